using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How much the rows of each class count in a loss.</summary>
public abstract record ClassWeights
{
    private ClassWeights()
    {
    }

    /// <summary>All alike.</summary>
    public sealed record Equal : ClassWeights;

    /// <summary>In inverse proportion to the class's training rows: rows / (classes · rows of the class); 0 where it has none.</summary>
    public sealed record Balanced : ClassWeights;

    /// <summary>As given, by the names of the classes.</summary>
    /// <param name="Weights">Each ≥ 0, in ordinal order of the names.</param>
    public sealed record Named(ImmutableSortedDictionary<string, double> Weights) : ClassWeights;

    /// <summary>As given.</summary>
    /// <param name="Weights">One a class in the order of the classes, each ≥ 0.</param>
    public sealed record Given(ImmutableArray<double> Weights) : ClassWeights;
}
