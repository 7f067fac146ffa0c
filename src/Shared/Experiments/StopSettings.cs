namespace ActorSearch.Shared.Experiments;

/// <summary>
/// When a search has tried enough. All but the time follows from results, so that the search ends at the same configuration on any number of nodes.
/// </summary>
/// <param name="Folds">No configuration is begun once so many folds are trained or are to be trained; null: no limit.</param>
/// <param name="NoBetterFor">Nor after so many configurations without a better one; null: no limit.</param>
/// <param name="Target">Nor once one is at least as good as this, in units of the metric that ranks; null: none.</param>
public sealed record StopSettings(int? Folds, int? NoBetterFor, double? Target)
{
    /// <summary>The whole walk is tried.</summary>
    public static StopSettings Never { get; } = new(null, null, null);

    /// <summary>Nor after the run has lasted so long; null: no limit.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Nor once the next one is expected to improve the score by less than this, in units of the metric that ranks; null: no limit.</summary>
    public double? Regret { get; init; }

    /// <summary>Whether results or the time decide, so that only a few configurations may be begun ahead.</summary>
    public bool NeedsResults => NoBetterFor is not null || Target is not null || Regret is not null || After is not null;

    /// <summary>Whether anything decides.</summary>
    public bool IsSet => NeedsResults || Folds is not null;
}
