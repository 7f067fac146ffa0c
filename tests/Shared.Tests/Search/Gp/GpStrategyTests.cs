using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Seen;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class GpStrategyTests
{
    private const string Small = "space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.1, 0.9], training.batch-size { int = [1, 10] } }";

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_history_has_one_continuation_whatever_was_asked_before(int ahead)
    {
        var walked = Walk.Of(Of(Spaces.Mixed, ahead), 60, Cost);
        foreach (var index in new[] { 11, 35, 59 })
        {
            var history = new SearchHistory([.. walked.Take(index).Select((trial, i) => i <= index - ahead ? trial : trial with { Result = null })]);
            Assert.Equal<Choice>([.. walked[index].Choices], [.. Of(Spaces.Mixed, ahead).Suggest(index, history)!.Value]);
        }
    }

    [Fact]
    public void It_comes_closer_to_the_best_than_a_random_search()
    {
        var best = Walk.Of(Of(Spaces.Mixed, 1), 60, Cost).Min(trial => trial.Result!.Cost);
        var random = Spaces.Points(2000, seed: 9).Min(Spaces.Cost);

        Assert.InRange(best, 0.1, random);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_small_space_is_tried_whole_and_no_point_twice(int ahead)
    {
        var trials = Walk.Of(Of(EncodedSpaceTests.Of(Small), ahead), 100, Walk.Sum);

        Assert.Equal(30, trials.Count);
        Assert.Equal(30, Walk.Texts(trials).Distinct().Count());
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(-3e300)]
    [InlineData(1e308)]
    public void Equal_costs_of_any_size_stop_nothing(double cost) => Assert.Equal(30, Walk.Of(Of(Spaces.Mixed, 1), 30, _ => cost).Count);

    [Fact]
    public void A_space_of_one_point_has_one_suggestion() => Assert.Single(Walk.Of(Of(EncodedSpaceTests.Of("space { training.batch-size = [3] }"), 1), 5, Walk.Sum));

    [Fact]
    public void Points_that_were_told_twice_with_different_costs_are_borne()
    {
        var points = Spaces.Points(6);
        List<ToldPoint> told = [.. points.Concat(points).Select((point, i) => new ToldPoint(point, 1 + i, i % 2 == 0 ? 0.1 : 0, IsPending: false))];

        var suggested = new GpStrategy().Suggest(Spaces.Mixed, told, RandomStream.For(1, StreamPurpose.Suggestion));

        Assert.DoesNotContain(suggested, points, PointComparer.Instance);
        Assert.Equal(suggested, Spaces.Mixed.Encode(Spaces.Mixed.Decode(suggested))!.Select((number, i) => Math.Abs(number - suggested[i]) < 1e-12 ? suggested[i] : number));
    }

    [Fact]
    public void Nothing_but_pending_points_leads_to_a_new_one()
    {
        List<ToldPoint> told = [.. Spaces.Points(6).Select(point => new ToldPoint(point, double.NaN, double.NaN, IsPending: true))];

        Assert.DoesNotContain(new GpStrategy().Suggest(Spaces.Mixed, told, RandomStream.For(1, StreamPurpose.Suggestion)), told.Select(one => one.Point), PointComparer.Instance);
    }

    [Fact]
    public void What_fails_in_a_part_of_the_space_is_left_alone()
    {
        var trials = Walk.Of(Of(Spaces.Mixed, 1), 50, choices => Value(choices, "optimizer.kind") == "sgd" ? double.NaN : Cost(choices));

        Assert.InRange(trials.Skip(10).Count(trial => Value(trial.Choices, "optimizer.kind") == "sgd"), 0, 12);
    }

    private static LearningStrategy Of(EncodedSpace space, int ahead) => new(space, 7, new GpStrategy(), 100, ahead, []);

    private static double Cost(ImmutableArray<Choice> choices) => Spaces.Cost(Spaces.Mixed.Encode(choices)!);

    private static string? Value(ImmutableArray<Choice> choices, string path) => choices.FirstOrDefault(choice => choice.Path == path)?.Value;
}
