using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>Logarithm of the expected improvement of a point over the best.</summary>
internal sealed class Acquisition(Process process, double best)
{
    /// <summary>Of each point.</summary>
    public double[] Evaluate(IReadOnlyList<double[]> points)
    {
        var (means, variances) = process.Predict(points);
        for (var i = 0; i < means.Length; i++)
        {
            var spread = Math.Sqrt(variances[i]);
            means[i] = Elementary.Log(spread) + Normal.LogImprovement((best - means[i]) / spread);
        }

        return means;
    }
}
