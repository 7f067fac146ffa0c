using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ActorSearch.Bench.Halving;

/// <summary>Validation losses of real trainings after each epoch: one row a configuration, one column an epoch.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Epochs">How many columns.</param>
/// <param name="Losses">Row after row; where a training diverged, the highest loss of all.</param>
internal sealed record CurveTable(string Name, int Epochs, float[] Losses)
{
    private static readonly (string Name, int Epochs)[] All =
    [
        ("taskset-gru64", 51), ("taskset-vrnn64", 51), ("taskset-lstm128", 51), ("lcbench-3945", 52), ("lcbench-7593", 52), ("lcbench-189908", 52),
    ];

    /// <summary>How many rows.</summary>
    public int Rows => Losses.Length / Epochs;

    /// <summary>The loss of a row after so many epochs.</summary>
    public double At(int row, int epochs) => Losses[(row * Epochs) + epochs - 1];

    /// <summary>The tables of a folder; empty where it has none.</summary>
    public static IReadOnlyList<CurveTable> In(string folder) =>
    [
        .. All.Select(table => (table, File: Path.Combine(folder, table.Name + ".f32.gz"))).Where(entry => File.Exists(entry.File))
            .Select(entry => new CurveTable(entry.table.Name, entry.table.Epochs, Read(entry.File))),
    ];

    private static float[] Read(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        var losses = MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray();
        var worst = losses.Where(float.IsFinite).Max();
        return [.. losses.Select(loss => float.IsFinite(loss) ? loss : worst)];
    }
}
