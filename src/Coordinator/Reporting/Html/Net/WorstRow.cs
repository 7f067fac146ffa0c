using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>A row that is predicted badly.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Ids">The texts of the id columns.</param>
/// <param name="Probability">Of its class.</param>
/// <param name="Inputs">In words; null for an image.</param>
internal sealed record WorstRow(int Row, ImmutableArray<string> Ids, string Class, string Predicted, double Probability, string? Inputs)
{
    public static WorstRow Create(DataTable table, OutOfFoldRow row)
    {
        var of = (int)table.Targets[row.Row];
        return new WorstRow(row.Row, [.. table.Roles.Ids.Select(id => id.Texts[row.Row])], table.Classes[of], table.Classes[row.Class], row.Predictions[of], RowPictures.Words(table, row.Row));
    }
}
