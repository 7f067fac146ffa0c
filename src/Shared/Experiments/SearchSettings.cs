using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Which configurations of the space are tried. What makes the strategy is in <c>Search</c>, in a record that derives from this.</summary>
public abstract record SearchSettings
{
    /// <summary>How many, ≥ 1, or fewer if the space has fewer; null: all, so that the space must be finite.</summary>
    public int? Samples { get; init; }

    /// <summary>What to begin with: some choices each, the others are drawn.</summary>
    public ImmutableArray<ImmutableArray<Choice>> Start { get; init; } = [];
}

/// <summary>Which folds of a configuration are trained. The numbers never change their meaning.</summary>
public enum FoldRacing
{
    /// <summary>All.</summary>
    All = 0,

    /// <summary>No more of a configuration that cannot win: its other folds cannot be good enough, however well they go.</summary>
    Exact = 1,

    /// <summary>No more of a configuration that trails the best one on the same folds by more than chance.</summary>
    Race = 2,
}
