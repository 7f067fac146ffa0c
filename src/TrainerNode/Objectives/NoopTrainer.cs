using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>
/// The objective <c>noop</c>: trainings that train nothing, to try and to measure everything around a training. Losses are drawn from the fold's stream
/// and fall with the epochs; like real ones they depend on settings, data, seed, fold and restart alone. There is no model.
/// </summary>
/// <param name="experiment">Its seed and its metrics.</param>
/// <param name="data">Its data.</param>
public sealed class NoopTrainer(Experiment experiment, DataSet data) : ITrainer
{
    private readonly MetricSet _metrics = experiment.Metrics;

    /// <inheritdoc/>
    public FoldOutcome TrainFold(Configuration configuration, int fold, int last, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var (epochs, model) = (Math.Min(last, configuration.Hyperparameters.Training.MaxEpochs), ModelOf(configuration));
        var draws = TrainingSeed.ForFold(experiment.Seed, fold, configuration.Part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var recorded = _metrics.Recorded;
        var curves = new LossCurves(new double[epochs], new double[epochs])
        {
            Metrics = [.. recorded.Select(each => new MetricCurve(each.Name, new double[epochs]))],
        };
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            var loss = (1 + draws.NextSingle()) / epoch;
            (curves.Train[epoch - 1], curves.Validation[epoch - 1]) = (loss / 2, loss);
            var rows = Drawn(loss, data.Train);
            foreach (var (place, each) in recorded.Index()) curves.Metrics[place].Values[epoch - 1] = each.Compute(rows);
            onEpoch(new EpochProgress(epoch, loss / 2, loss));
        }

        var best = Array.IndexOf(curves.Validation, curves.Validation.Min());
        return new FoldOutcome.Scored(best + 1, curves, ModelMetrics.Create(recorded, Drawn(curves.Validation[best], data.Train)));
    }

    /// <inheritdoc/>
    public RefitOutcome Refit(
        Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var model = ModelOf(configuration);
        var draws = TrainingSeed.ForRefit(experiment.Seed, restart, configuration.Part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var curve = new double[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            curve[epoch - 1] = (1 + draws.NextSingle()) / epoch;
        }

        var test = configuration.Part is null ? data.Test : data.Train;
        return new RefitOutcome.Delivered(
            new RefitResult(restart, epochs, curve, ScoreOf(curve[^1], data.Train), test is null ? null : ScoreOf(curve[^1], test)), []);
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

    private static NoopModel ModelOf(Configuration configuration) => (NoopModel)configuration.Hyperparameters.Model;

    private Score ScoreOf(double loss, DataTable table) => new(loss, ModelMetrics.Create(_metrics.Final, Drawn(loss, table)));

    // Predictions of numbers miss by the loss. Of each class the share 1 / (1 + loss) of its rows is right, the others are taken for the next class.
    private static PredictedRows Drawn(double loss, DataTable table)
    {
        var classes = table.Classes.Length;
        if (classes == 0) return new PredictedRows(table.Targets.Select(target => target + (float)loss).ToArray(), table.Targets, 0);
        var (rows, seen) = (new int[classes], new int[classes]);
        foreach (var target in table.Targets) rows[(int)target]++;
        var outputs = new float[table.Rows * classes];
        for (var row = 0; row < table.Rows; row++)
        {
            var actual = (int)table.Targets[row];
            var isRight = seen[actual]++ < (int)(rows[actual] / (1 + loss));
            outputs[(row * classes) + (isRight ? actual : (actual + 1) % classes)] = 1;
        }

        return new PredictedRows(outputs, table.Targets, classes);
    }

    private static void Wait(NoopModel model, CancellationToken cancellation)
    {
        if (model.Milliseconds > 0)
        {
            cancellation.WaitHandle.WaitOne(model.Milliseconds);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
