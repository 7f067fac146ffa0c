namespace ActorSearch.Shared.Statistics;

/// <summary>Student's t distribution with a whole number of degrees of freedom.</summary>
public static class StudentT
{
    /// <summary>P(|T| ≤ t); the finite series of Abramowitz and Stegun, «Handbook of Mathematical Functions», 26.7.3 and 26.7.4.</summary>
    /// <param name="t">≥ 0.</param>
    /// <param name="degrees">Degrees of freedom, ≥ 1.</param>
    public static double Within(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degrees % 2 == 1;
        double term = odd ? cosine : 1, sum = degrees == 1 ? 0 : term;
        for (var i = odd ? 3 : 2; i < degrees; i += 2)
        {
            term *= cosine * cosine * (i - 1) / i;
            sum += term;
        }

        return odd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }

    /// <summary>The t that |T| stays within with a probability.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="degrees">Degrees of freedom, ≥ 1.</param>
    public static double Bound(double probability, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        double low = 0, high = 1;
        while (Within(high, degrees) < probability)
        {
            high *= 2;
        }

        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
