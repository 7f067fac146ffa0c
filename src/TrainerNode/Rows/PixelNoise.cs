using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>
/// Normal noise for pixels by the method of Box and Muller, two numbers at a time: an epoch of MNIST takes 47 million of them. The logarithm, the sine and the cosine
/// are short series of our own, right to 1e-9, because those of a C library have other last bits on other systems.
/// </summary>
public static class PixelNoise
{
    /// <summary>Counted up with every change of the noise, if only to the last bits.</summary>
    public const int Version = 2;

    private const double Ln2 = 0.6931471805599453;

    /// <summary>The bits of √½ as a single: mantissas are taken from there to √2.</summary>
    private const int RootHalf = 0x3f3504f3;

    private const int MantissaBits = 23;

    /// <summary>Adds a draw to each pixel.</summary>
    /// <param name="image">Its pixels.</param>
    /// <param name="deviation">Standard deviation of the draws, in units of the pixels.</param>
    /// <param name="stream">Gives two numbers for each pair of pixels.</param>
    public static void Add(Span<float> image, double deviation, ref RandomStream stream)
    {
        for (var i = 0; i < image.Length; i += 2)
        {
            var radius = deviation * Math.Sqrt(-2 * Log(1 - stream.NextSingle()));
            var (sine, cosine) = SineAndCosine(stream.NextSingle());
            image[i] += (float)(radius * cosine);
            if (i + 1 < image.Length) image[i + 1] += (float)(radius * sine);
        }
    }

    /// <summary>The natural logarithm: log m = 2 artanh((m − 1) / (m + 1)) of the mantissa, and a multiple of log 2.</summary>
    /// <param name="x">A normal number above 0.</param>
    internal static double Log(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        var exponent = (bits - RootHalf) >> MantissaBits;
        double mantissa = BitConverter.Int32BitsToSingle(bits - (exponent << MantissaBits));
        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var series = 1 + (square * ((1.0 / 3) + (square * ((1.0 / 5) + (square * ((1.0 / 7) + (square * ((1.0 / 9) + (square * (1.0 / 11))))))))));
        return (exponent * Ln2) + (2 * z * series);
    }

    /// <summary>The sine and cosine of a share of a turn, from 0 to 1, by their power series within an eighth of a turn.</summary>
    internal static (double Sine, double Cosine) SineAndCosine(float turn)
    {
        var quarters = Math.Round(4.0 * turn);
        var angle = (turn - (quarters / 4)) * (2 * Math.PI);
        var square = angle * angle;
        var sine = angle * (1 + (square * ((-1.0 / 6) + (square * ((1.0 / 120) + (square * ((-1.0 / 5_040) + (square * ((1.0 / 362_880) + (square * (-1.0 / 39_916_800)))))))))));
        var cosine = 1 + (square * ((-1.0 / 2) + (square * ((1.0 / 24) + (square * ((-1.0 / 720) + (square * ((1.0 / 40_320) + (square * (-1.0 / 3_628_800))))))))));
        return ((int)quarters & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }
}
