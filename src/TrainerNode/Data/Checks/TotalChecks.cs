using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>A last row with the sums of the rows above it, which spreadsheets have.</summary>
internal static class TotalChecks
{
    /// <summary>Numbers above it that are not 0: with fewer a sum is chance.</summary>
    private const int FewestNumbers = 4;

    /// <summary>Relative; cells are numbers of 32 bits.</summary>
    private const double Rounding = 1e-5;

    public static IEnumerable<Remark> Remarks(CheckedRows train)
    {
        if (train.Rows < train.All || train.Rows <= FewestNumbers) yield break;
        var (columns, values) = (new List<string>(), new double[train.Rows]);
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            if (!train.IsOfNumbers(column)) continue;
            train.Copy(column, values);
            if (IsTotal(values)) columns.Add(train.Inputs[column]);
        }

        var words = columns.Count > 0 ? CheckedRows.Named(columns) : "";
        if (train.Classes.IsEmpty && IsTotal(train.Targets)) words += $"{(words.Length > 0 ? " and " : "")}target {QuotedText.Quoted(train.Target)}";
        if (words.Length > 0)
        {
            yield return new Remark("total-row", FormattableString.Invariant($"{words}: the last training row (row {train.Rows - 1}, counted from 0) has the sum of the rows above it. If it is a total, remove it."));
        }
    }

    private static bool IsTotal(double[] values)
    {
        var (sum, most, numbers) = (0.0, 0.0, 0);
        foreach (var value in values.AsSpan(0, values.Length - 1))
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            most = Math.Max(most, Math.Abs(value));
            numbers += value == 0 ? 0 : 1;
        }

        return numbers >= FewestNumbers && Math.Abs(values[^1]) > most && Math.Abs(values[^1] - sum) <= Rounding * Math.Abs(sum);
    }
}
