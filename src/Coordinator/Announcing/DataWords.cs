using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Announcing;

internal static class DataWords
{
    private const int LongestName = 20;
    private const int MostInputs = 10;
    private const int MostClasses = 12;

    public static string Rows(Experiment experiment, DataSet data)
    {
        if (!experiment.Data.HasRows) return "none; folds are numbered repeats";
        var files = experiment.Data.Files;
        return $"{Figures.Count(data.Train.Rows, "training row")}, {(data.Test is { } test ? Figures.Count(test.Rows, "test row") : "no test rows")}"
            + (!files.IsEmpty && data.Train.Images is null && data.Train.InputColumns > 0 ? $", {MissingWords(data.Train)}" : "")
            + $" ({(files.IsEmpty ? "generated" : string.Join(", ", files.Select(Path.GetFileName)))})";
    }

    public static string Inputs(DataTable table) => table.Images is { Shape: var shape }
        ? Text($"{shape.Pixels} pixels ({shape.Height} × {shape.Width})")
        : Text($"{table.InputNames.Length}: ") + Listed([.. Enumerable.Range(0, table.InputColumns).Select(table.ColumnOf)], MostInputs, Input);

    /// <summary>Columns that say something of the rows; null if there are none.</summary>
    public static string? Roles(DataTable table)
    {
        var (roles, said) = (table.Roles, new List<string>());
        if (roles.Groups is { } groups) said.Add(Text($"groups {Short(groups.Column)} ({groups.Names.Length})"));
        if (roles.Times is { } times) said.Add($"time {Short(times.Column)}");
        if (roles.Folds is { } folds) said.Add($"folds {Short(folds.Column)}");
        said.AddRange(roles.Ids.Select(id => $"id {Short(id.Column)}"));
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    /// <summary>The class weights, if they are the same for all configurations; otherwise null.</summary>
    public static string? Weights(Experiment experiment, DataTable table)
    {
        if (experiment.Space.Dimensions.Any(dimension => dimension.Path is "loss.class-weights" or "loss.kind")) return null;
        var weights = ClassWeighting.ByName(experiment.Configure(0, []).Hyperparameters.Loss, table.Classes).ToList();
        return weights.Count == 0 ? null : Listed([.. weights.Select(weight => $"{Short(weight.Key)} {Figures.Format(weight.Value)}")], MostClasses, text => text);
    }

    /// <summary>What a wrong prediction of each class costs; null where no threshold is chosen by costs.</summary>
    public static string? Costs(Experiment experiment, DataTable table) =>
        experiment.Selection.Threshold?.Among(table.Classes) is ThresholdRule.ByCosts { Costs: ClassWeights.Given(var costs) }
            ? string.Join(", ", table.Classes.Zip(costs, (name, cost) => $"{Short(name)} {Figures.Format(cost)}")) : null;

    public static string Target(DataTable table)
    {
        if (table.Classes.IsEmpty)
        {
            var (least, most) = (table.TargetUnit.Restore(table.Targets.Min()), table.TargetUnit.Restore(table.Targets.Max()));
            var (low, high) = (Figures.Format(least), Figures.Format(most));
            // Large numbers can differ only in later digits.
            return $"{Short(table.TargetName)}, numbers from " + (low == high ? Text($"{least:G12} to {most:G12}") : $"{low} to {high}");
        }

        var rows = new int[table.Classes.Length];
        if (table.HasLabels)
        {
            for (var label = 0; label < rows.Length; label++) rows[label] = table.Targets.Count(target => LabelSet.Has(target, label));
            return $"{(table.TargetName == DataTable.LabelsName ? "" : $"{Short(table.TargetName)}, ")}{rows.Length} labels: {Listed(Enumerable.Range(0, rows.Length).ToImmutableArray(), LabelSet.Most, of => Text($"{Short(table.Classes[of])} {rows[of]}"))}; "
                + Text($"{Figures.Count(table.Targets.Count(target => target == 0), "row")} without a label");
        }

        foreach (var label in table.Targets) rows[(int)label]++;
        return $"{Short(table.TargetName)}, {rows.Length} classes: "
            + Listed(Enumerable.Range(0, rows.Length).ToImmutableArray(), MostClasses, of => Text($"{Short(table.Classes[of])} {rows[of]}"))
            + (rows.Length > MostClasses ? $" (the rarest has {Figures.Count(rows.Min(), "row")})" : "");
    }

    private static string MissingWords(DataTable table)
    {
        var missing = table.Columns.DistinctBy(column => column.FileColumn).ToList();
        return missing.Sum(column => column.Missing) is > 0 and var values
            ? $"{Figures.Count(values, "value")} missing in {Figures.Count(missing.Count(column => column.Missing > 0), "column")}"
            : "no value missing";
    }

    private static string Input(InputColumn column)
    {
        var said = column.Type switch
        {
            ColumnType.Category => [Text($"category of {column.Levels.Length}")],
            ColumnType.Flag => ["flag"],
            ColumnType.Date when column.Date is { Part: DatePart.Elapsed } => ["date"],
            _ => new List<string>(),
        };
        if (column.Missing > 0) said.Add(Text($"{column.Missing} missing"));
        return said.Count == 0 ? Short(column.Name) : $"{Short(column.Name)} ({string.Join(", ", said)})";
    }

    private static string Listed<T>(ImmutableArray<T> all, int most, Func<T, string> shown) =>
        string.Join(", ", all.Take(most).Select(shown)) + (all.Length > most ? Text($" and {all.Length - most} more") : "");

    /// <summary>A long name is shortened.</summary>
    private static string Short(string name)
    {
        var letters = StringInfo.ParseCombiningCharacters(name);
        return letters.Length <= LongestName ? name : name[..letters[LongestName - 1]] + "…";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
