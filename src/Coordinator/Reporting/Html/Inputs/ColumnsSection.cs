using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Writing;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>What each column is and how it is prepared.</summary>
internal static class ColumnsSection
{
    private const int Most = 200;

    /// <param name="nets">How many nets the model averages.</param>
    public static void Write(Markup html, ImmutableArray<ColumnRow> columns, int nets)
    {
        if (columns.IsEmpty) return;
        html.Write($"""<section id="columns" aria-labelledby="columns-title"><h2 id="columns-title">Columns</h2>""");
        html.Write($"<p>Every step is fitted on the rows that a net is trained on. {(nets > 1 ? $"The model is the mean of {nets} nets, each with its own numbers; those of the first are shown. " : "")}model.json has all of them.</p>");
        html.Table(
            "What each column is and how it becomes inputs of the net",
            ["Column", "Type", "Missing", "Values in training", "Prepared"],
            columns.Take(Most).Select(column => (IEnumerable<string?>)[column.Name, column.Use, column.Missing is { } missing ? $"{missing}" : null, column.Values, column.Prepared]));
        if (columns.Length > Most) html.Write($"""<p class="hint">{columns.Length - Most} more columns are in model.json.</p>""");
        html.Write($"</section>");
    }
}
