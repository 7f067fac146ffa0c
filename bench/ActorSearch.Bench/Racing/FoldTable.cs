using System.IO.Compression;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Bench.Racing;

/// <summary>Losses of real trainings: one row a configuration, one column a fold.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Folds">How many columns.</param>
/// <param name="Losses">Row after row.</param>
/// <param name="Expected">
/// Exact expected regret of random search after 100 distinct rows, from the description of the tables; NaN if it is not given there.
/// </param>
internal sealed record FoldTable(string Name, int Folds, double[] Losses, double Expected)
{
    private static readonly (string Name, int Folds, double Expected)[] All =
    [
        ("fcnet-naval", 4, 0.000161278), ("fcnet-parkinsons", 4, 0.0153867), ("fcnet-protein", 4, 0.251928), ("fcnet-slice", 4, 0.000469576),
        ("mlp-credit_g", 5, 0.121512), ("mlp-segment", 5, 0.0360543), ("mlp-phoneme", 5, 0.0631177),
        ("folds-svr-diabetes", 10, double.NaN), ("folds-svc-digits", 5, double.NaN), ("folds-mlp-regression", 5, double.NaN),
    ];

    /// <summary>How many rows.</summary>
    public int Rows => Losses.Length / Folds;

    /// <summary>The lowest mean of a row.</summary>
    public double Optimum => Enumerable.Range(0, Rows).Min(row => MeanOf(row));

    /// <summary>The folds of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => Losses.AsSpan(row * Folds, Folds);

    /// <summary>Mean over the folds of a row.</summary>
    public double MeanOf(int row)
    {
        var sum = 0.0;
        foreach (var loss in Row(row)) sum += loss;
        return sum / Folds;
    }

    /// <summary>The same with its folds in another order.</summary>
    public FoldTable Shuffled(int seed)
    {
        var order = Enumerable.Range(0, Folds).ToArray();
        RandomStream.For((ulong)seed, StreamPurpose.Shuffle).Shuffle(order.AsSpan());
        var losses = new double[Losses.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var fold = 0; fold < Folds; fold++) losses[(row * Folds) + fold] = Losses[(row * Folds) + order[fold]];
        }

        return this with { Losses = losses };
    }

    /// <summary>The tables of a folder; empty where it has none.</summary>
    public static IReadOnlyList<FoldTable> In(string folder) =>
    [
        .. All.Select(table => (table, File: Path.Combine(folder, table.Name + ".f32.gz"))).Where(entry => File.Exists(entry.File))
            .Select(entry => new FoldTable(entry.table.Name, entry.table.Folds, Read(entry.File), entry.table.Expected)),
    ];

    private static double[] Read(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return [.. MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray().Select(number => (double)number)];
    }
}
