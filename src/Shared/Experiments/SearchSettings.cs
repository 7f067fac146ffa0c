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
