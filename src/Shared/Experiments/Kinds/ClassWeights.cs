using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How much the rows of each class count in a loss, or what a wrong prediction of them costs.</summary>
public abstract record ClassWeights
{
    private ClassWeights()
    {
    }

    /// <summary>The numbers in the order of the classes; null where they follow from a rule, or are of other classes.</summary>
    /// <param name="classes">Names of the classes, in order.</param>
    public Given? InOrder(ImmutableArray<string> classes) => this switch
    {
        Named(var named) when named.Count == classes.Length && classes.All(named.ContainsKey) => new Given([.. classes.Select(name => named[name])]),
        Given given when given.Weights.Length == classes.Length => given,
        _ => null,
    };

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
