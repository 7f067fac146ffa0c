using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>The list of nonlinearities: what experiments may ask for, and what a model's description may name.</summary>
public static class ActivationKinds
{
    /// <summary>In the order in which a sentence lists them.</summary>
    public static ImmutableArray<Kind<Activation>> All { get; } = [Gelu.Kind, Relu.Kind, Relu6.Kind, Silu.Kind, Tanh.Kind, LeakyRelu.Kind];

    public static IEnumerable<Activation> Each => All.Select(kind => kind.Make(null!));

    /// <summary>The one of a word, or null.</summary>
    public static Activation? Find(string? word) => Each.FirstOrDefault(activation => activation.Word == word);
}
