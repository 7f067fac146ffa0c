using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Predictions;

/// <summary>Probabilities of labels, which do not exclude one another, from the outputs of a net.</summary>
public static class Sigmoid
{
    /// <summary>1 / (1 + e⁻ˣ), without overflow.</summary>
    public static double Compute(double x) => Compute(x, Falling(x));

    /// <summary>The same where <see cref="Falling"/> is known.</summary>
    public static double Compute(double x, double falling) => x >= 0 ? 1 / (1 + falling) : falling / (1 + falling);

    /// <summary>e to the power of −|x|.</summary>
    public static double Falling(double x) => Elementary.Exp(-Math.Abs(x));

    /// <summary>Replaces outputs by their probabilities.</summary>
    public static void Apply(Span<float> outputs)
    {
        foreach (ref var output in outputs) output = (float)Compute(output);
    }

    /// <summary>The output that gives a probability; the ends count as the least above 0 and as halfway between 1 and the next number of 32 bits.</summary>
    public static double Inverse(float probability)
    {
        var below = Math.Max(probability, float.Epsilon);
        return Elementary.Log(below / Math.Max(1.0 - below, 1.0 / (1 << 25)));
    }
}
