using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>The latest configurations: the folds of one follow each other, and reading its choices takes time.</summary>
/// <param name="experiment">What the choices are made of.</param>
internal sealed class ConfigurationCache(Experiment experiment)
{
    private const int Most = 64;

    private readonly Dictionary<string, Configuration> _byKey = [];

    /// <summary>The training that a message asks for; null where its choices make another configuration here.</summary>
    public SlotJob? JobOf(TrainFold fold) => Get(fold.Configuration, fold.ConfigurationKey, fold.Choices) is { } configuration
        ? new SlotJob.Fold(fold.Attempt, configuration, fold.Fold) { Epochs = fold.Epochs, Trace = fold.Trace }
        : null;

    /// <summary>The training that a message asks for; null where its choices make another configuration here.</summary>
    public SlotJob? JobOf(TrainRefit refit) => Get(refit.Configuration, refit.ConfigurationKey, refit.Choices) is { } configuration
        ? new SlotJob.Refit(refit.Attempt, configuration, refit.Epochs, refit.HoldOut, refit.Restart) { Trace = refit.Trace }
        : null;

    /// <summary>The training that a message asks for; null where its choices make another configuration here.</summary>
    public SlotJob? JobOf(TrainOutOfFold fold) => Get(fold.Configuration, fold.ConfigurationKey, fold.Choices) is { } configuration
        ? new SlotJob.OutOfFold(fold.Attempt, configuration, fold.Fold, fold.Epochs, fold.WithModel) { Trace = fold.Trace }
        : null;

    /// <summary>The configuration, or null if the choices do not make the one with this key: then both sides read them differently.</summary>
    private Configuration? Get(int index, string key, Choice[] choices)
    {
        if (_byKey.TryGetValue(key, out var known) && known.Index == index)
        {
            return known;
        }

        var configuration = experiment.Configure(index, [.. choices]);
        if (configuration.Key.Hex != key)
        {
            return null;
        }

        if (_byKey.Count >= Most)
        {
            _byKey.Clear();
        }

        return _byKey[key] = configuration;
    }
}
