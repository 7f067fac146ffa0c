using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;
using ActorSearch.TrainerNode;

namespace ActorSearch.Bench.Search;

/// <summary>How long a suggestion takes in ten dimensions, and what memory many of them take.</summary>
internal static class SuggestionTimes
{
    private const int Dimensions = 10, Repeats = 100, Many = 10_000;

    public static void Print()
    {
        Console.WriteLine($"One suggestion in ten dimensions, half of them ranges and half lists of ten numbers, one thread; the median of {Repeats}.");
        Console.WriteLine();
        Console.WriteLine("| strategy | results | ms a suggestion |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var name in MeasuredStrategies.Learning)
        {
            foreach (var results in new[] { 100, 250, 1000 })
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {results} | {Median(name, results):0.000} |"));
            }
        }

        Console.WriteLine();
        foreach (var name in MeasuredStrategies.Learning)
        {
            var (strategy, history) = Begun(name, 1000);
            var first = Kept(strategy, history, Many / 10);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Memory of {name} at 1,000 results: {first:0.00} MB after {Many / 10} suggestions, {Kept(strategy, history, Many):0.00} MB after {Many} more."));
        }
    }

    /// <summary>Megabytes in use after so many suggestions.</summary>
    private static double Kept(LearningStrategy strategy, SearchHistory history, int count)
    {
        for (var i = 0; i < count; i++) strategy.Suggest(history.Trials.Count - Repeats + (i % Repeats), history);
        return GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    }

    private static (LearningStrategy Strategy, SearchHistory History) Begun(string name, int results)
    {
        ImmutableArray<Dimension> dimensions =
        [
            .. Enumerable.Range(0, Dimensions).Select(i => new Dimension(
                $"x{i}", i % 2 == 0 ? new DimensionValues.Uniform(0, 1) : new DimensionValues.Listed([.. Enumerable.Range(0, 10).Select(value => $"{value}")]), [])),
        ];
        var space = new EncodedSpace(BuiltIn.Schema, dimensions, ImmutableDictionary<string, string>.Empty);
        var (design, trials) = (new RandomSearch(BuiltIn.Schema, 1, dimensions, ImmutableDictionary<string, string>.Empty, int.MaxValue), new TrackedList<SearchTrial>());
        for (var i = 0; i < results; i++)
        {
            var choices = design.Suggest(i, SearchHistory.Empty)!.Value;
            var cost = choices.Sum(choice => Math.Abs(double.Parse(choice.Value, CultureInfo.InvariantCulture) - 0.3));
            trials.Add(new SearchTrial(choices, new TrialOutcome(cost, TrialEnd.Complete, 1, [cost])));
        }

        return (new LearningStrategy(space, 1, MeasuredStrategies.Points(name), int.MaxValue, 1, []), new SearchHistory(trials));
    }

    private static double Median(string name, int results)
    {
        // Each is the next suggestion of a search under way: one more result than the last, half of them before that number of results.
        var (strategy, history) = Begun(name, results + (Repeats / 2));
        var times = new double[Repeats];
        for (var i = 0; i < 2 * Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            strategy.Suggest(results - (Repeats / 2) + (i % Repeats), history);
            times[i % Repeats] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Repeats / 2];
    }
}
