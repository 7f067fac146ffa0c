using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>The configurations that folds were lately trained of: the folds of one follow each other, and typing its choices takes time.</summary>
/// <param name="experiment">What the choices are made of.</param>
internal sealed class ConfigurationCache(Experiment experiment)
{
    private const int Most = 64;

    private readonly Dictionary<string, Configuration> _byKey = [];

    /// <summary>The configuration, or null where the choices do not make the one with this key: then both sides differ in what they mean.</summary>
    public Configuration? Get(int index, string key, Choice[] choices)
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
