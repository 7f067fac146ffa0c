using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What is said of a study that was resumed with other settings.</summary>
internal static class ChangedWords
{
    /// <summary>Before training; null where a new search has the same results.</summary>
    public static string? Line(StudyCard card) => List(card.Changed, card) is { } list
        ? $"resumed with other settings: {list}. What is recorded counts, so a new search with these settings may have another digest"
        : null;

    /// <summary>The remark on the result.</summary>
    public static IEnumerable<Remark> Remarks(StudyView view) => List(view.Changed, view.Experiment.Settings) is { } list
        ? [new Remark("changed-search", $"The study was resumed with other settings: {list}. What was recorded before counts, so a new search with these settings may have another digest.")]
        : [];

    /// <summary>The changes of a study; null where there are none.</summary>
    /// <param name="card">Has the settings of now.</param>
    public static string? List(IReadOnlyDictionary<string, string> changes, StudyCard card) => List(changes, card.Settings);

    private static string? List(IReadOnlyDictionary<string, string> changes, ImmutableSortedDictionary<string, string> now) => changes.Count == 0 ? null
        : string.Join(", ", changes.Select(change => Describe(change.Key, change.Value, now.GetValueOrDefault(change.Key))));

    private static string Describe(string path, string before, string? now) => path == StudyChanges.Space ? "space is another one"
        : before.Length == 0 ? $"{path} ended an earlier run"
        : now is null ? $"{path} was {before}"
        : now == before ? $"{path} was changed and is {now} again"
        : $"{path} was {before} and is {now} now";
}
