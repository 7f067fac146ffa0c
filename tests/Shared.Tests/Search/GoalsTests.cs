using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Search;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>Two goals that pull apart, and requirements.</summary>
public class GoalsTests
{
    private const string Text = "space { model.dropout { uniform = [0, 0.99] }, optimizer.weight-decay { uniform = [0, 1] }, optimizer.learning-rate { uniform = [0.000001, 1] } }";

    [Theory]
    [InlineData("tpe")]
    [InlineData("gp")]
    [InlineData("auto")]
    public void A_strategy_that_knows_both_goals_finds_more_of_the_front_than_random_points(string name)
    {
        var (learned, random) = (0.0, 0.0);
        for (var seed = 1UL; seed <= 4; seed++)
        {
            learned += Volume(Run(Strategy(name, seed), 50));
            random += Volume(Run(Strategy("sobol", seed), 50));
        }

        Assert.True(learned > random + 0.1, $"{name}: {learned / 4}, quasi-random points: {random / 4}.");
    }

    [Theory]
    [InlineData("tpe")]
    [InlineData("gp")]
    public void The_suggestions_follow_from_the_results_alone(string name) =>
        Assert.Equal(Walk.Texts(Run(Strategy(name, 3), 30)), Walk.Texts(Run(Strategy(name, 3), 30)));

    [Theory]
    [InlineData("tpe")]
    [InlineData("gp")]
    [InlineData("cma-es")]
    public void What_breaks_a_requirement_is_avoided(string name)
    {
        // The cost falls towards what is not allowed.
        var strategy = Strategy(name, 2);
        var trials = Run(strategy, 60, point => new TrialOutcome(1 - point[1], TrialEnd.Complete, 1, [1 - point[1], 1 - point[1]]) { Violation = Math.Max(0, point[1] - 0.4) });

        var late = trials.Skip(30).Select(trial => trial.Result!.Violation).ToList();
        Assert.True(late.Average() < 0.09, $"Random points break it by 0.18 on average, these by {late.Average()}.");
        Assert.True(trials.Where(trial => trial.Result!.Violation == 0).Min(trial => trial.Result!.Cost) < 0.68);
    }

    [Fact]
    public void While_nothing_keeps_a_requirement_the_search_goes_towards_what_does()
    {
        var trials = Run(Strategy("tpe", 2), 60, point =>
            new TrialOutcome(point[1], TrialEnd.Complete, 1, [1, 1]) { Violation = Math.Max(0, point[0] - 0.01) + Math.Max(0, point[2] - 0.01) });

        Assert.True(trials.Skip(40).Average(trial => trial.Result!.Violation) < 0.6 * trials.Take(10).Average(trial => trial.Result!.Violation));
    }

    // Zitzler, Deb and Thiele's second problem: its front is where the last two are 0, and hollow.
    private static TrialOutcome Both(double[] point)
    {
        var (first, rest) = (point[0], 1 + (4.5 * (point[1] + point[2])));
        double[] goals = [first, rest * (1 - (first / rest * (first / rest)))];
        return new TrialOutcome(goals[0], TrialEnd.Complete, 1, [goals[0]]) { Goals = [.. goals] };
    }

    private static double Volume(List<SearchTrial> trials) => Hypervolume.Compute(trials.Select(trial => trial.Result!.Goals.ToArray()), [1, 4]);

    private static ISearchStrategy Strategy(string name, ulong seed) => Strategies.Make(name, EncodedSpaceTests.Of(Text), seed, samples: 100, ahead: 2);

    private static List<SearchTrial> Run(ISearchStrategy strategy, int count) => Run(strategy, count, Both);

    private static List<SearchTrial> Run(ISearchStrategy strategy, int count, Func<double[], TrialOutcome> result)
    {
        List<SearchTrial> trials = [];
        while (trials.Count < count)
        {
            var history = strategy.Ahead == int.MaxValue ? SearchHistory.Empty
                : new SearchHistory([.. trials.Select((trial, i) => i <= trials.Count - strategy.Ahead ? trial : trial with { Result = null })]);
            ImmutableArray<Choice> choices = strategy.Suggest(trials.Count, history)!.Value;
            trials.Add(new SearchTrial(choices, result([.. choices.Select(choice => double.Parse(choice.Value, CultureInfo.InvariantCulture))])));
        }

        return trials;
    }
}
