using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class PosteriorTests
{
    [Theory]
    [InlineData(5, true)]
    [InlineData(29, true)]
    [InlineData(29, false)]
    [InlineData(70, true)]
    public void Its_slope_is_that_of_finite_differences(int count, bool knowsNoise)
    {
        var points = Spaces.Points(count);
        var values = points.Select(point => 3 * (Spaces.Cost(point) - 1)).ToArray();
        double[] variances = knowsNoise ? [.. points.Select((_, i) => 0.01 * (1 + (i % 4)))] : [];
        var posterior = new Posterior(Layout.Of(points), values, variances);
        var at = Parameters.Start(5);
        for (var i = 0; i < at.Length; i++) at[i] += 0.3 * ((i % 3) - 1);
        var (slope, unused) = (new double[at.Length], new double[at.Length]);
        posterior.At(at, slope);

        for (var i = 0; i < at.Length; i++)
        {
            var here = at[i];
            at[i] = here + 1e-5;
            var above = posterior.At(at, unused);
            at[i] = here - 1e-5;
            var below = posterior.At(at, unused);
            at[i] = here;
            Assert.Equal((above - below) / 2e-5, slope[i], 1e-5 * (1 + Math.Abs(slope[i])));
        }
    }

    [Fact]
    public void The_most_likely_parameters_are_at_a_flat_place()
    {
        var points = Spaces.Points(40);
        var posterior = new Posterior(Layout.Of(points), [.. points.Select(point => 3 * (Spaces.Cost(point) - 1))], []);
        var slope = new double[Parameters.Count(5)];

        posterior.At(QuasiNewton.Minimum(posterior.At, Parameters.Start(5), 100), slope);

        Assert.All(slope, number => Assert.InRange(number, -0.3, 0.3));
    }

    [Fact]
    public void Parameters_that_make_no_matrix_are_infinitely_unlikely()
    {
        List<double[]> points = [Spaces.Points(1)[0], Spaces.Points(1)[0]];
        var at = Parameters.Start(5);
        at[6] = -60;

        Assert.Equal(double.PositiveInfinity, new Posterior(Layout.Of(points), [1, -1], []).At(at, new double[at.Length]));
    }
}
