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
        Assert.Equal(rungs, string.Join(' ', new RungSchedule(new RungSettings([4], least, 1), epochs).Epochs));

    [Fact]
    public void In_halving_all_begin_at_the_first_rung()
    {
        var ladder = new RungSchedule(new RungSettings([4], null, 1), 51);

        Assert.All(Enumerable.Range(0, 200), index => Assert.Equal(0, ladder.StartOf(index)));
        Assert.Equal((2 + (3 / 4.0) + (11 / 16.0) + (35 / 64.0)) / 51, ladder.Share, 12);
    }

    [Fact]
    public void In_Hyperband_brackets_of_about_the_same_cost_follow_each_other()
    {
        var ladder = new RungSchedule(new RungSettings([4], null, int.MaxValue), 51);
        var starts = Enumerable.Range(0, 98).Select(ladder.StartOf).ToList();

        Assert.Equal([64, 22, 8, 4], starts.CountBy(start => start).OrderBy(entry => entry.Key).Select(entry => entry.Value));
        Assert.Equal(starts, Enumerable.Range(98, 98).Select(ladder.StartOf));
        Assert.Equal([64, 22], Enumerable.Range(0, 86).Select(new RungSchedule(new RungSettings([4], null, 2), 51).StartOf).CountBy(start => start).Select(entry => entry.Value));
    }

    [Theory]
    [InlineData("", "6 4 3")]
    [InlineData("reduction = auto", "6 4 3")]
    [InlineData("reduction = 4", "4 4 4")]
    [InlineData("reduction = [2, 9, 5]", "2 9 5")]
    [InlineData("least-epochs = 20", "6 4")]
    [InlineData("least-epochs = 1", "4 4 4 4 4")]
    [InlineData("least-epochs = 20, reduction = [6, 5]", "6 5")]
    [InlineData("epochs = hyperband", "6 4 3")]
    [InlineData("epochs = hyperband, reduction = [4, 3, 2]", "4 3 2")]
    public void One_number_holds_at_each_comparison_and_a_list_has_one_for_each(string search, string reductions) =>
        Assert.Equal(reductions, string.Join(' ', Written.Right(Search(search)).Ladder!.Reductions));

    [Theory]
    [InlineData("reduction = [6, 4]", "search.reduction has 2 numbers, but there are 3 comparisons, after 6, 20 and 63 of 200 epochs: give 3 numbers, or one that holds at each of them.")]
    [InlineData("reduction = [6, 4, 3, 3]", "search.reduction has 4 numbers, but there are 3 comparisons")]
    [InlineData("reduction = [6, 4], least-epochs = 50", "search.reduction has 2 numbers, but there is 1 comparison, after 63 of 200 epochs: give 1 number.")]
    [InlineData("reduction = [6, 4, 1]", "search.reduction must be auto, a whole number from 2 to 1000, or a list with one for each comparison, for example [6, 4, 3]")]
    [InlineData("reduction = []", "search.reduction must be auto")]
    [InlineData("reduction = 1", "search.reduction must be auto")]
    [InlineData("reduction = 2.5", "search.reduction must be auto")]
    [InlineData("reduction = [6, auto, 3]", "search.reduction must be auto")]
    public void Wrong_reductions_are_refused_with_what_to_do(string search, string sentence) =>
        Assert.Contains(sentence, Written.Mistake(Search(search)), StringComparison.Ordinal);

    [Fact]
    public void Each_rung_has_its_reduction()
    {
        var halving = new RungSchedule(new RungSettings([6, 4, 3], null, 1), 51);
        var hyperband = new RungSchedule(new RungSettings([6, 4, 3], null, int.MaxValue), 51);

        Assert.Equal((2 + (3 / 6.0) + (11 / 24.0) + (35 / 72.0)) / 51, halving.Share, 12);
        Assert.Equal([72, 16, 6, 4], Enumerable.Range(0, 98).CountBy(hyperband.StartOf).OrderBy(entry => entry.Key).Select(entry => entry.Value));
    }

    private static string Search(string search) =>
        $"space.optimizer.weight-decay = [0.1, 0.5]\ntraining.max-epochs = 200\nsearch {{ epochs = halving\n{search} }}";
}
