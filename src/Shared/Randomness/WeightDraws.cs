namespace ActorSearch.Shared.Randomness;

/// <summary>Distributions of initial weights.</summary>
public static class WeightDraws
{
    /// <summary>One value; nothing is drawn.</summary>
    public static WeightDraw Always(float value) => (ref RandomStream _) => value;

    /// <summary>Uniform in ±bound.</summary>
    public static WeightDraw Uniform(double bound)
    {
        var single = (float)bound;
        return (ref RandomStream stream) => ((2 * stream.NextSingle()) - 1) * single;
    }

    /// <summary>Normal with mean 0.</summary>
    public static WeightDraw Normal(double deviation) => (ref RandomStream stream) => (float)(deviation * stream.NextNormal());
}
