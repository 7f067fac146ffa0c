using System.Collections.Immutable;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>What a user should know before a result is believed or used: a remark each.</summary>
internal static class ResultRemarks
{
    /// <summary>The remarks on a search that came to its end.</summary>
    /// <param name="study">Its folds.</param>
    /// <param name="selected">The winner; null where there is none.</param>
    /// <param name="refits">Its refits; may be empty.</param>
    /// <param name="classes">Names of the classes; empty where the target is a number.</param>
    /// <param name="outOfFold">What the winner says to rows that it was not trained on; null where that is not at hand.</param>
    public static ImmutableArray<Remark> Find(StudyView study, Selected? selected, ImmutableArray<RefitResult> refits, ImmutableArray<string> classes, OutOfFoldPredictions? outOfFold = null) =>
    [
        .. selected is null ? [] : WinnerRemarks.Find(study, selected),
        .. selected is null || refits.IsEmpty ? [] : RefitRemarks.Find(study, selected, refits, classes, outOfFold),
        .. selected is not null && outOfFold is not null && ConstantRemark.Find(study, selected, outOfFold) is { } constant ? [constant] : Array.Empty<Remark>(),
        .. selected is null ? [] : OuterRemarks.Find(study, selected),
        .. FailureRemarks.Find(study),
        .. EarlyWords.Remarks(study),
        .. ChangedWords.Remarks(study),
    ];
}
