using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Storage;

/// <summary>
/// With which other settings a study was resumed so that its digest may differ from that of a new search: where a strategy learns, recorded suggestions
/// stay; where a race or rungs leave trainings out, what was trained before counts, whether it would be left out now or not. Any other search has the
/// results of a new one, whatever was changed.
/// </summary>
public static class StudyChanges
{
    /// <summary>The name of the space among the settings.</summary>
    public const string Space = "space";

    /// <summary>The setting by which the clock may end a run.</summary>
    public static readonly string Clock = StopSection.After.Path;

    private static readonly ImmutableHashSet<string> WithoutEffect = [.. ThresholdSection.All.Select(setting => setting.Path)];

    /// <summary>
    /// The settings that were changed, each with its text before the last change. The text is empty for the space, and for the clock if it ended an earlier run, which
    /// the end of a race or of rungs follows.
    /// </summary>
    /// <param name="earlier">With the changes before this one.</param>
    /// <param name="now">Of the run that resumes the study. Some configurations must be drawn.</param>
    /// <param name="endedByClock">Whether the clock ended the run before.</param>
    public static ImmutableSortedDictionary<string, string> Find(StudyCard earlier, StudyCard now, bool endedByClock)
    {
        var experiment = BuiltIn.Schema.FromSettings(now.Settings) with { Space = now.Space };
        var leavesOut = experiment.Racing != FoldRacing.All || experiment.Ladder is not null;
        if (!leavesOut && SearchStrategies.Create(experiment).Ahead == int.MaxValue)
        {
            return StudyCard.Unchanged;
        }

        var found = earlier.Changed.ToBuilder();
        foreach (var path in earlier.Settings.Keys.Intersect(now.Settings.Keys))
        {
            var (before, after) = (earlier.Settings[path], now.Settings[path]);
            if (before != after && (leavesOut ? Decides(path) : Suggests(path, before, after)))
            {
                found[path] = before;
            }
        }

        if (leavesOut && endedByClock)
        {
            found[Clock] = "";
        }

        if (StudyJson.Write(earlier.Space) != StudyJson.Write(now.Space))
        {
            found[Space] = "";
        }

        return found.ToImmutable();
    }

    private static bool Decides(string path) =>
        path.StartsWith("search.", StringComparison.Ordinal) || (path.StartsWith("selection.", StringComparison.Ordinal) && !WithoutEffect.Contains(path));

    // A search that ends later has the same beginning.
    private static bool Suggests(string path, string before, string after) => Decides(path) && path != SearchSection.Samples.Path && path != Clock
        && (path == StopSection.Folds.Path || path == StopSection.NoBetterFor.Path ? LimitOf(after) < LimitOf(before)
            : path != StopSection.Target.Path && path != StopSection.Regret.Path || after != StopSection.Target.Default);

    private static int LimitOf(string text) => int.Parse(text, CultureInfo.InvariantCulture) is > 0 and var limit ? limit : int.MaxValue;
}
