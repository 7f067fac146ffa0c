using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Models.Kinds;

/// <summary>The list of architectures: what experiments may ask for, and what a model's description may name.</summary>
public static class NetKinds
{
    /// <summary>In the order in which a sentence lists them.</summary>
    public static ImmutableArray<Kind<ModelSettings>> All { get; } = [Mlp.Kind, Conv.Kind];

    /// <summary>The architecture with these settings.</summary>
    /// <param name="word">Its word.</param>
    /// <param name="settings">Canonical texts by path; the others have their defaults.</param>
    /// <param name="kinds">All architectures, those of <see cref="All"/> among them.</param>
    /// <exception cref="FormatException">There is no such word, or a text is not canonical.</exception>
    public static NetModel Make(string word, IReadOnlyDictionary<string, string> settings, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        var catalog = Catalog.Empty.With(ModelSection.Kind, kinds).With(ModelSection.Activation, ActivationKinds.All);
        return (NetModel)new SettingValues(catalog, path => path == ModelSection.Kind.Path ? word : settings.GetValueOrDefault(path)).Make(ModelSection.Kind);
    }
}
