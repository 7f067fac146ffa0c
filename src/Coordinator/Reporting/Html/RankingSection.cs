using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>All configurations, the winner of each fold, and which configurations are really worse than the winner.</summary>
internal static class RankingSection
{
    public static void Write(Markup html, ReportStudy study)
    {
        html.Write($"""<section id="ranking" aria-labelledby="ranking-title"><h2 id="ranking-title">Ranking</h2><p>{Words(study)}</p>""");
        html.Write($"""<div class="controls" id="ranking-filters"><label>Filter <input type="search" id="ranking-filter" placeholder="mean&lt;0.1 status=scored" autocomplete="off"></label></div>""");
        html.Write($"""<p class="hint">Words must occur in a row; <code>name=value</code>, <code>name&lt;number</code> and <code>name&gt;number</code> test one column. Click a heading to sort, or a number in the column “no.” to see its curves.</p>""");
        html.Write($"""<p id="ranking-count" role="status" aria-live="polite"></p><div class="wide" tabindex="0" role="region" aria-label="All configurations"><table id="ranking-table"><caption><span>All configurations</span></caption><thead><tr></tr></thead><tbody></tbody></table></div>""");
        html.Write($"""<div class="controls" id="ranking-pages"><button type="button" id="ranking-back">Earlier rows</button><button type="button" id="ranking-on">Later rows</button></div>""");
        WriteFoldWinners(html, study);
        html.Write($"</section>");
    }

    private static string Words(ReportStudy study)
    {
        if (study.Reference is not { } winner)
        {
            return "There is no ranking: no configuration has scores for all its folds.";
        }

        var others = study.Scored.Where(row => row.Configuration != winner).ToList();
        var worse = study.Worse;
        if (others.Count == 0)
        {
            return "There is nothing to compare with: no other configuration has scores for all its folds.";
        }

        return study.View.Board.Folds < 2
            ? "One fold has no spread, so the uncertainty of the order is unknown."
            : $"{(worse == 0 ? "None" : $"{worse}")} of {Figures.Count(others.Count, "other configuration")} with all folds scored {(worse is 0 or 1 ? "is" : "are")} worse than configuration {winner} by more than the "
                + $"spread of the folds explains{(worse == others.Count ? "" : worse == 0 ? "; all can be as good" : "; the others can be as good")}. The column “difference to the winner” is the mean over folds of a configuration's "
                + $"{study.ScoreName} ({MetricNames.DirectionOf(study.View.Metric)}) less the winner's, with its 95 % interval, whose variance is corrected for folds that share training rows (Nadeau and Bengio, 2003). "
                + "The intervals are not corrected for their number: some of many exclude 0 by chance, and the winner was selected because it did well on these folds.";
    }

    private static void WriteFoldWinners(Markup html, ReportStudy study)
    {
        var winners = FoldWinners.Find(study.View.Board);
        if (winners.Count == 0)
        {
            return;
        }

        string[] metric = study.View.IsByLoss ? [] : [study.ScoreName];
        html.Write($"<h3>The winner of each fold</h3>");
        html.Table(
            study.View.IsByLoss
                ? $"The configuration with the lowest validation loss ({study.LossName}) on each fold"
                : $"The configuration with the best {study.ScoreName} on each fold",
            ["Fold", .. metric, "Train loss", "Validation loss", "No.", "Settings", "Epoch", "Stopped at epoch"],
            winners.Select(winner => (IEnumerable<string>)
            [
                $"{winner.Fold}", .. metric.Select(_ => Figures.Format(study.View.ScoreOf(winner.Line.Cost))), Figures.IfNumber(winner.Line.TrainLoss), Figures.Format(winner.Line.ValidationLoss), $"{winner.Configuration}",
                study.View.Columns.Describe(study.View.ChoicesOf(winner.Configuration)), $"{winner.Line.ScoredEpoch}", $"{winner.Line.Epochs}",
            ]));
    }
}
