using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class ProcessTests
{
    [Fact]
    public void It_predicts_by_the_inverse_of_the_covariance()
    {
        var (known, asked) = (Spaces.Points(21), Spaces.Points(300, seed: 2));
        var values = known.Select(point => 3 * (Spaces.Cost(point) - 1)).ToArray();
        double[] natural = [1, 2, 4, 8, 16, 1.5, 0.02, 0.5], variances = [.. known.Select((_, i) => 0.01 * (i % 3))];
        var (means, spreads) = new Process(Layout.Of(known), Array.ConvertAll(natural, Math.Log), values, variances).Predict(asked);

        var noise = Covariance.Noise(natural, 5, known.Count, variances);
        var inverse = Triangle.Factor(Covariance.Compute(Layout.Of(known), natural, noise, []), known.Count)!.NegativeInverse();
        foreach (var at in new[] { 0, 127, 128, 299 })
        {
            var kernel = new double[Columns.Padded(known.Count)];
            Matern.Fill(natural, Layout.Of([asked[at]]), 0, Layout.Of(known), 0, kernel, []);
            var (mean, variance) = (0.0, 1.5);
            for (var i = 0; i < known.Count; i++)
            {
                for (var j = 0; j < known.Count; j++)
                {
                    var term = 1.5 * kernel[i] * inverse[(Math.Min(i, j) * 24) + Math.Max(i, j)];
                    mean -= term * values[j];
                    variance += term * 1.5 * kernel[j];
                }
            }

            Assert.Equal(mean, means[at], 1e-9);
            Assert.Equal(variance, spreads[at], 1e-9);
        }
    }

    [Fact]
    public void A_result_with_much_noise_counts_for_less()
    {
        var points = Spaces.Points(2);
        var parameters = Array.ConvertAll([1, 1, 1, 1, 1, 1, 1e-4, 1.0], Math.Log);

        var (means, variances) = new Process(Layout.Of(points), parameters, [1, 1], [0, 4]).Predict(points);

        Assert.InRange(means[0], 0.99, 1.01);
        Assert.InRange(means[1], 0, 0.95);
        Assert.True(variances[0] < variances[1]);
    }

    [Fact]
    public void The_best_is_the_lowest_prediction_at_a_known_point()
    {
        var points = Spaces.Points(40);
        var process = new Process(
            Layout.Of(points), Array.ConvertAll([1, 1, 1, 1, 1, 1, 0.1, 1.0], Math.Log), [.. points.Select(Spaces.Cost)], [.. points.Select((_, i) => 0.1 * (i % 3))]);

        Assert.Equal(process.Predict(points).Means.Min(), process.Best, 1e-9);
    }

    [Fact]
    public void Equal_points_without_noise_are_borne()
    {
        List<double[]> points = [.. Enumerable.Repeat(Spaces.Points(1)[0], 30)];

        var (means, _) = new Process(Layout.Of(points), Array.ConvertAll([1, 1, 1, 1, 1, 1, 1e-300, 1.0], Math.Log), Enumerable.Repeat(0.5, 30).ToArray(), []).Predict(points);

        Assert.Equal(0.5, means[0], 1e-3);
    }
}
