using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.TrainerNode.Tests.Analysis;

public class ForemostTests
{
    [Fact]
    public void The_lowest_come_first_and_of_equal_ones_the_first_row()
    {
        double[] numbers = [3, 1, 2, 1, double.PositiveInfinity, 0, 2, 1];

        Assert.Equal([5, 1, 3, 7], Foremost.Lowest(numbers.Length, 4, row => numbers[row]));
        Assert.Equal([5, 1, 3, 7, 2, 6, 0, 4], Foremost.Lowest(numbers.Length, 99, row => numbers[row]));
        Assert.Empty(Foremost.Lowest(numbers.Length, 0, row => numbers[row]));
    }
}
