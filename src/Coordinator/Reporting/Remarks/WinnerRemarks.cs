using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether a better configuration may lie outside of what was searched.</summary>
internal static class WinnerRemarks
{
    public static IEnumerable<Remark> Find(StudyView study, Selected selected)
    {
        foreach (var choice in study.ChoicesOf(selected.Configuration))
        {
            if (study.Experiment.Space.Dimensions.FirstOrDefault(dimension => dimension.Path == choice.Path) is { } dimension
                && RangeBorder.Find(dimension, choice.Value) is { } border)
            {
                yield return new Remark(
                    "winner-at-border",
                    $"{choice.Path}: the winner has {ReadableValue.Format(choice.Value)}, at the {(border == Border.Upper ? "upper" : "lower")} end of the range that was searched. "
                    + $"Extend the range {(border == Border.Upper ? "upwards" : "downwards")}.");
            }
        }

        if (Cut(study, selected) is { } cut) yield return cut;
        if (Tie(study, selected) is { } tie) yield return tie;
    }

    private static Remark? Tie(StudyView study, Selected selected)
    {
        var best = study.Board.Summary(selected.Configuration).Cost;
        var alike = study.Board.Configurations.Select(study.Board.Summary).Count(summary => summary.Status == ConfigurationStatus.Scored && RankOrder.CompareCosts(summary.Cost, best) == 0);
        return alike < 2 ? null : new Remark(
            "tie-at-top",
            string.Create(CultureInfo.InvariantCulture, $"{study.ScoreName}: {alike} configurations have the winner's mean, {Figures.Format(study.ScoreOf(best))}. ")
            + "Tie-breakers decided which of them wins. More folds, or a metric with finer steps, would separate them.");
    }

    private static Remark? Cut(StudyView study, Selected selected)
    {
        if (study.ValueOf(selected.Configuration, "training.early-stopping") != "true" || !int.TryParse(study.ValueOf(selected.Configuration, "training.max-epochs"), NumberStyles.None, CultureInfo.InvariantCulture, out var most))
        {
            return null;
        }

        var lines = study.Board.Lines(selected.Configuration);
        var cut = 0;
        foreach (var line in lines) cut += line.ScoredEpoch == most ? 1 : 0;
        return 2 * cut < lines.Length ? null : new Remark(
            "training-cut",
            string.Create(
                CultureInfo.InvariantCulture,
                $"training.max-epochs: {cut} of the winner's {Figures.Count(lines.Length, "fold")} {(cut == 1 ? "is" : "are")} scored at the last epoch, {most}. Training was cut off; increase it."));
    }
}
