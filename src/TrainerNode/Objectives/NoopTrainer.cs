using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>
/// The objective <c>noop</c>: trainings that train nothing, to try and to measure everything around a training. Losses are drawn from the fold's stream
/// and fall with the epochs; like real ones they depend on settings, data, seed, fold and restart alone. There is no model.
/// </summary>
/// <param name="experiment">Its seed, and its metric: the metric of one class is recorded too.</param>
/// <param name="data">Its data.</param>
public sealed class NoopTrainer(Experiment experiment, DataSet data) : ITrainer
{
    /// <inheritdoc/>
    public FoldOutcome TrainFold(Configuration configuration, int fold, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var (hyperparameters, model) = (configuration.Hyperparameters, ModelOf(configuration));
        var epochs = hyperparameters.Training.MaxEpochs;
        var draws = TrainingSeed.ForFold(experiment.Seed, fold, configuration.Part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var recorded = MetricCurves.Recorded(!data.Train.Classes.IsEmpty, experiment.Selection.Metric);
        var curves = new LossCurves(new double[epochs], new double[epochs])
        {
            Metrics = [.. recorded.Select(each => new MetricCurve(MetricCurves.NameOf(each), new double[epochs]))],
        };
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            var loss = (1 + draws.NextSingle()) / epoch;
            (curves.Train[epoch - 1], curves.Validation[epoch - 1]) = (loss / 2, loss);
            var metrics = MetricsOf(loss, data.Train, hyperparameters.TopK);
            foreach (var (place, each) in recorded.Index())
            {
                curves.Metrics[place].Values[epoch - 1] = SelectionCost.Value(each, metrics);
            }

            onEpoch(new EpochProgress(epoch, loss / 2, loss));
        }

        var best = Array.IndexOf(curves.Validation, curves.Validation.Min());
        return new FoldOutcome.Scored(best + 1, curves, MetricsOf(curves.Validation[best], data.Train, hyperparameters.TopK));
    }

    /// <inheritdoc/>
    public RefitOutcome Refit(
        Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var (model, topK) = (ModelOf(configuration), configuration.Hyperparameters.TopK);
        var draws = TrainingSeed.ForRefit(experiment.Seed, restart, configuration.Part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var curve = new double[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            curve[epoch - 1] = (1 + draws.NextSingle()) / epoch;
        }

        var test = configuration.Part is null ? data.Test : data.Train;
        return new RefitOutcome.Delivered(
            new RefitResult(
                restart, epochs, curve, new Score(curve[^1], MetricsOf(curve[^1], data.Train, topK)),
                test is null ? null : new Score(curve[^1], MetricsOf(curve[^1], test, topK))),
            []);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: there are no predictions.</exception>
    public OutOfFoldOutcome TrainOutOfFold(
        Configuration configuration, int fold, int epochs, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        throw new NotSupportedException("model.kind = noop has no predictions.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static ModelSettings.Noop ModelOf(Configuration configuration) => (ModelSettings.Noop)configuration.Hyperparameters.Model;

    // Of each class the share 1 / (1 + loss) of its rows is right, and the others are taken for the next class.
    private static ModelMetrics MetricsOf(double loss, DataTable table, int topK)
    {
        if (table.Classes.IsEmpty) return new RegressionMetrics(loss, loss, 1 - loss);
        var rows = new int[table.Classes.Length];
        foreach (var target in table.Targets) rows[(int)target]++;
        int[] hits = [.. rows.Select(count => (int)(count / (1 + loss)))];
        return new ClassMetrics(
            [
                .. rows.Select((count, index) =>
                {
                    var before = (index + rows.Length - 1) % rows.Length;
                    return new ClassCounts(count, hits[index] + rows[before] - hits[before], hits[index]);
                }),
            ],
            topK, topK > 1 ? rows.Sum() : hits.Sum());
    }

    private static void Wait(ModelSettings.Noop model, CancellationToken cancellation)
    {
        if (model.Milliseconds > 0)
        {
            cancellation.WaitHandle.WaitOne(model.Milliseconds);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
