using System.Numerics;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// Iterative stratification (Sechidis, Tsoumakas and Vlahavas, «On the stratification of multi-label data», 2011): the rows of the rarest label that is left are dealt
/// first, each to the part that lacks most rows of this label, of such parts to the one that lacks most rows. Where the paper draws among equal parts, the first is taken: the
/// order of the rows is drawn already.
/// </summary>
internal static class LabelStratification
{
    /// <summary>The part of each row. A part with a share of at least 1/parts gets a row if there are as many rows as parts.</summary>
    /// <param name="sets">The labels of each row, a bit each.</param>
    /// <param name="order">All rows, in the order in which they are dealt.</param>
    /// <param name="shares">The share of the rows that each part gets; their sum is 1.</param>
    public static int[] Deal(int[] sets, int[] order, double[] shares)
    {
        var parts = new int[sets.Length];
        Array.Fill(parts, -1);
        var left = new int[32];
        foreach (var set in sets) Count(set, left, 1);
        double[] lacks = [.. shares.Select(share => share * sets.Length)];
        double[][] lacksOf = [.. shares.Select(share => Array.ConvertAll(left, rows => rows * share))];

        while (Rarest(left) is >= 0 and var label)
        {
            foreach (var row in order)
            {
                if (parts[row] < 0 && ((sets[row] >> label) & 1) != 0) Give(row, Best(part => lacksOf[part][label]));
            }
        }

        foreach (var row in order)
        {
            if (parts[row] < 0) Give(row, Best(_ => 0));
        }

        return parts;

        int Best(Func<int, double> lacksMost)
        {
            var best = 0;
            for (var part = 1; part < shares.Length; part++)
            {
                var (one, other) = (lacksMost(part), lacksMost(best));
                if (one > other || (one == other && lacks[part] > lacks[best])) best = part;
            }

            return best;
        }

        void Give(int row, int part)
        {
            parts[row] = part;
            lacks[part]--;
            Count(sets[row], left, -1);
            for (var set = (uint)sets[row]; set != 0; set &= set - 1) lacksOf[part][BitOperations.TrailingZeroCount(set)]--;
        }
    }

    private static void Count(int labels, int[] rows, int change)
    {
        for (var set = (uint)labels; set != 0; set &= set - 1) rows[BitOperations.TrailingZeroCount(set)] += change;
    }

    private static int Rarest(int[] rows)
    {
        var rarest = -1;
        for (var label = 0; label < rows.Length; label++)
        {
            if (rows[label] > 0 && (rarest < 0 || rows[label] < rows[rarest])) rarest = label;
        }

        return rarest;
    }
}
