using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>The constants of the evolution strategy (Hansen, «The CMA evolution strategy: a tutorial», 2016, table 1).</summary>
internal sealed class CmaConstants
{
    /// <param name="dimensions">Ordered axes, ≥ 1.</param>
    /// <param name="population">Points of a generation, ≥ 2.</param>
    public CmaConstants(int dimensions, int population)
    {
        double d = dimensions;
        var parents = population / 2;
        Weights = new double[parents];
        double sum = 0, squares = 0;
        for (var i = 0; i < parents; i++)
        {
            Weights[i] = Elementary.Log((population + 1) / 2.0) - Elementary.Log(i + 1);
            sum += Weights[i];
        }

        for (var i = 0; i < parents; i++) squares += (Weights[i] /= sum) * Weights[i];
        Mass = 1 / squares;
        PathRate = (4 + (Mass / d)) / (d + 4 + (2 * Mass / d));
        StepRate = (Mass + 2) / (d + Mass + 5);
        RankOne = 2 / (((d + 1.3) * (d + 1.3)) + Mass);
        RankMany = Math.Min(1 - RankOne, 2 * (Mass - 2 + (1 / Mass)) / (((d + 2) * (d + 2)) + Mass));
        Damping = 1 + (2 * Math.Max(0, Math.Sqrt((Mass - 1) / (d + 1)) - 1)) + StepRate;
        Length = Math.Sqrt(d) * (1 - (1 / (4 * d)) + (1 / (21 * d * d)));
    }

    /// <summary>Of the parents, the best first; they add up to 1.</summary>
    public double[] Weights { get; }

    /// <summary>μ_eff: as many parents of equal weight.</summary>
    public double Mass { get; }

    /// <summary>c_c.</summary>
    public double PathRate { get; }

    /// <summary>c_σ.</summary>
    public double StepRate { get; }

    /// <summary>c_1.</summary>
    public double RankOne { get; }

    /// <summary>c_μ.</summary>
    public double RankMany { get; }

    /// <summary>d_σ.</summary>
    public double Damping { get; }

    /// <summary>Expected length of a standard normal vector.</summary>
    public double Length { get; }
}
