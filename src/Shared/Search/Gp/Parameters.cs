using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// Logarithms of a process's parameters: a weight for each axis, the scale, a noise common to all results, a factor of their known noise.
/// The prior is normal in these logarithms. Lengths grow with the root of the number of axes, like the
/// distances between points do (Hvarfner, Hellsten and Nardi, «Vanilla Bayesian optimization performs great in high dimensions», 2024).
/// </summary>
internal static class Parameters
{
    private const double MiddleLength = 0.5, LengthSpread = 1, ScaleSpread = 1, MiddleNoise = 0.01, NoiseSpread = 1.5, FactorSpread = 1;

    /// <summary>How many there are for so many axes.</summary>
    public static int Count(int axes) => axes + 3;

    /// <summary>The middle of what is thought likely before any result.</summary>
    public static double[] Start(int axes)
    {
        var start = new double[Count(axes)];
        for (var i = 0; i < start.Length; i++) start[i] = Prior(i, axes).Middle;
        return start;
    }

    /// <summary>Adds the negative logarithm of the density before any result.</summary>
    public static double AddPenalty(double[] at, int axes, double[] slope)
    {
        var sum = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            var (middle, spread) = Prior(i, axes);
            var off = (at[i] - middle) / spread;
            sum += 0.5 * off * off;
            slope[i] += off / spread;
        }

        return sum;
    }

    private static (double Middle, double Spread) Prior(int parameter, int axes) => (parameter - axes) switch
    {
        < 0 => (-Elementary.Log(MiddleLength * MiddleLength * axes), 2 * LengthSpread),
        0 => (0, ScaleSpread),
        1 => (Elementary.Log(MiddleNoise), NoiseSpread),
        _ => (0, FactorSpread),
    };
}
