namespace ActorSearch.Torch.Schedules;

/// <summary>Sums and products alone, so that every machine computes the same bits; those of <see cref="Math"/> differ between C libraries.</summary>
internal static class ExactArithmetic
{
    /// <summary>Half a cosine, from 1 at 0 to 0 at 1, by its Taylor series; off by at most 2 · 10⁻¹⁶.</summary>
    /// <param name="share">In [0, 1].</param>
    public static double FallingCosine(double share)
    {
        // The series is that of the sine around the middle, where the curve is 1/2.
        var angle = Math.PI * (share - 0.5);
        var (square, sum) = (angle * angle, 0.0);
        for (var order = 23; order >= 3; order -= 2) sum = (1 + sum) * -square / (order * (order - 1));
        return (1 - (angle * (1 + sum))) / 2;
    }

    /// <summary>A number to a whole power ≥ 0.</summary>
    public static double Power(double number, int times)
    {
        var power = 1.0;
        for (; times > 0 && power > 0; times--) power *= number;
        return power;
    }
}
