namespace ActorSearch.Shared.Arithmetic;

/// <summary>What <see cref="Elementary"/> looks up: filled by series, once, to some hundred bits.</summary>
internal static class ElementaryTables
{
    /// <summary>Parts of a factor of two, for exponentials and logarithms.</summary>
    public const int Steps = 1 << StepBits, StepBits = 7;

    /// <summary>Parts of a radian.</summary>
    public const int Angles = 64;

    /// <summary>Just beyond π / 4.</summary>
    private const int MostAngle = 52;

    /// <summary>Mantissas from here on, above √2, are halved, so that logarithms near 0 keep all their digits.</summary>
    private const int FirstHalved = 53;

    private const int Terms = 40;

    private static readonly DoubleDouble One = new(1, 0);
    private static readonly DoubleDouble[] Powers = MakePowers();
    private static readonly (double Inverse, DoubleDouble Logarithm)[] Inverses = [.. Enumerable.Range(0, Steps).Select(MakeInverse)];
    private static readonly (DoubleDouble Sine, DoubleDouble Cosine)[] Points = [.. Enumerable.Range(0, MostAngle + 1).Select(MakePoint)];

    /// <summary>2 to the power of a 128th.</summary>
    public static DoubleDouble PowerOfTwo(int step) => Powers[step];

    /// <summary>2 to the power of each 128th.</summary>
    public static ReadOnlySpan<DoubleDouble> PowersOfTwo => Powers;

    /// <summary>Whether a mantissa from 1 to 2 is halved.</summary>
    public static bool IsHalved(int step) => step >= FirstHalved;

    /// <summary>A number of few bits near the inverse of a mantissa, and the negative of its logarithm.</summary>
    public static (double Inverse, DoubleDouble Logarithm) Inverse(int step) => Inverses[step];

    /// <summary>Sine and cosine of a 64th of a radian.</summary>
    public static (DoubleDouble Sine, DoubleDouble Cosine) Angle(int step)
    {
        var (sine, cosine) = Points[Math.Abs(step)];
        return (step < 0 ? -sine : sine, cosine);
    }

    private static DoubleDouble[] MakePowers()
    {
        var root = new DoubleDouble(2, 0);
        for (var i = 0; i < StepBits; i++) root = Root(root);
        var powers = new DoubleDouble[Steps];
        powers[0] = One;
        for (var i = 1; i < Steps; i++) powers[i] = powers[i - 1] * root;
        return powers;
    }

    private static DoubleDouble Root(DoubleDouble number)
    {
        var root = new DoubleDouble(Math.Sqrt(number.High), 0);
        return root + ((number + -(root * root)) / new DoubleDouble(2 * root.High, 0));
    }

    private static (double Inverse, DoubleDouble Logarithm) MakeInverse(int step)
    {
        // Exactly 1 next to 1, from either side.
        if (step is 0 or Steps - 1) return (1, new DoubleDouble(0, 0));
        var middle = (1 + ((step + 0.5) / Steps)) / (IsHalved(step) ? 2 : 1);
        var inverse = Math.Round(1024 / middle) / 1024;

        // ln y = 2 · (z + z³/3 + z⁵/5 + …) with z = (y − 1) / (y + 1).
        var z = new DoubleDouble(inverse - 1, 0) / new DoubleDouble(inverse + 1, 0);
        var (power, sum) = (z, z);
        for (var n = 3; n < 2 * Terms; n += 2)
        {
            power = power * z * z;
            sum += power / new DoubleDouble(n, 0);
        }

        return (inverse, -(sum + sum));
    }

    private static (DoubleDouble Sine, DoubleDouble Cosine) MakePoint(int step)
    {
        var angle = new DoubleDouble((double)step / Angles, 0);
        var (term, sine, cosine) = (One, new DoubleDouble(0, 0), One);
        for (var n = 1; n < Terms; n++)
        {
            term = term * angle / new DoubleDouble(n, 0);
            var signed = (n & 2) == 0 ? term : -term;
            if ((n & 1) == 1) sine += signed;
            else cosine += signed;
        }

        return (sine, cosine);
    }
}
