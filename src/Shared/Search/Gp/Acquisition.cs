using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>How much better than the best a point is expected to be, as a logarithm.</summary>
internal sealed class Acquisition(Process process, double best)
{
    /// <summary>Of each point.</summary>
    public double[] Of(IReadOnlyList<double[]> points)
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
