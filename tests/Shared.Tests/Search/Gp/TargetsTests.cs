using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class TargetsTests
{
    [Fact]
    public void Positive_costs_are_taken_as_logarithms()
    {
        var values = new Targets(Of(1, 10, 100)).Values;

        Assert.Equal(values[1] - values[0], values[2] - values[1], 1e-12);
        Assert.Equal(0, values.Sum(), 1e-12);
        Assert.Equal(3, values.Sum(value => value * value), 1e-12);
    }

    [Fact]
    public void A_zero_counts_as_half_the_smallest_positive_cost()
    {
        var values = new Targets(Of(0, 1, 2, 4)).Values;

        Assert.Equal(values[2] - values[1], values[1] - values[0], 1e-12);
    }

    [Fact]
    public void Negated_accuracies_are_taken_as_logarithms_of_the_errors()
    {
        var values = new Targets(Of(-0.99, -0.9, 0)).Values;

        Assert.Equal(values[1] - values[0], values[2] - values[1], 1e-12);
    }

    [Fact]
    public void Costs_without_a_bound_are_taken_as_they_are()
    {
        var values = new Targets(Of(-30, -20, -10)).Values;

        Assert.Equal(values[1] - values[0], values[2] - values[1], 1e-12);
    }

    [Fact]
    public void Bad_costs_are_clipped_and_a_failed_result_counts_as_the_worst()
    {
        var values = new Targets(Of(-30, -29, -20, 1e8, 1e9, double.NaN, double.PositiveInfinity)).Values;

        // The median, −20, and twice the way from the best to it.
        Assert.Single(values[3..].Distinct());
        Assert.Equal(2 * (values[2] - values[0]), values[3] - values[2], 1e-12);
    }

    [Fact]
    public void Equal_costs_are_zero()
    {
        Assert.All(new Targets(Of(0.5, 0.5, 0.5)).Values, value => Assert.Equal(0, value));
        Assert.All(new Targets(Of(0, 0)).Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_noise_of_a_result_lies_between_its_own_and_that_of_all()
    {
        var told = Of(1, 1, 1, 1).Select((one, i) => one with { Error = i switch { 0 => 0.1, 1 => 0.4, 2 => 0, _ => double.NaN } }).ToList();

        var targets = new Targets(told);

        Assert.Equal([0.02, 0.08, 0.04, 0.04], targets.Variances.Select(variance => Math.Round(variance, 12)));
        Assert.Equal(0.04, targets.TypicalVariance, 1e-12);
        Assert.Empty(new Targets(Of(1, 2)).Variances);
    }

    private static List<ToldPoint> Of(params double[] costs) => [.. costs.Select(cost => new ToldPoint([], cost, double.NaN, IsPending: false))];
}
