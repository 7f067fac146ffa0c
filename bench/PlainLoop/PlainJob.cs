using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training.Optimizers;
using TorchSharp;

namespace ActorSearch.PlainLoop;

/// <summary>All folds of an experiment, one after the other, as one writes it with TorchSharp alone.</summary>
internal static class PlainJob
{
    /// <summary>Trains every <paramref name="parts"/>-th fold, from the <paramref name="part"/>-th.</summary>
    /// <returns>Epochs that were run.</returns>
    public static long Run(string file, int part, int parts, string[] overrides)
    {
        torch.set_num_threads(1);
        var experiment = Right(ExperimentFile.Read(BuiltIn.Schema, file, overrides));
        var table = Right(DataSets.Load(experiment.Data)).Train;
        var strata = Strata.One(table.Rows);
        var (epochs, place) = (0L, 0);
        foreach (var configuration in Preview.Suggest(experiment))
        {
            var settings = Of(configuration.Hyperparameters);
            for (var fold = 0; fold < experiment.Validation.Trainings; fold++)
            {
                if (place++ % parts == part)
                {
                    epochs += PlainTraining.Run(table, Splits.For(experiment.Validation, strata, experiment.Seed, fold), settings).Epochs;
                }
            }
        }

        return epochs;
    }

    private static Settings Of(Hyperparameters hyperparameters)
    {
        var training = hyperparameters.Training;
        return hyperparameters is { Model: Mlp model, Optimizer: Adam adam }
            ? new Settings(
                training.BatchSize, [.. model.Hidden], adam.LearningRate, adam.WeightDecay, training.MaxEpochs, training.EarlyStopping?.Patience ?? int.MaxValue)
            : throw new NotSupportedException("The plain loop knows fully connected nets and Adam.");
    }

    private static T Right<T>(Checked<T> value) =>
        value is Checked<T>.Right right ? right.Value : throw new ArgumentException(string.Join(' ', ((Checked<T>.Wrong)value).Mistakes));
}
