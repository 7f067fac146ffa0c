using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>A column of the training file in words.</summary>
/// <param name="Use">Its type, or what it is instead of an input.</param>
/// <param name="Missing">Training rows without a value; null where that is not counted.</param>
/// <param name="Prepared">How it becomes inputs of a net.</param>
internal sealed record ColumnRow(string Name, string Use, int? Missing, string Values, string Prepared)
{
    /// <summary>The inputs of a model, and the columns that say something else of the rows; none for images.</summary>
    public static ImmutableArray<ColumnRow> List(TrainedModel model, DataTable table)
    {
        if (table.Images is not null) return [];
        var (net, roles) = (model.Nets()[0], table.Roles);
        return
        [
            .. model.InputNames.Select((name, at) => new ColumnRow(
                name, model.ColumnOf(at).Type.ToString().ToLowerInvariant(), table.ColumnOf(at).Missing, ColumnValues.Format(table, model.ColumnOf(at), at, text => text), PreparationWords.Describe(net, at))),
            .. roles.Ids.Select(id => Role(id.Column, "id")),
            .. roles.Groups is { } groups ? [Role(groups.Column, "group")] : Array.Empty<ColumnRow>(),
            .. roles.Times is { } times ? [Role(times.Column, "time")] : Array.Empty<ColumnRow>(),
            .. roles.Folds is { } folds ? [Role(folds.Column, "fold")] : Array.Empty<ColumnRow>(),
        ];
    }

    private static ColumnRow Role(string name, string use) => new(name, use, null, "", "not an input");
}
