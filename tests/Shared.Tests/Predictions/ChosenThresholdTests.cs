using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Tests.Predictions;

public class ChosenThresholdTests
{
    private static double F1(ClassCounts[] counts) => counts[1].F1;

    [Fact]
    public void The_best_threshold_is_in_the_middle_of_its_neighbours()
    {
        var chosen = ChosenThreshold.Choose([0.125, 0.25, 0.375, 0.75], [false, true, true, true], F1, true)!;

        Assert.Equal((0.1875, 1, 0.5), (chosen.Value, chosen.Score, chosen.Unchosen));
    }

    [Fact]
    public void Of_equally_good_ones_the_nearest_to_one_half_is_taken()
    {
        Assert.Equal(0.5, ChosenThreshold.Choose([0.1, 0.3, 0.6], [false, false, true], F1, true)!.Value);
        Assert.Equal(0.75, ChosenThreshold.Choose([0.625, 0.875], [false, true], F1, true)!.Value);

        // Accuracy is the same at 0.25 and at 0.75.
        Assert.Equal(0.25, ChosenThreshold.Choose([0.125, 0.375, 0.625, 0.875], [false, true, false, true], counts => counts[0].Hits + counts[1].Hits - (counts[1].Predicted == 2 ? 9 : 0), true)!.Value);
    }

    [Fact]
    public void Equal_probabilities_stay_together()
    {
        var chosen = ChosenThreshold.Choose([0.25, 0.25, 0.25, 0.125], [true, false, true, false], F1, true)!;

        Assert.Equal((0.1875, 0.8, 0), (chosen.Value, chosen.Score, chosen.Unchosen));
    }

    [Fact]
    public void Costs_are_minimised_and_scores_that_are_not_defined_are_left_out()
    {
        static double Cost(ClassCounts[] counts) => (counts[0].Support - counts[0].Hits) + (10 * (counts[1].Support - counts[1].Hits));

        Assert.Equal((0.15625, 2), ChosenThreshold.Choose([0.125, 0.1875, 0.25, 0.75], [false, true, false, false], Cost, false) is { } chosen ? (chosen.Value, chosen.Score) : default);
        Assert.Null(ChosenThreshold.Choose([0.25, 0.75], [false, true], _ => double.NaN, true));
    }

    [Fact]
    public void A_row_counts_by_its_weight_like_so_many_rows_and_one_without_weight_not_at_all()
    {
        static double Cost(ClassCounts[] counts) =>
            ((3 * (counts[0].Support - counts[0].Hits)) + (5 * (counts[1].Support - counts[1].Hits))) / (counts[0].Support + counts[1].Support);

        (Func<ClassCounts[], double> Score, bool HigherIsBetter)[] rules = [(F1, true), (Cost, false), (counts => counts[0].Predicted == 0 ? -1 : counts[0].Precision, true)];
        for (var seed = 0; seed < 200; seed++)
        {
            var draw = new Random(seed);
            var rows = Enumerable.Range(0, 12).Select(_ => (Probability: draw.Next(17) / 16.0, IsSecond: draw.Next(2) == 1, Weight: draw.Next(4))).ToList();
            var repeated = rows.SelectMany(row => Enumerable.Repeat(row, row.Weight)).ToList();
            foreach (var (score, higherIsBetter) in rules)
            {
                Assert.Equal(
                    ChosenThreshold.Choose([.. repeated.Select(row => row.Probability)], [.. repeated.Select(row => row.IsSecond)], score, higherIsBetter),
                    ChosenThreshold.Choose([.. rows.Select(row => row.Probability)], [.. rows.Select(row => row.IsSecond)], score, higherIsBetter, [.. rows.Select(row => (double)row.Weight)]));
            }
        }
    }

    [Fact]
    public void A_threshold_decides_and_without_one_the_first_of_the_most_probable_classes_does()
    {
        Assert.Equal((1, 0), (new ClassDecision(0.25).Decide([0.75, 0.25]), new ClassDecision(0.25f).Decide([0.8, 0.2])));
        Assert.Equal((0, 2), (default(ClassDecision).Decide([0.5, 0.5]), default(ClassDecision).Decide([0.2, 0.3, 0.5])));
        Assert.Equal((-1, -1), (default(ClassDecision).Decide([0.5, double.NaN]), new ClassDecision(0.1).Decide([double.NaN, 1])));
    }
}
