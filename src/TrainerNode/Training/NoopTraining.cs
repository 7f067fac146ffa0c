using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Trainings that train nothing, to try and to measure everything around a training: losses are drawn from the fold's stream and fall with
/// the epochs. Like the real ones they depend on settings, data, seed, fold and restart alone.
/// </summary>
/// <param name="data">The experiment's data.</param>
/// <param name="seed">The experiment's.</param>
/// <param name="metric">What configurations are ranked by: where it is the metric of one class, it is recorded too.</param>
public sealed class NoopTraining(DataSet data, ulong seed, SelectionMetric metric = default)
{
    /// <summary>A fold that scores drawn losses.</summary>
    /// <param name="model">How long an epoch waits.</param>
    /// <param name="hyperparameters">How many epochs, and how many guesses a row of classes has.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="onEpoch">Called after each epoch, or null.</param>
    /// <param name="cancellation">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    public FoldOutcome TrainFold(
        ModelSettings.Noop model, Hyperparameters hyperparameters, int fold, Action<EpochProgress>? onEpoch, CancellationToken cancellation,
        OuterPart? part = null)
    {
        var epochs = hyperparameters.Training.MaxEpochs;
        var draws = TrainingSeed.ForFold(seed, fold, part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var recorded = MetricCurves.Recorded(!data.Train.Classes.IsEmpty, metric);
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

            onEpoch?.Invoke(new EpochProgress(epoch, loss / 2, loss));
        }

        var best = Array.IndexOf(curves.Validation, curves.Validation.Min());
        return new FoldOutcome.Scored(best + 1, curves, MetricsOf(curves.Validation[best], data.Train, hyperparameters.TopK));
    }

    /// <summary>A refit with a model of the smallest kind, which predicts 0, or every class alike.</summary>
    /// <param name="model">How long an epoch waits.</param>
    /// <param name="topK">Guesses that a row of classes has, ≥ 1.</param>
    /// <param name="epochs">How many, ≥ 1.</param>
    /// <param name="restart">Which seed, from 0.</param>
    /// <param name="cancellation">As above.</param>
    /// <param name="part">As above.</param>
    public RefitOutcome Refit(ModelSettings.Noop model, int topK, int epochs, int restart, CancellationToken cancellation, OuterPart? part = null)
    {
        var draws = TrainingSeed.ForRefit(seed, restart, part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var curve = new double[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            curve[epoch - 1] = (1 + draws.NextSingle()) / epoch;
        }

        var test = part is null ? data.Test : data.Train;
        return new RefitOutcome.Trained(
            new RefitResult(
                restart, epochs, curve, new Score(curve[^1], MetricsOf(curve[^1], data.Train, topK)),
                test is null ? null : new Score(curve[^1], MetricsOf(curve[^1], test, topK))),
            Zero(data.Train));
    }

    private static TrainedModel Zero(DataTable table)
    {
        var model = new ModelSettings.Mlp([1], new Relu(), 0);
        var inputs = table.InputColumns;
        return new TrainedModel(
            model,
            table.InputNames,
            table.TargetName,
            new ColumnScale(new float[inputs], [.. Enumerable.Repeat(1f, inputs)]),
            new ColumnScale([0], [1]),
            [.. LinearLayer.Of(model, inputs, Math.Max(1, table.Classes.Length)).SelectMany(layer => new[]
            {
                new NamedWeights(layer.WeightName, [layer.Outputs, layer.Inputs], new float[layer.Outputs * layer.Inputs]),
                new NamedWeights(layer.BiasName, [layer.Outputs], new float[layer.Outputs]),
            })])
        {
            Classes = table.Classes,
            Source = table.Source,
            Image = table.Images?.Shape,
        };
    }

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
