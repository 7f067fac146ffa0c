using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What is said of a search that ended before its last configuration.</summary>
internal static class EarlyWords
{
    /// <summary>After how many configurations it ended, and why; null where it came to its end.</summary>
    public static string? Line(StudyView view) => view.Early is { } early
        ? $"stopped after {early.Configurations} of {Figures.Count(view.Planned, "configuration")}: {early.Reason}"
        : null;

    /// <summary>A remark on a search that the clock ended, with what repeats it.</summary>
    public static IEnumerable<Remark> Remarks(StudyView view)
    {
        if (view.Early is not { IsByClock: true } early) yield break;
        var repeat = view.Experiment.Search.Samples is not null ? string.Create(CultureInfo.InvariantCulture, $"search.samples = {early.Configurations}")
            : view.Experiment is { Racing: FoldRacing.All, Ladder: null } ? string.Create(CultureInfo.InvariantCulture, $"search.stop.folds = {(long)early.Configurations * view.Board.Folds}")
            : null;
        yield return new Remark(
            "ended-by-clock",
            $"The clock ended the search, since {early.Reason} after {Figures.Count(early.Configurations, "configuration")}. Another run may end elsewhere and have another digest"
            + (repeat is null ? "." : $"; {repeat} without search.stop.after repeats this one."));
    }
}
