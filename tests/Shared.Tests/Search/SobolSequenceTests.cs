using ActorSearch.Shared.Search.Sobol;

namespace ActorSearch.Shared.Tests.Search;

public class SobolSequenceTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(7UL)]
    public void Each_axis_has_one_of_256_points_in_each_part(ulong seed)
    {
        var sequence = new SobolSequence(seed, SobolSequence.Axes);
        for (var axis = 0; axis < SobolSequence.Axes; axis++)
        {
            Assert.Equal(Enumerable.Range(0, 256), Enumerable.Range(0, 256).Select(i => (int)(256 * sequence.At(i, axis))).Order());
        }
    }

    /// <summary>Of a (t, s)-sequence in base 2 the first two axes have t = 0: a point in each box of volume 1/256, whatever its shape.</summary>
    [Fact]
    public void Two_axes_have_one_of_256_points_in_each_box()
    {
        var sequence = new SobolSequence(3, 2);
        for (var wide = 0; wide <= 8; wide++)
        {
            Assert.Equal(256, Enumerable.Range(0, 256).Select(i => ((int)((1 << wide) * sequence.At(i, 0)), (int)((1 << (8 - wide)) * sequence.At(i, 1)))).Distinct().Count());
        }
    }

    [Fact]
    public void Seeds_scramble_differently_and_axes_differ()
    {
        var (one, other) = (new SobolSequence(1, 3), new SobolSequence(2, 3));

        Assert.NotEqual(one.At(5, 0), other.At(5, 0));
        Assert.NotEqual(one.At(5, 1), one.At(5, 2));
    }

    /// <summary>Any two axes of good direction numbers fill most boxes of a 16 × 16 board with 1,024 points; columns that repeat would not.</summary>
    [Fact]
    public void Pairs_of_axes_fill_the_square()
    {
        var sequence = new SobolSequence(4, SobolSequence.Axes);
        for (var axis = 1; axis < SobolSequence.Axes; axis++)
        {
            var boxes = Enumerable.Range(0, 1024).Select(i => ((int)(16 * sequence.At(i, axis - 1)), (int)(16 * sequence.At(i, axis)))).Distinct().Count();
            Assert.InRange(boxes, 128, 256);
        }
    }

    [Fact]
    public void Axes_without_direction_numbers_are_random()
    {
        var sequence = new SobolSequence(1, SobolSequence.Axes + 2);
        var numbers = Enumerable.Range(0, 1000).Select(i => sequence.At(i, SobolSequence.Axes + 1)).ToList();

        Assert.InRange(numbers.Average(), 0.45, 0.55);
        Assert.Equal(1000, numbers.Distinct().Count());
    }
}
