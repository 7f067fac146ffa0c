using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>What earlier runs left in the store. The state takes it over and drops what it has taken in.</summary>
/// <param name="Configurations">All that were ever drawn, whether this run's space holds them or not.</param>
/// <param name="Frontier">How many configurations the last run had drawn: as many are drawn at once, to see what is done.</param>
/// <param name="Refits">All refits ever counted.</param>
/// <param name="OutOfFold">All folds ever trained again.</param>
/// <param name="Open">Attempts of earlier runs whose end is not recorded.</param>
public sealed record Recorded(
    Dictionary<ConfigurationKey, RecordedConfiguration> Configurations,
    int Frontier,
    IReadOnlyDictionary<RefitKey, RefitEnd> Refits,
    IReadOnlyDictionary<OutOfFoldKey, OutOfFoldEnd> OutOfFold,
    IReadOnlyList<OpenAttempt> Open)
{
    /// <summary>The choices of the configurations in the run as stored, by index. Asked for where what comes next depends on results.</summary>
    public Func<IReadOnlyDictionary<int, ImmutableArray<Choice>>> Choices { get; init; } = () => ImmutableDictionary<int, ImmutableArray<Choice>>.Empty;

    /// <summary>Why the search ended early, as stored; null where it did not.</summary>
    public EarlyEnd? Early { get; init; }

    /// <summary>A study that begins.</summary>
    public static Recorded Nothing() => new([], 0, new Dictionary<RefitKey, RefitEnd>(), new Dictionary<OutOfFoldKey, OutOfFoldEnd>(), []);
}

/// <summary>A configuration that was drawn before.</summary>
/// <param name="Position">Its index in the run as stored; null where it is not in it.</param>
/// <param name="Folds">Its counted folds.</param>
/// <param name="Lost">Unrecorded folds with the number of their lost attempts.</param>
public sealed record RecordedConfiguration(int? Position, IReadOnlyList<RecordedFold> Folds, IReadOnlyList<(int Fold, int Attempts)> Lost)
{
    /// <summary>The epochs to which it was promoted; 0: it was not.</summary>
    public int Promoted { get; init; }
}

/// <summary>A fold that was counted before.</summary>
/// <param name="Fingerprint">See <see cref="Counting.CountedFolds"/>.</param>
public sealed record RecordedFold(int Fold, FoldLine Line, ulong Fingerprint, AttemptId Attempt)
{
    /// <summary>Why it is not trained; null where it is.</summary>
    public string? Reason { get; init; }
}

/// <summary>What makes two refits the same training.</summary>
/// <param name="Recipe">See <see cref="RefitRecipe"/>.</param>
public readonly record struct RefitKey(ConfigurationKey Configuration, string Recipe, int Restart);

/// <summary>What makes two second trainings of a fold the same.</summary>
/// <param name="WithModel">Whether their models are kept.</param>
public readonly record struct OutOfFoldKey(ConfigurationKey Configuration, int Fold, int Epochs, bool WithModel);

/// <summary>An attempt of an earlier incarnation of the coordinator.</summary>
/// <param name="Fold">Which fold; null for a refit and for a fold that is trained again, which are done again rather than adopted.</param>
public sealed record OpenAttempt(AttemptId Attempt, ConfigurationKey Configuration, int? Fold, NodeId Node);
