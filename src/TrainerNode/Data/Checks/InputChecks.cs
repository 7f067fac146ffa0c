using System.Globalization;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Input columns that cannot help, or that help only if the target is already known.</summary>
internal static class InputChecks
{
    /// <summary>With fewer rows too much looks like a pattern.</summary>
    private const int FewestRows = 10;

    /// <summary>A higher correlation means the same column in another unit, rounded.</summary>
    private const double Perfect = 0.99999;

    private static readonly string[] IdNames = ["id", "ids", "index", "idx", "uuid", "key", "number", "nr", "no", "row"];

    public static IEnumerable<Remark> Remarks(CheckedRows train)
    {
        var (constant, ids, copies) = Sort(train);
        if (constant.Count > 0)
        {
            yield return new Remark("constant-input", $"{CheckedRows.Named(constant)}: one value in {train.Told("training")}, so a model cannot learn from {It(constant)}. Leave {It(constant)} out of data.inputs.");
        }

        if (ids.Count > 0)
        {
            yield return new Remark("id-input", $"{CheckedRows.Named(ids)}: a different whole number in each row, like a row id, which does not help to predict new rows. Leave {It(ids)} out of data.inputs.");
        }

        if (copies.Count > 0)
        {
            yield return new Remark(
                "target-copy",
                $"{CheckedRows.Named(copies)}: {(copies.Count == 1 ? "determines" : "each determines")} the target {QuotedText.Quoted(train.Target)} in {train.Told("training")}. "
                + $"If {(copies.Count == 1 ? "it is" : "they are")} known only together with the target, leave {It(copies)} out of data.inputs.");
        }
    }

    /// <summary>Columns that count the rows.</summary>
    public static IReadOnlyList<string> Ids(CheckedRows train) => Sort(train).Ids;

    private static (List<string> Constant, List<string> Ids, List<string> Copies) Sort(CheckedRows train)
    {
        List<string> constant = [], ids = [], copies = [];
        var values = new double[train.Rows];
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            train.Copy(column, values);
            if (Array.TrueForAll(values, value => value.Equals(values[0])))
            {
                if (train.Rows > 1) constant.Add(train.Inputs[column]);
            }
            else if (!train.IsOfNumbers(column) || Array.Exists(values, double.IsNaN))
            {
                // What follows is about numbers, one in each row.
            }
            else if (train.Rows >= FewestRows && TellsTarget(values, train))
            {
                copies.Add(train.Inputs[column]);
            }
            else if (train.Rows >= FewestRows && train.Inputs.Length > 1 && !train.IsOfDates(column) && Counts(values, train.Inputs[column]))
            {
                ids.Add(train.Inputs[column]);
            }
        }

        return (constant, ids, copies);
    }

    private static string It(List<string> columns) => columns.Count == 1 ? "it" : "them";

    /// <summary>Whether a column is another whole number in each row, and either hardly a number is left out or its name says that it is an id.</summary>
    private static bool Counts(ReadOnlySpan<double> values, string name)
    {
        double least = values[0], most = values[0];
        foreach (var value in values)
        {
            if (value != Math.Floor(value)) return false;
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return (most - least < 2.0 * values.Length || IsSteady(values) || SaysId(name)) && new HashSet<double>(values.ToArray()).Count == values.Length;
    }

    private static bool IsSteady(ReadOnlySpan<double> values)
    {
        for (var row = 2; row < values.Length; row++)
        {
            if (values[row] - values[row - 1] != values[1] - values[0]) return false;
        }

        return true;
    }

    /// <summary>Whether a name says that a column numbers rows or things.</summary>
    public static bool SaysId(string name) =>
        IdNames.Contains(name.Split([' ', '_', '-', '.', '#'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.ToLower(CultureInfo.InvariantCulture))
        || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal);

    private static bool TellsTarget(ReadOnlySpan<double> values, CheckedRows train)
    {
        var targets = train.Targets;
        if (train.HasLabels) return TellsLabel(values, train);
        if (values.SequenceEqual(targets)) return true;
        return train.Classes.IsEmpty
            // With one input only, this is the relation to learn.
            ? train.Inputs.Length > 1 && (Math.Abs(Correlation(values, targets)) > Perfect || IsMonotone(values, targets))
            : IsOneToOne(values, targets, train.Classes.Length);
    }

    private static bool TellsLabel(ReadOnlySpan<double> values, CheckedRows train)
    {
        for (var label = 0; label < train.Classes.Length; label++)
        {
            if (IsOneToOne(values, Array.ConvertAll(train.Targets, target => LabelSet.Has(target, label) ? 1.0 : 0), 2)) return true;
        }

        return false;
    }

    private static double Correlation(ReadOnlySpan<double> values, ReadOnlySpan<double> targets)
    {
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var row = 0; row < values.Length; row++)
        {
            // Welford's update: no sum of squares outgrows what it is taken from.
            var (x, y) = (values[row] - meanX, targets[row] - meanY);
            meanX += x / (row + 1);
            meanY += y / (row + 1);
            xx += x * (values[row] - meanX);
            yy += y * (targets[row] - meanY);
            xy += x * (targets[row] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx) / Math.Sqrt(yy) : 0;
    }

    /// <summary>Whether the target rises, or falls, with every step of the input. A few rows that do not spare the sorting.</summary>
    private static bool IsMonotone(ReadOnlySpan<double> values, ReadOnlySpan<double> targets) =>
        IsMonotoneWhole(values[..FewestRows], targets[..FewestRows]) && IsMonotoneWhole(values, targets);

    private static bool IsMonotoneWhole(ReadOnlySpan<double> values, ReadOnlySpan<double> targets)
    {
        double[] inputs = values.ToArray(), answers = targets.ToArray();
        Array.Sort(inputs, answers);
        int rises = 0, falls = 0;
        for (var row = 1; row < inputs.Length; row++)
        {
            if ((inputs[row] == inputs[row - 1]) != (answers[row] == answers[row - 1])) return false;
            rises += answers[row] > answers[row - 1] ? 1 : 0;
            falls += answers[row] < answers[row - 1] ? 1 : 0;
        }

        // Fewer steps than that happen by chance.
        return Math.Max(rises, falls) >= FewestRows - 1 && Math.Min(rises, falls) == 0;
    }

    /// <summary>Whether each class has a value of its own.</summary>
    private static bool IsOneToOne(ReadOnlySpan<double> values, ReadOnlySpan<double> classes, int count)
    {
        var known = new Dictionary<double, double>();
        var taken = new HashSet<double>();
        for (var row = 0; row < values.Length; row++)
        {
            if (known.TryGetValue(values[row], out var of))
            {
                if (of != classes[row]) return false;
                continue;
            }

            if (known.Count == count || !taken.Add(classes[row])) return false;
            known.Add(values[row], classes[row]);
        }

        return true;
    }
}
