using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether so many folds failed that the search was of another space than the file says.</summary>
internal static class FailureRemarks
{
    private const double MostFailed = 0.1;

    /// <summary>A value that so many of the failed folds have, and whose folds mostly failed, is named.</summary>
    private const double MostOfThem = 0.8, MostOfIts = 0.5;

    public static IEnumerable<Remark> Find(StudyView study)
    {
        var failed = new Dictionary<int, int>();
        foreach (var configuration in study.Board.Configurations)
        {
            failed.Add(configuration, 0);
            foreach (var line in study.Board.Lines(configuration)) failed[configuration] += line.Status is FoldStatus.Failed or FoldStatus.Quarantined ? 1 : 0;
        }

        var all = failed.Values.Sum(count => (long)count);
        if (all == 0 || all < MostFailed * study.Board.Counted) yield break;
        yield return new Remark(
            "many-failed",
            string.Create(CultureInfo.InvariantCulture, $"{all} of {Figures.Count(study.Board.Counted, "fold")} failed")
            + (Common(study, failed, all) is var (choice, count) ? $", {count} of them with {choice.Path} = {choice.Value}. Remove that value from space" : ". Narrow the space")
            + "; folds.csv has the reasons.");
    }

    private static (Choice Choice, long Count)? Common(StudyView study, Dictionary<int, int> failed, long all)
    {
        var found = (
            from configuration in failed.Keys
            from choice in study.ChoicesOf(configuration)
            group configuration by choice into same
            let count = same.Sum(configuration => (long)failed[configuration])
            // A value that all configurations share explains nothing.
            where same.Count() < failed.Count && count >= MostOfThem * all && count >= MostOfIts * same.Count() * study.Board.Folds
            orderby count / (double)same.Count() descending, count descending, same.Key.Path
            select (Choice: same.Key, Count: count)).ToList();
        return found.Count == 0 ? null : found[0];
    }
}
