using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class MaternTests
{
    private static readonly double[] Weights = [1, 2, 4, 8, 16];

    [Fact]
    public void A_kernel_is_that_of_the_book()
    {
        var adam = new[] { 1, double.NaN, 0.5, 0.5, 0.5 };

        Assert.Equal(1, Of(adam, adam), 1e-15);
        Assert.Equal(Book(4 * 0.25 * 0.25), Of(adam, [1, double.NaN, 0.25, 0.5, 0.5]), 1e-15);
        Assert.Equal(Book(1 + (2 * 0.75)), Of(adam, [0, 0.5, 0.5, 0.5, 0.5]), 1e-15);
        Assert.Equal(Book(1 + (2 * 1)), Of(adam, [0, 1, 0.5, 0.5, 0.5]), 1e-15);
    }

    [Fact]
    public void Its_slope_is_that_of_finite_differences()
    {
        var (points, values, slopes) = (Layout.Of(Spaces.Points(8)), new double[8], new double[8]);
        Matern.Fill(Weights, points, 0, points, 0, values, slopes);

        for (var i = 1; i < 8; i++)
        {
            // The kernel falls with the squared distance, so that has one solution.
            var (low, high) = (0.0, 1000.0);
            for (var step = 0; step < 200; step++) (low, high) = Book((low + high) / 2) > values[i] ? ((low + high) / 2, high) : (low, (low + high) / 2);
            Assert.Equal((Book(low + 1e-6) - Book(low - 1e-6)) / 2e-6, slopes[i], 1e-7);
        }
    }

    [Fact]
    public void Kernels_of_points_that_vary_on_different_axes_are_positive_definite()
    {
        var points = Layout.Of(Spaces.Points(90));

        Assert.NotNull(Triangle.Factor(Covariance.Compute(points, [.. Weights, 1], new double[90], []), 90));
    }

    private static double Of(double[] left, double[] right)
    {
        var values = new double[8];
        Matern.Fill(Weights, Layout.Of([left]), 0, Layout.Of([right]), 0, values, []);
        return values[0];
    }

    private static double Book(double square)
    {
        var root = Math.Sqrt(5 * square);
        return (1 + root + (5 * square / 3)) * Math.Exp(-root);
    }
}
