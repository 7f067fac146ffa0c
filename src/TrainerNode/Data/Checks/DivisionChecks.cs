using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>
/// Rows that belong together, by a group or by their time, on both sides of a fold: then a model is scored on rows that it nearly knows, and its score is too good.
/// </summary>
internal static class DivisionChecks
{
    /// <summary>With fewer rows, values or groups too much looks like a pattern.</summary>
    private const int FewestRows = 50, FewestGroups = 10;

    /// <summary>Neighbouring rows of a series have targets that are so alike.</summary>
    private const double Alike = 0.5;

    private static readonly string[] Things =
        ["patient", "subject", "user", "customer", "client", "person", "participant", "group", "session", "device", "sensor", "site", "store", "household", "animal"];

    public static IEnumerable<Remark> Remarks(Experiment experiment, DataTable table, CheckedRows train)
    {
        var (validation, roles) = (experiment.Validation, table.Roles);
        if (roles.Folds is { } folds && !validation.UsesFolds)
        {
            yield return new Remark("folds-ignored", $"column {QuotedText.Quoted(folds.Column)} has the fold in which each row validates, but the rows are divided without it. Set validation.kind = predefined, or give the column the type ignore in data.columns.");
        }

        Remark? grouped = null;
        if (roles.Groups is { Names.Length: 1 } only)
        {
            yield return new Remark("one-group", $"column {QuotedText.Quoted(only.Column)} has one group, {QuotedText.Quoted(only.Names[0])}, in all rows, so no score says how well rows of other groups are predicted. If it is not a group, give it the type ignore in data.columns.");
        }
        else if (roles.Groups is { } groups && !validation.UsesGroups)
        {
            grouped = Grouped(
                $"column {QuotedText.Quoted(groups.Column)} has {groups.Names.Length} groups, but the rows of a group are divided between training and validation, which makes the score too good if new rows come from new groups",
                validation);
        }
        else if (roles.Groups is null && !validation.UsesGroups && train.Rows >= FewestRows && Suspected(table, train) is (var name, var count))
        {
            grouped = Grouped(
                string.Create(CultureInfo.InvariantCulture, $"input {QuotedText.Quoted(name)} looks like an id that repeats ({count} values in {train.Rows} rows), and its rows are divided between training and validation; if the rows to predict will have other values in it, the score is too good; give it the type group in data.columns"),
                validation);
        }

        if (grouped is not null) yield return grouped;
        if (validation.UsesTimes || !validation.IsDrawn || validation.UsesGroups) yield break;
        if (roles.Times is { } times)
        {
            yield return Timed($"column {QuotedText.Quoted(times.Column)} has the times of the rows, but later rows train and earlier ones validate");
        }
        else if (train.Rows >= FewestRows && Ordered(table, train) is (var dates, var breaks))
        {
            yield return Timed($"input {QuotedText.Quoted(dates)}: its dates are in order{(breaks == 0 ? ", so the rows are a series" : $" except at {breaks} row{(breaks == 1 ? "" : "s")}, so the rows are one or several series")}, but later rows train and earlier ones validate; give the column the type time in data.columns if later rows are to be predicted");
        }
        else if (grouped is null && train.Rows >= FewestRows && table.Classes.IsEmpty && Autocorrelation(train.Targets) is >= Alike and var alike)
        {
            // Rows of one group are alike without being a series, so this is said only where no group is found.
            yield return Timed(string.Create(
                CultureInfo.InvariantCulture,
                $"target {QuotedText.Quoted(train.Target)}: rows that follow one another in the file have similar targets (correlation {alike:0.##}), as in a series, but they are divided between training and validation"));
        }
    }

    private static Remark Grouped(string found, ValidationSettings validation) =>
        new("groups-divided", $"{found}. Set validation.kind = {(validation.IsStratified ? "stratified-group-k-fold" : validation.Folds == 1 ? "group-holdout" : "group-k-fold")}.");

    private static Remark Timed(string found) => new(
        "time-ignored", $"{found}, which makes the score too good for a forecast. Set validation.kind = time-series, or validation.shuffle = false.");

    /// <summary>An input whose values are ids of things that each have several rows, by its name or because the rows of each value follow one another. Dates are none.</summary>
    private static (string Name, int Count)? Suspected(DataTable table, CheckedRows train)
    {
        var values = new double[train.Rows];
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            if (table.ColumnOf(column).Date is not null) continue;
            train.Copy(column, values);
            if (Array.Exists(values, value => value != Math.Floor(value))) continue;
            var count = values.Distinct().Count();
            if (count < FewestGroups || count * 2 > values.Length) continue;
            var runs = 1 + Enumerable.Range(1, values.Length - 1).Count(row => values[row] != values[row - 1]);
            if (runs == count || SaysThing(train.Inputs[column])) return (train.Inputs[column], count);
        }

        return null;
    }

    private static bool SaysThing(string name) =>
        InputChecks.SaysId(name) || Things.Any(thing => name.Contains(thing, StringComparison.OrdinalIgnoreCase));

    /// <summary>A column of dates that rise or fall from row to row, except where another series begins or a row is out of place.</summary>
    private static (string Name, int Breaks)? Ordered(DataTable table, CheckedRows train)
    {
        var values = new double[train.Rows];
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            if (table.ColumnOf(column).Date is not { Part: DatePart.Elapsed }) continue;
            train.Copy(column, values);
            var (rises, falls) = (0, 0);
            for (var row = 1; row < values.Length; row++)
            {
                rises += values[row] > values[row - 1] ? 1 : 0;
                falls += values[row] < values[row - 1] ? 1 : 0;
            }

            var (breaks, steps) = (Math.Min(rises, falls), Math.Max(rises, falls));
            if (steps >= FewestGroups && breaks * FewestGroups <= steps) return (train.Inputs[column], breaks);
        }

        return null;
    }

    /// <summary>Between each row's target and the next one's; 0 where the rows are sorted by the target, which says nothing.</summary>
    private static double Autocorrelation(ReadOnlySpan<double> targets)
    {
        double sum = 0;
        var (rises, falls) = (0, 0);
        for (var row = 0; row < targets.Length; row++)
        {
            sum += targets[row];
            if (row == 0) continue;
            rises += targets[row] > targets[row - 1] ? 1 : 0;
            falls += targets[row] < targets[row - 1] ? 1 : 0;
        }

        if (Math.Min(rises, falls) == 0) return 0;
        double mean = sum / targets.Length, squares = 0, products = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            squares += (targets[row] - mean) * (targets[row] - mean);
            if (row > 0) products += (targets[row] - mean) * (targets[row - 1] - mean);
        }

        return squares > 0 ? products / squares : 0;
    }
}
