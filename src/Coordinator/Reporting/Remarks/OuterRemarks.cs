using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether the winner's cross-validation score is what the search comes to on rows that it has not seen.</summary>
internal static class OuterRemarks
{
    /// <summary>Standard errors between the two scores that chance explains.</summary>
    private const double MostErrors = 2;

    /// <summary>
    /// The two scores are means, over folds and over outer folds; the standard error of their difference is taken as if the two were independent.
    /// </summary>
    public static IEnumerable<Remark> Find(StudyView study, Selected selected)
    {
        var summary = study.Board.Summary(selected.Configuration);
        if (OuterScore.Compute(study.Outer, study.Metric) is not { } outer || summary.CostDeviation is not { } deviation) yield break;
        var validated = study.ScoreOf(summary.Cost);
        var error = Math.Sqrt((deviation * deviation / study.Board.Folds) + (outer.StandardError * outer.StandardError));
        if (!(error > 0 && Math.Abs(validated - outer.Mean) > MostErrors * error)) yield break;
        var isWorse = study.Metric.HigherIsBetter ? outer.Mean < validated : outer.Mean > validated;
        yield return new Remark(
            "far-from-outer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{study.ScoreName}: {Figures.Format(validated)} in the winner's cross-validation, {Figures.Format(outer.Mean)} in nested cross-validation. They differ by more than {MostErrors} standard errors ({Figures.Format(error)}). ")
            + (isWorse
                ? "The choice of configuration and epoch makes the first one optimistically biased. For new rows expect the second one."
                : "Some outer folds can have easier rows than others. Compare their scores in report.html."));
    }
}
