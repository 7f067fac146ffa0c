using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>A search in one thread, with results that a function makes of choices.</summary>
internal static class Walk
{
    /// <summary>All trials; as many as asked for, or until the space is exhausted.</summary>
    public static List<SearchTrial> Of(ISearchStrategy strategy, int count, Func<ImmutableArray<Choice>, double> cost, IReadOnlyList<SearchTrial>? begun = null)
    {
        var trials = begun?.ToList() ?? [];
        while (trials.Count < count && strategy.Suggest(trials.Count, SeenFrom(trials, strategy.Ahead)) is { } choices)
        {
            trials.Add(new SearchTrial(choices, Result(cost(choices))));
        }

        return trials;
    }

    public static TrialOutcome Result(double cost) =>
        new(cost, double.IsNaN(cost) ? TrialEnd.Failed : TrialEnd.Complete, 10, [cost, cost]);

    public static IEnumerable<string> Texts(IEnumerable<SearchTrial> trials) => trials.Select(trial => string.Join(' ', trial.Choices.Select(choice => choice.Value)));

    /// <summary>A number that depends on every choice, the smaller the earlier in its list or range.</summary>
    public static double Sum(ImmutableArray<Choice> choices) => choices.Sum(choice => double.TryParse(choice.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : choice.Value.Length);

    private static SearchHistory SeenFrom(List<SearchTrial> trials, int ahead) => ahead == int.MaxValue
        ? SearchHistory.Empty
        : new SearchHistory([.. trials.Select((trial, i) => i <= trials.Count - ahead ? trial : trial with { Result = null })]);
}
