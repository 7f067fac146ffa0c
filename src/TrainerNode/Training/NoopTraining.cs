using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Trainings that train nothing, to try and to measure everything around a training: losses are drawn from the fold's stream and fall with
/// the epochs. Like the real ones they depend on settings, seed, fold and restart alone.
/// </summary>
public static class NoopTraining
{
    /// <summary>A fold that scores drawn losses.</summary>
    /// <param name="model">How long an epoch waits.</param>
    /// <param name="training">How many epochs.</param>
    /// <param name="seed">The experiment's.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="onEpoch">Told after each epoch; null for nobody.</param>
    /// <param name="cancellation">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    public static FoldOutcome TrainFold(
        ModelSettings.Noop model, TrainingSettings training, ulong seed, int fold, Action<EpochProgress>? onEpoch, CancellationToken cancellation,
        OuterPart? part = null)
    {
        var draws = TrainingSeed.ForFold(seed, fold, part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var curves = new LossCurves(new double[training.MaxEpochs], new double[training.MaxEpochs])
        {
            Metrics = [new MetricCurve("mae", new double[training.MaxEpochs]), new MetricCurve("rmse", new double[training.MaxEpochs]), new MetricCurve("r2", new double[training.MaxEpochs])],
        };
        for (var epoch = 1; epoch <= training.MaxEpochs; epoch++)
        {
            Wait(model, cancellation);
            var loss = (1 + draws.NextSingle()) / epoch;
            (curves.Train[epoch - 1], curves.Validation[epoch - 1]) = (loss / 2, loss);
            foreach (var (place, (_, value)) in MetricCurves.Of(ScoreOf(loss).Metrics).Index())
            {
                curves.Metrics[place].Values[epoch - 1] = value;
            }

            onEpoch?.Invoke(new EpochProgress(epoch, loss / 2, loss));
        }

        var best = Array.IndexOf(curves.Validation, curves.Validation.Min());
        var score = ScoreOf(curves.Validation[best]);
        return new FoldOutcome.Scored(best + 1, curves, score.Metrics);
    }

    /// <summary>A refit with a model of the smallest kind, which predicts 0.</summary>
    /// <param name="epochs">How many, ≥ 1.</param>
    /// <param name="restart">Which seed, from 0.</param>
    /// <param name="part">As above.</param>
    public static RefitOutcome Refit(
        ModelSettings.Noop model, DataSet data, ulong seed, int epochs, int restart, CancellationToken cancellation, OuterPart? part = null)
    {
        var draws = TrainingSeed.ForRefit(seed, restart, part?.Number ?? 0).Stream(StreamPurpose.InitialWeights, model.Variant);
        var curve = new double[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Wait(model, cancellation);
            curve[epoch - 1] = (1 + draws.NextSingle()) / epoch;
        }

        var score = ScoreOf(curve[^1]);
        return new RefitOutcome.Trained(new RefitResult(restart, epochs, curve, score, data.Test is null && part is null ? null : score), Zero(data.Train));
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
            [.. LinearLayer.Of(model, inputs, 1).SelectMany(layer => new[]
            {
                new NamedWeights(layer.WeightName, [layer.Outputs, layer.Inputs], new float[layer.Outputs * layer.Inputs]),
                new NamedWeights(layer.BiasName, [layer.Outputs], new float[layer.Outputs]),
            })])
        {
            Source = table.Source,
        };
    }

    private static Score ScoreOf(double loss) => new(loss, new RegressionMetrics(loss, loss, 1 - loss));

    private static void Wait(ModelSettings.Noop model, CancellationToken cancellation)
    {
        if (model.Milliseconds > 0)
        {
            cancellation.WaitHandle.WaitOne(model.Milliseconds);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
