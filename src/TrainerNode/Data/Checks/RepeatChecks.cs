using System.Globalization;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Rows that occur more than once: on both sides of a fold, or in both files, they make the score too good.</summary>
internal static class RepeatChecks
{
    public static IEnumerable<Remark> Remarks(CheckedRows train, CheckedRows? test)
    {
        var first = new Dictionary<ulong, int>();
        var (repeats, example) = (0, (Row: 0, Earlier: 0));
        for (var row = 0; row < train.Rows; row++)
        {
            var hash = HashOf(train, row);
            if (!first.TryAdd(hash, row) && AreEqual(train, row, train, first[hash]) && repeats++ == 0) example = (row, first[hash]);
        }

        if (repeats > 0)
        {
            yield return new Remark(
                "repeated-rows",
                string.Create(CultureInfo.InvariantCulture, $"{repeats} of {train.Counted("training")} {(repeats == 1 ? "repeats an earlier one" : "repeat earlier ones")} (row {example.Row} is row {example.Earlier} again, counted from 0). ")
                + "A copy on the other side of a fold makes its score too good. Remove the copies, unless they are separate observations.");
        }

        if (test is null) yield break;
        var (shared, at) = (0, (Row: 0, Train: 0));
        for (var row = 0; row < test.Rows; row++)
        {
            if (first.TryGetValue(HashOf(test, row), out var of) && AreEqual(test, row, train, of) && shared++ == 0) at = (row, of);
        }

        if (shared > 0)
        {
            yield return new Remark(
                "test-rows-in-training",
                string.Create(CultureInfo.InvariantCulture, $"{shared} of {test.Counted("test")} {(shared == 1 ? "is also a training row" : "are also training rows")} (test row {at.Row} is training row {at.Train}, counted from 0), ")
                + "which makes the test score too good. Remove them from one of the two files, unless they are separate observations.");
        }
    }

    private static bool AreEqual(CheckedRows rows, int row, CheckedRows others, int other) =>
        rows.Targets[row] == others.Targets[other] && rows.InputBytes(row).SequenceEqual(others.InputBytes(other));

    /// <summary>FNV-1a over words of eight bytes.</summary>
    private static ulong HashOf(CheckedRows rows, int row)
    {
        const ulong Prime = 1099511628211;
        var bytes = rows.InputBytes(row);
        var hash = 14695981039346656037 ^ BitConverter.DoubleToUInt64Bits(rows.Targets[row]);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) hash = ulong.RotateLeft((hash ^ word) * Prime, 23);
        foreach (var rest in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..]) hash = (hash ^ rest) * Prime;
        return hash;
    }
}
