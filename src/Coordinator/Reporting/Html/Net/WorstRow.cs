using System.Collections.Immutable;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>A row that is predicted badly.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Ids">The texts of the id columns.</param>
/// <param name="Probability">Of its class.</param>
/// <param name="Inputs">In words; null for an image.</param>
internal sealed record WorstRow(int Row, ImmutableArray<string> Ids, string Class, string Predicted, double Probability, string? Inputs)
{
    /// <param name="place">Of the row among those that were predicted.</param>
    public static WorstRow Create(OutOfFoldPredictions predicted, int place)
    {
        var (table, row, of) = (predicted.Table, predicted.Rows[place], predicted.ActualOf(place));
        return new WorstRow(
            row, [.. table.Roles.Ids.Select(id => id.Texts[row])], table.Classes[of], table.Classes[predicted.ClassOf(place)], predicted.OutputsAt(place)[of], RowPictures.Words(table, row));
    }
}
