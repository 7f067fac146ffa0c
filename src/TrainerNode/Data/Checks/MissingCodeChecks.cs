using System.Globalization;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Numbers that people write for a missing value, like -999, among others that are far from them.</summary>
internal static class MissingCodeChecks
{
    /// <summary>Fewer equal numbers can be measured ones.</summary>
    private const int FewestRows = 3;

    private static readonly double[] Codes = [-99_999, -9999, -999, -99, 99, 999, 9999, 99_999];

    public static IEnumerable<Remark> Remarks(CheckedRows train)
    {
        var values = new double[train.Rows];
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            if (!train.IsOfNumbers(column) || train.IsOfDates(column)) continue;
            train.Copy(column, values);
            var known = Array.FindAll(values, value => !double.IsNaN(value));
            foreach (var code in Codes.Where(code => IsFar(known, code)))
            {
                var text = code.ToString(CultureInfo.InvariantCulture);
                yield return new Remark(
                    "missing-code",
                    $"{CheckedRows.Named([train.Inputs[column]])}: {known.Count(value => value == code)} of {train.Counted("training")} have {text}, far from all other numbers. If it means a missing value, set data.missing = [{QuotedText.Quoted(text)}].");
            }
        }
    }

    /// <summary>Whether some rows have the number, and the others are farther from it than from each other.</summary>
    private static bool IsFar(double[] values, double code)
    {
        var (rows, least, most) = (0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (value == code) rows++;
            else (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return rows >= FewestRows && most > least && Math.Max(least - code, code - most) > most - least;
    }
}
