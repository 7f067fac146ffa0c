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
