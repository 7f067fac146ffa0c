using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Analysis.Effects;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>What the columns do to predictions: their importance, and how predictions follow the strongest.</summary>
internal static class InputsSection
{
    public static void Write(Markup html, InputInsight insight, IReadOnlyList<string> classes)
    {
        if (insight is InputInsight.None) return;
        html.Write($"""<section id="inputs" aria-labelledby="inputs-title"><h2 id="inputs-title">Effects of the columns</h2>""");
        if (insight is InputInsight.Missing missing) html.Write($"<p>{missing.Sentence}</p>");
        if (insight is InputInsight.Shown shown) Write(html, shown, classes);
        html.Write($"</section>");
    }

    private static void Write(Markup html, InputInsight.Shown shown, IReadOnlyList<string> classes)
    {
        var effects = shown.Effects;
        html.Write($"<p>Computed on {Figures.Count(effects.Rows, "row")}: {shown.Words}. Their {NameOf(effects.Metric)} is {Figures.Format(effects.Score)}.</p>");
        html.Chart(
            "column-importance",
            "Permutation importance",
            $"How much worse the {NameOf(effects.Metric)} is when the values of one column are shuffled: the mean of five shuffles, and as a line their standard deviation. Near 0 the predictions do without the column. "
                + "Columns that say the same share their importance, so that each of them can seem unimportant."
                + (effects.Importance.Length == InputEffects.MostColumns ? $" Only the first {InputEffects.MostColumns} columns were looked at." : ""),
            () => html.Table(
                "Columns by permutation importance",
                ["Column", "Importance", "Standard deviation"],
                effects.Importance.Select(column => (IEnumerable<string?>)[column.Column, Figures.Format(column.Mean), Figures.Format(column.Deviation)])));
        if (effects.Dependence.IsEmpty) return;
        html.Chart(
            "column-dependence",
            "Partial dependence on the strongest columns",
            "The mean prediction of all rows if every row had the same value of a column. Numbers go from their 5th to their 95th percentile. It says what the net does, not what causes what; where columns go together, "
                + "some of these rows do not exist.",
            () =>
            {
                foreach (var column in effects.Dependence) WriteTable(html, column, classes);
            });
    }

    private static void WriteTable(Markup html, PartialDependence column, IReadOnlyList<string> classes) => html.Table(
        $"Mean prediction by {column.Column}",
        [column.Column, .. column.Predictions.Length == 1 ? ["Mean prediction"] : column.Predictions.Select((_, at) => classes[at])],
        Enumerable.Range(0, column.Values.Length).Select(at => column.Predictions.Select(output => Figures.Format(output[at])).Prepend(InputEffectsData.ValueOf(column, at))));

    private static string NameOf(Metric metric) => metric.Text;
}
