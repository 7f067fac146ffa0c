using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Tests.Models;

public class ConvShapeTests
{
    private static readonly ConvShape Mnist = new(1, 28, 28);

    [Fact]
    public void The_reports_blocks_halve_the_maps()
    {
        ConvBlock[] blocks = [new(16, 5, 1, 2, 2, false), new(32, 5, 1, 2, 2, false)];

        Assert.Equal([Mnist, new ConvShape(16, 14, 14), new ConvShape(32, 7, 7)], ConvShape.Through([.. blocks], Mnist).ToArray());
        Assert.Null(ConvShape.Check([.. blocks], Mnist));
    }

    [Theory]
    [InlineData(3, 1, 0, 1, 26)]
    [InlineData(3, 2, 0, 1, 13)]
    [InlineData(3, 2, 1, 1, 14)]
    [InlineData(5, 1, 0, 5, 4)]
    public void Sides_follow_PyTorchs_rule(int kernel, int stride, int padding, int pool, int side)
    {
        Assert.Equal(new ConvShape(2, side, side), ConvShape.Through([new(2, kernel, stride, padding, pool, false)], Mnist)[1]);
    }

    [Fact]
    public void What_does_not_fit_is_told_with_its_block_and_size()
    {
        ConvBlock half = new(4, 1, 1, 0, 2, false);

        var pool = ConvShape.Check([half, half, half, half, half], Mnist)!;
        var kernel = ConvShape.Check([half, half, half with { Kernel = 9 }], Mnist)!;

        Assert.Equal(("model.pool", true), (pool.Where, pool.Sentence.StartsWith("At block 5 the maps are 1 × 1, too small", StringComparison.Ordinal)));
        Assert.Equal("model.kernel", kernel.Where);
        Assert.Contains("At block 3 the maps are 7 × 7, too small for a kernel of 9", kernel.Sentence, StringComparison.Ordinal);
    }
}
