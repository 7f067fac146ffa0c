using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Columns with test values outside the range of the training values.</summary>
internal static class TestRangeChecks
{
    /// <summary>Shares of test rows outside the range of the training values, and far outside: further than the range is wide.</summary>
    private const double MostOutside = 0.5, MostFarOutside = 0.1;

    /// <summary>Fewer rows are outside by chance, where they are not far.</summary>
    private const int FewestOutside = 5;
    private const int MostColumns = 3;

    public static IEnumerable<Remark> Remarks(CheckedRows train, CheckedRows test)
    {
        double[] values = new double[train.Rows], others = new double[test.Rows];
        var remarks = new List<Remark>();
        for (var column = 0; column < train.Inputs.Length; column++)
        {
            if (!train.IsOfNumbers(column)) continue;
            train.Copy(column, values);
            test.Copy(column, others);
            if (Outside(Array.FindAll(values, IsThere), Array.FindAll(others, IsThere)) is { } sentence) remarks.Add(new Remark("test-range", $"input {QuotedText.Quoted(train.Inputs[column])}: {sentence}"));
        }

        if (train.Classes.IsEmpty && Outside(train.Targets, test.Targets) is { } target) remarks.Add(new Remark("test-range", $"target {QuotedText.Quoted(train.Target)}: {target}"));
        if (Missing(train, test) is { } missing) remarks.Add(missing);
        return remarks.Count <= MostColumns
            ? remarks
            : [.. remarks.Take(MostColumns), new Remark("test-range", $"{remarks.Count - MostColumns} more columns have other values in the test rows than in training.")];
    }

    private static bool IsThere(double value) => !double.IsNaN(value);

    private static string? Outside(ReadOnlySpan<double> train, ReadOnlySpan<double> test)
    {
        if (train.IsEmpty || test.IsEmpty) return null;
        double least = train[0], most = train[0], testLeast = test[0], testMost = test[0];
        foreach (var value in train) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        var (outside, far, width) = (0, 0, most - least);
        foreach (var value in test)
        {
            (testLeast, testMost) = (Math.Min(testLeast, value), Math.Max(testMost, value));
            if (value < least || value > most) outside++;
            if (value < least - width || value > most + width) far++;
        }

        return (outside < FewestOutside || outside < MostOutside * test.Length) && (far == 0 || far < MostFarOutside * test.Length) ? null
            : $"{CheckedRows.Number(least)} to {CheckedRows.Number(most)} in training, but {CheckedRows.Number(testLeast)} to {CheckedRows.Number(testMost)} in the test rows, "
                + $"{CheckedRows.Percent(outside / (double)test.Length)} of them outside. Check that both files have the same units and meaning.";
    }

    private static Remark? Missing(CheckedRows train, CheckedRows test)
    {
        if (train.Classes.IsEmpty || test.Rows < test.All) return null;
        if (train.HasLabels) return LabelChecks.Untested(train, test);
        var rows = new int[train.Classes.Length];
        foreach (var label in test.Targets) rows[(int)label]++;
        string[] missing = [.. Enumerable.Range(0, rows.Length).Where(of => rows[of] == 0).Select(of => train.Classes[of])];
        return missing.Length == 0 ? null : new Remark(
            "untested-class",
            $"target {QuotedText.Quoted(train.Target)}: no test row has class {QuotedText.Quoted(missing[0])}{(missing.Length > 1 ? $" or of {missing.Length - 1} more" : "")}, so the test score does not cover it. Add test rows of it.");
    }
}
