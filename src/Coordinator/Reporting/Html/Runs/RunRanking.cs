using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>The configurations that two runs share, side by side.</summary>
internal static class RunRanking
{
    public static void Write(Markup html, RunPair pair, RunNames names)
    {
        html.Write($"""<section id="common" aria-labelledby="common-title"><h2 id="common-title">Common configurations</h2><p>{Words(pair)}</p>""");
        if (pair.Common.Any(one => one.AreScored))
        {
            html.Chart(
                "both",
                $"Mean {pair.ScoreName} in both",
                $"Each point is a configuration; on the diagonal it scored the same in both. Below it B's number is lower, which is {(pair.A.View.Metric.HigherIsBetter ? "worse" : "better")}.");
        }

        if (!pair.Common.IsEmpty)
        {
            html.Table(
                $"In the order of A's ranking{(pair.Common.Length > RunPairFile.MostCommon ? $", the first {RunPairFile.MostCommon} of {pair.Common.Length}" : "")}; {names.A}, {names.B}",
                ["Settings", "Rank in A", "Rank in B", $"Mean {pair.ScoreName} in A", "In B", .. pair.HaveSameFolds ? ["B less A ± 95 %"] : Array.Empty<string>(), "No. in A", "No. in B"],
                pair.Common.Take(RunPairFile.MostCommon).Select(one => (IEnumerable<string?>)
                [
                    Describe(pair, one), Rank(one.A.Rank), Rank(one.B.Rank), Mean(pair.A, one.A), Mean(pair.B, one.B),
                    .. pair.HaveSameFolds ? [Difference(pair, one)] : Array.Empty<string?>(), $"{one.A.Configuration}", $"{one.B.Configuration}",
                ]));
        }

        html.Write($"</section>");
    }

    /// <summary>The hyperparameters of both spaces.</summary>
    public static string Describe(RunPair pair, CommonConfiguration common)
    {
        var values = pair.Paths.Select(path => (Name: path[(path.LastIndexOf('.') + 1)..], Path: path, Value: pair.A.ValueOf(common.A.Configuration, path)))
            .Where(one => one.Value is not null).ToList();
        return values.Count == 0
            ? "the settings of the file"
            : string.Join(", ", values.Select(one => $"{(values.Count(other => other.Name == one.Name) == 1 ? one.Name : one.Path)} {one.Value}"));
    }

    private static string Words(RunPair pair)
    {
        if (pair.Common.IsEmpty)
        {
            return "The two runs have no common configuration, that is, one with the same value of every hyperparameter that either run varied.";
        }

        var count = $"{Figures.Count(pair.Common.Length, "configuration")} of {pair.A.Ranked.Count} in A and {pair.B.Ranked.Count} in B {(pair.Common.Length == 1 ? "is" : "are")} the same in all "
            + "that either run varied.";
        var order = pair.RankCorrelation() is { } correlation
            ? $" The order of those that both scored has a rank correlation (Spearman) of {correlation.ToString("0.00", CultureInfo.InvariantCulture)}: 1 is the same order, 0 means unrelated."
            : "";
        return count + order + (pair.HaveSameFolds
            ? " Both runs have the same folds, so differences are paired by fold, with intervals for folds that share training rows (Nadeau and Bengio, 2003)."
            : " The runs have different folds (another seed or validation), so differences are not paired.");
    }

    private static string Rank(int? rank) => rank?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Mean(Run run, LeaderboardRow row) => row.Summary.Status == ConfigurationStatus.Scored
        ? Figures.Format(run.View.ScoreOf(row.Summary.Cost), row.Summary.CostDeviation)
        : StatusNames.Describe(row.Summary.Status);

    private static string? Difference(RunPair pair, CommonConfiguration common)
    {
        if (common.Difference is not { } difference)
        {
            return null;
        }

        var mean = pair.A.View.ScoreOf(difference.Mean);
        var sign = mean < 0 ? "−" : mean > 0 ? "+" : "";
        return difference.Margin is { } margin
            ? $"{sign}{Shown(Math.Abs(mean), margin)} ± {Shown(margin, margin)}"
            : $"{sign}{Figures.Format(Math.Abs(mean))}";
    }

    // As many decimals as the margin has two digits of.
    private static string Shown(double number, double margin) => margin is > 1e-8 and < 1e6
        ? number.ToString($"F{Math.Max(0, 1 - (int)Math.Floor(Math.Log10(margin)))}", CultureInfo.InvariantCulture)
        : Figures.Format(number);
}
