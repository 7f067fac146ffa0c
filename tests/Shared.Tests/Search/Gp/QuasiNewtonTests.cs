using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class QuasiNewtonTests
{
    [Fact]
    public void It_follows_Rosenbrocks_valley_to_its_end()
    {
        static double Valley(double[] at, double[] slope)
        {
            var (x, y) = (at[0], at[1]);
            slope[0] = (-400 * x * (y - (x * x))) - (2 * (1 - x));
            slope[1] = 200 * (y - (x * x));
            return (100 * (y - (x * x)) * (y - (x * x))) + ((1 - x) * (1 - x));
        }

        var found = QuasiNewton.Minimum(Valley, [-1.2, 1], 200);

        Assert.Equal(1, found[0], 1e-2);
        Assert.Equal(1, found[1], 2e-2);
    }

    [Fact]
    public void It_stays_where_the_function_is_defined()
    {
        static double Walled(double[] at, double[] slope)
        {
            slope[0] = 1 - (1 / at[0]);
            return at[0] > 0 ? at[0] - Math.Log(at[0]) : double.PositiveInfinity;
        }

        Assert.Equal(1, QuasiNewton.Minimum(Walled, [0.05], 100)[0], 1e-2);
    }
}
