using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>Where in the space good configurations lie, and which hyperparameters matter.</summary>
internal static class SpaceSection
{
    /// <summary>The most values of a hyperparameter in a table.</summary>
    private const int MostRows = 50;

    /// <summary>Of more configurations only so many are drawn: lines, and points of a hyperparameter.</summary>
    public const int MostLines = 400, MostPoints = 2000;

    public static void Write(Markup html, ReportStudy study, SpaceFigures space)
    {
        html.Write($"""<section id="space" aria-labelledby="space-title"><h2 id="space-title">The space</h2>""");
        if (space.Varied.IsEmpty || space.Rows.Length < 2)
        {
            html.Write($"<p>There is nothing to compare: this needs two configurations with all folds scored and a hyperparameter that differs between them.</p></section>");
            return;
        }

        WriteImportance(html, study, space);
        var higher = study.View.Metric.HigherIsBetter;
        html.Chart(
            "parallel",
            "All hyperparameters together",
            $"Each line is a configuration, from axis to axis through its hyperparameters to its mean {study.ScoreName}; strong lines are better. Numbers "
                + $"increase upwards, on a narrow screen to the right; other values are in the order of the experiment. The entries above the chart hide and show groups.{Drawn(MostLines, space.Rows.Length)}");
        html.Chart(
            "slices",
            "Each hyperparameter by itself",
            $"Each point is a configuration; a bar is the mean for its value. {(higher ? "Higher" : "Lower")} is better: {ScoreOf(study)}, mean over folds.{Drawn(MostPoints, space.Rows.Length)}",
            () => WriteSlices(html, study.ScoreName, space));
        if (space.Varied.Length > 1)
        {
            html.Chart(
                "pairs",
                "Two hyperparameters at a time",
                $"Each field is a pair of values: the mean {study.ScoreName} over all configurations that have both. Darker is better; a field without configurations is empty.{Colours(space)}",
                controls: () => html.Write($"""<div class="controls"><label>Rows <select id="pairs-first"></select></label><label>Columns <select id="pairs-second"></select></label><label>Show <select id="pairs-kind"><option value="mean">the mean</option><option value="best">the best</option></select></label></div>"""),
                table: () => html.Write($"""<div id="pairs-table"></div>"""));
            WriteContour(html, study, space);
        }

        html.Write($"</section>");
    }

    private static void WriteContour(Markup html, ReportStudy study, SpaceFigures space)
    {
        var numbers = Enumerable.Range(0, space.Varied.Length).Where(i => space.Varied[i].Values.Length > 4 && space.Varied[i].Values.All(SpaceFigures.IsNumber))
            .OrderByDescending(i => space.Importance?.Main[i] ?? 0).Take(2).Select(i => space.Varied[i].Name).ToList();
        if (numbers is not [var first, var second]) return;
        html.Chart(
            "contour",
            $"The score over {first} and {second}",
            $"The two most important hyperparameters with five or more numbers. Points are configurations; the lines join places where the mean {study.ScoreName} of the eight nearest configurations, "
                + "weighted by the inverse of their squared distance, is the same (Shepard 1968). Other hyperparameters differ between neighbours, so a line is not a measured surface.");
    }

    private static string Drawn(int most, int all) => all <= most
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" {most:N0} of {all:N0} configurations are drawn: the best, and an even selection of the others.");

    private static string Colours(SpaceFigures space) => double.IsNaN(space.Spread)
        ? ""
        : $" The colours span at least twice the standard deviation of one configuration over its folds ({Figures.Format(space.Spread)}, the median), so that a difference within the noise has nearly one colour.";

    private static string ScoreOf(ReportStudy study) => study.View.IsByLoss ? study.LossName : study.ScoreName;

    private static void WriteImportance(Markup html, ReportStudy study, SpaceFigures space)
    {
        var score = study.ScoreName;
        if (space.Importance is not { } importance)
        {
            html.Write($"<p>Importance is not known: all configurations have the same score, there are too few, or the best ones differ from the others in nothing by more than chance.</p>");
            return;
        }

        var order = Enumerable.Range(0, space.Varied.Length).OrderByDescending(i => importance.Main[i]).ToList();
        var (largest, share) = order.Select(i => (space.Varied[i].Name, importance.Main[i]))
            .Concat(importance.Pairs.Select(pair => ($"{space.Varied[pair.First].Name} with {space.Varied[pair.Second].Name}", pair.Share)))
            .MaxBy(entry => entry.Item2);
        var most = share > 0
            ? $"The largest share: {largest}, {Share(share)}."
            : $"With {Figures.Count(space.Rows.Length, "configuration")} no hyperparameter explains more than chance does.";
        if (study.Worse == 0 && share > 0)
        {
            most += " No configuration is worse than the winner by more than the folds' spread explains, so these shares can be noise.";
        }

        var rest = 1 - importance.Main.Sum() - importance.Pairs.Sum(pair => pair.Share);
        var words = importance.IsOfBest
            ? $"How much the values of each hyperparameter in the best tenth differ from those of all {space.Tried} configurations, in shares of the sum (PED-ANOVA, Watanabe, Bansal and Hutter 2023), minus "
                + $"what as many random configurations differ by. The search preferred some values or pruned configurations, so means over its configurations would be biased. {most}"
            : importance.Exact
            ? $"Share of the variance of the mean {score} over all {space.Rows.Length} configurations. They are a full grid, so the shares are exact (functional "
                + $"analysis of variance): each hyperparameter alone, each pair beyond both alone, and {Share(Math.Max(0, rest))} for three and more together. {most}"
            : $"Share of the variance of the mean {score} that each hyperparameter explains by itself, over {space.Rows.Length} configurations: groups of equal values, "
                + $"numbers with many values in groups of equal size, minus what the same number of groups explains by chance (adjusted R²). The shares need not add up to 100 %. {most}";
        html.Chart("importance", "Which hyperparameters matter", words, () => html.Table(
            importance.IsOfBest ? "Shares of the differences" : "Shares of the variance",
            ["Hyperparameter", "Share"],
            order.Select(i => (IEnumerable<string>)[space.Varied[i].Name, Share(importance.Main[i])])
                .Concat(importance.Pairs.OrderByDescending(pair => pair.Share)
                    .Select(pair => (IEnumerable<string>)[$"{space.Varied[pair.First].Name} with {space.Varied[pair.Second].Name}", Share(pair.Share)]))));
    }

    private static void WriteSlices(Markup html, string score, SpaceFigures space)
    {
        foreach (var varied in space.Varied)
        {
            html.Table(
                varied.Values.Length > MostRows ? $"{varied.Name}: the first {MostRows} of {varied.Values.Length} values" : varied.Name,
                ["Value", "Configurations", $"Mean {score}", $"Best mean {score}"],
                space.StatisticsOf(varied).Take(MostRows)
                    .Select(entry => (IEnumerable<string>)[entry.Value, entry.Count.ToString(CultureInfo.InvariantCulture), Figures.Format(entry.Mean), Figures.Format(entry.Best)]));
        }
    }

    private static string Share(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
