using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Tests.Experiments;

public class RungScheduleTests
{
    [Theory]
    [InlineData(51, null, "2 5 16 51")]
    [InlineData(1000, null, "32 100 316 1000")]
    [InlineData(1000, 1, "1 3 10 32 100 316 1000")]
    [InlineData(1000, 200, "316 1000")]
    [InlineData(6, null, "1 2 6")]
    [InlineData(2, null, "1 2")]
    [InlineData(1, null, "1")]
    [InlineData(10, 5, "10")]
    public void Rungs_lie_half_a_decade_apart_below_the_last_epoch(int epochs, int? least, string rungs) =>
        Assert.Equal(rungs, string.Join(' ', new RungSchedule(new RungSettings(4, least, 1), epochs).Epochs));

    [Fact]
    public void In_halving_all_begin_at_the_first_rung()
    {
        var ladder = new RungSchedule(new RungSettings(4, null, 1), 51);

        Assert.All(Enumerable.Range(0, 200), index => Assert.Equal(0, ladder.StartOf(index)));
        Assert.Equal((2 + (3 / 4.0) + (11 / 16.0) + (35 / 64.0)) / 51, ladder.Share, 12);
    }

    [Fact]
    public void In_Hyperband_brackets_of_about_the_same_cost_follow_each_other()
    {
        var ladder = new RungSchedule(new RungSettings(4, null, int.MaxValue), 51);
        var starts = Enumerable.Range(0, 98).Select(ladder.StartOf).ToList();

        Assert.Equal([64, 22, 8, 4], starts.CountBy(start => start).OrderBy(entry => entry.Key).Select(entry => entry.Value));
        Assert.Equal(starts, Enumerable.Range(98, 98).Select(ladder.StartOf));
        Assert.Equal([64, 22], Enumerable.Range(0, 86).Select(new RungSchedule(new RungSettings(4, null, 2), 51).StartOf).CountBy(start => start).Select(entry => entry.Value));
    }
}
