using System.Runtime.InteropServices;
using System.Text;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>
/// The stored form of a curve: a byte with the width of its numbers, then the numbers in little-endian order, with 4 bytes if all of them
/// are exact in single precision, otherwise with 8. Curves of metrics begin with their number, and each curve with its name and length.
/// </summary>
internal static class CurveBytes
{
    // Shared by all folds without metrics: a search of short trainings has many.
    private static readonly byte[] NoMetrics = [0];

    public static byte[] Write(double[] curve)
    {
        var isSingle = IsSingle(curve);
        var bytes = new byte[1 + (curve.Length * (isSingle ? sizeof(float) : sizeof(double)))];
        bytes[0] = isSingle ? (byte)sizeof(float) : (byte)sizeof(double);
        if (isSingle)
        {
            var singles = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(1));
            for (var i = 0; i < curve.Length; i++)
            {
                singles[i] = (float)curve[i];
            }
        }
        else
        {
            MemoryMarshal.AsBytes(curve.AsSpan()).CopyTo(bytes.AsSpan(1));
        }

        return bytes;
    }

    public static double[] Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] == sizeof(double))
        {
            return MemoryMarshal.Cast<byte, double>(bytes[1..]).ToArray();
        }

        var singles = MemoryMarshal.Cast<byte, float>(bytes[1..]);
        var curve = new double[singles.Length];
        for (var i = 0; i < curve.Length; i++)
        {
            curve[i] = singles[i];
        }

        return curve;
    }

    public static byte[] Write(MetricCurve[] curves)
    {
        if (curves.Length == 0) return NoMetrics;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(curves.Length);
        foreach (var curve in curves)
        {
            var bytes = Write(curve.Values);
            writer.Write(curve.Name);
            writer.Write7BitEncodedInt(bytes.Length);
            writer.Write(bytes);
        }

        return stream.ToArray();
    }

    public static MetricCurve[] ReadMetrics(byte[] bytes)
    {
        if (bytes.AsSpan().SequenceEqual(NoMetrics)) return [];
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var curves = new MetricCurve[reader.Read7BitEncodedInt()];
        for (var i = 0; i < curves.Length; i++)
        {
            curves[i] = new MetricCurve(reader.ReadString(), Read(reader.ReadBytes(reader.Read7BitEncodedInt())));
        }

        return curves;
    }

    /// <summary>The curves of three columns: train, validation, metrics; none where a fold has no curves.</summary>
    public static LossCurves Curves(SqliteDataReader reader, int first) => reader.IsDBNull(first)
        ? new LossCurves([], [])
        : new LossCurves(Read(reader.GetFieldValue<byte[]>(first)), Read(reader.GetFieldValue<byte[]>(first + 1)))
        {
            Metrics = ReadMetrics(reader.GetFieldValue<byte[]>(first + 2)),
        };

    // Of NaN too: its bits are not kept, only that it is none.
    private static bool IsSingle(double[] curve)
    {
        foreach (var number in curve)
        {
            if (!double.IsNaN(number) && Significand.AsSingle(number) is null)
            {
                return false;
            }
        }

        return true;
    }
}
