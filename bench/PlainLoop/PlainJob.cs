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

/// <summary>Trains all folds of an experiment and the refits of its winner one after the other, with TorchSharp alone.</summary>
internal static class PlainJob
{
    /// <summary>Trains every <paramref name="parts"/>-th fold, from the <paramref name="part"/>-th, and then as many of the refits.</summary>
    /// <param name="winner">Index of the configuration that is refit.</param>
    /// <param name="refitEpochs">How long.</param>
    /// <param name="restarts">How often.</param>
    /// <returns>Epochs of the folds, and when the last of these ended, in milliseconds since 1970.</returns>
    public static (long Epochs, long FoldsEnded) Run(string file, int part, int parts, int winner, int refitEpochs, int restarts, string[] overrides)
    {
        torch.set_num_threads(1);
        var experiment = Right(ExperimentFile.Read(BuiltIn.Schema, file, overrides));
        var table = Right(DataSets.Load(experiment.Data)).Train;
        var strata = Strata.One(table.Rows);
        var (epochs, place) = (0L, 0);
        var configurations = Preview.Suggest(experiment).ToList();
        foreach (var settings in configurations.Select(configuration => Of(configuration.Hyperparameters)))
        {
            for (var fold = 0; fold < experiment.Validation.Trainings; fold++)
            {
                if (place++ % parts == part)
                {
                    epochs += PlainTraining.Run(table, Splits.For(experiment.Validation, strata, experiment.Seed, fold), settings).Epochs;
                }
            }
        }

        var ended = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (var restart = part; restart < restarts; restart += parts)
        {
            PlainTraining.Refit(table, Of(configurations[winner].Hyperparameters), refitEpochs);
        }

        return (epochs, ended);
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
