using System.Globalization;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>
/// Columns whose logarithms are equal as 32-bit numbers though their values differ, such as 10000001 and 10000002: a net would see one number, or learn to predict one. Each column is looked at once.
/// </summary>
internal sealed class MergedLogarithms(DataTable table)
{
    /// <summary>Rows that are looked at.</summary>
    private const int Looked = 4096;

    private const int OfTarget = -1;

    private readonly Dictionary<int, Mistake?> _known = [];

    /// <summary>Why an input cannot be its logarithm, or null.</summary>
    public Mistake? Input(int column) => Known(column, "data.prepare.log1p", table.InputNames[column], row => table.Input(row, column), "leave its numbers as they are with log1p = false in data.columns");

    /// <summary>Why the target cannot be learned as its logarithm, or null.</summary>
    public Mistake? Target() => Known(OfTarget, "data.prepare.target", table.TargetName, table.Target, "set data.prepare.target = none");

    private Mistake? Known(int column, string setting, string name, Func<int, double> value, string otherwise)
    {
        if (_known.TryGetValue(column, out var known)) return known;
        var numbers = Enumerable.Range(0, Math.Min(Looked, table.Rows)).Select(value).Where(double.IsFinite).Distinct().ToArray();
        var after = numbers.Select(number => (float)Elementary.SignedLog(number)).Distinct().Count();
        return _known[column] = after * 2 > numbers.Length || numbers.Length == 0 ? null : new Mistake(setting, string.Create(
            CultureInfo.InvariantCulture,
            $"the logarithms of {numbers.Length} different values of column {QuotedText.Quoted(name)} are {Amount.Format(after, "32-bit number")}, because the values are close together and far from 0; "
            + $"subtract an offset from the column, or {otherwise}."));
    }
}
