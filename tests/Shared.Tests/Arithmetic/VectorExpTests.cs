using System.Numerics;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Tests.Arithmetic;

public class VectorExpTests
{
    [Fact]
    public void It_agrees_with_the_scalar_exponential()
    {
        for (var x = 0.0; x > -699; x -= 0.0371)
        {
            var expected = Elementary.Exp(x);
            Assert.InRange(Of(x), expected * (1 - 1e-15), expected * (1 + 1e-15));
        }
    }

    [Fact]
    public void The_ends_are_one_and_next_to_nothing()
    {
        Assert.Equal(1, Of(0));
        Assert.Equal(Of(-700), Of(-1e9));
        Assert.InRange(Of(double.NegativeInfinity), 0, 1e-300);
    }

    private static double Of(double x) => VectorExp.OfNegative(new Vector<double>(x))[0];
}
