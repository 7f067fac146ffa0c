using ActorSearch.TrainerNode.Actors;

namespace ActorSearch.TrainerNode.Tests.Actors;

public class PrefetchTests
{
    [Theory]
    [InlineData(1000, 5, 0)]
    [InlineData(100, 5, 2)]
    [InlineData(1, 5, 20)]
    [InlineData(0, 5, 128)]
    public void Short_trainings_are_fetched_ahead_and_long_ones_are_not(int training, int answer, int units)
    {
        var prefetch = new Prefetch(slots: 2, most: 64);
        prefetch.Trained(TimeSpan.FromMilliseconds(training));
        prefetch.Answered(TimeSpan.FromMilliseconds(answer));

        Assert.Equal(units, prefetch.Units);
    }

    [Fact]
    public void Nothing_is_fetched_ahead_before_anything_is_known()
    {
        Assert.Equal(0, new Prefetch(2, 64).Units);
    }
}
