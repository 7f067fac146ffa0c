using System.Buffers.Binary;
using System.Security.Cryptography;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Data.Generated;

/// <summary>
/// A generated data set: points of a smooth curve f on [−5, 5],
/// <code>f(x) = 1.5·sin(1.4·x + 0.5) + 0.4·x + 2·exp(−(x − 1.2)² / 0.5)</code>
/// a wave on a slope with a bump. Training points are uniform but for two holes, (−3, −2) and (2.2, 3), without data;
/// test points are uniform over the whole of [−5, 5], holes included. Noise is normal; in the test points it is a quarter.
/// </summary>
public static class NoisyCurve
{
    private const double Left = -5, Right = 5;
    private const double TestNoise = 0.25;

    /// <summary>The intervals without training points, from left to right.</summary>
    public static (double From, double To)[] Holes => [(-3, -2), (2.2, 3)];

    /// <summary>The curve without noise.</summary>
    public static double Curve(double x) =>
        (1.5 * Elementary.Sin((1.4 * x) + 0.5)) + (0.4 * x) + (2 * Elementary.Exp(-(x - 1.2) * (x - 1.2) / 0.5));

    /// <summary>The data set: as many test rows as training rows; columns <c>x</c> and <c>y</c>.</summary>
    public static DataSet Generate(DataSettings.NoisyCurve settings)
    {
        var train = Table(settings, 0, settings.Noise, Holes);
        var test = Table(settings, 1, settings.Noise * TestNoise, []);
        return new DataSet(train, test, HashOf(train, test));
    }

    private static DataTable Table(DataSettings.NoisyCurve settings, int member, double noise, (double From, double To)[] holes)
    {
        var stream = RandomStream.For(settings.Seed, StreamPurpose.GeneratedData, member);
        float[] inputs = new float[settings.Rows], targets = new float[settings.Rows];
        var length = Right - Left - holes.Sum(hole => hole.To - hole.From);
        for (var row = 0; row < settings.Rows; row++)
        {
            // Drawn from the line with the holes cut out, then pushed to the right past each hole before it.
            var x = Left + (length * stream.NextDouble());
            foreach (var (from, to) in holes)
            {
                x += x >= from ? to - from : 0;
            }

            inputs[row] = (float)x;
            targets[row] = (float)(Curve(x) + (noise * stream.NextNormal()));
        }

        return new DataTable(["x"], "y", inputs, targets) { Source = new SourceColumns(true, 2, [0], 1, null) };
    }

    private static string HashOf(params DataTable[] tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var number in tables.SelectMany(table => table.Inputs.Concat(table.Targets)))
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
