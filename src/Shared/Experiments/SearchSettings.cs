using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Which configurations of the space are tried.</summary>
public abstract record SearchSettings
{
    private SearchSettings()
    {
    }

    /// <summary>All combinations, the last key of the space varying fastest.</summary>
    public sealed record Grid : SearchSettings;

    /// <summary>Distinct draws from the space.</summary>
    /// <param name="Samples">How many, ≥ 1; fewer when the space holds fewer.</param>
    public sealed record Random(int Samples) : SearchSettings;

    /// <summary>Configurations that fill the space evenly.</summary>
    /// <param name="Samples">How many, ≥ 1; fewer when the space holds fewer.</param>
    /// <param name="Start">What to begin with: some choices each, the others are drawn.</param>
    public sealed record Sobol(int Samples, ImmutableArray<ImmutableArray<Choice>> Start) : SearchSettings;

    /// <summary>A search that learns from results.</summary>
    /// <param name="Kind">The word of the strategy.</param>
    /// <param name="Samples">How many, ≥ 1; fewer when the space holds fewer.</param>
    /// <param name="Ahead">Configurations under way whose results the next suggestion does not see, ≥ 1.</param>
    /// <param name="Start">What to begin with: some choices each, the others are drawn.</param>
    public sealed record Learning(string Kind, int Samples, int Ahead, ImmutableArray<ImmutableArray<Choice>> Start) : SearchSettings;
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
