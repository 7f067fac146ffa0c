using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>A history that goes on in the same list is not looked at whole each time. What is suggested is what one that is looked at whole gives.</summary>
public class LongHistoryTests
{
    private const int Folds = 3, Count = 160, Ahead = 6;
    private const string Space = """
        space {
          optimizer.kind = [sgd, adam]
          optimizer.momentum { uniform = [0.1, 0.9] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          training.batch-size { int = [1, 1000] }
        }
        """;

    /// <summary>What results a search has.</summary>
    public enum Results
    {
        Whole,
        Raced,
        Rungs,
        RacedAtRungs,
        Goals,
        Requirements,
        GoalsAndRequirements,
    }

    public static TheoryData<string, Results> Cases
    {
        get
        {
            var cases = new TheoryData<string, Results>();
            foreach (var name in new[] { "tpe", "cma-es", "gp", "auto" })
            {
                foreach (var results in Enum.GetValues<Results>()) cases.Add(name, results);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Suggestions_are_those_of_a_search_that_knows_nothing_from_before(string name, Results results)
    {
        var (random, space) = (new Random(7), EncodedSpaceTests.Of(Space));
        var (strategy, trials) = (Strategies.Make(name, space, samples: 2 * Count, ahead: Ahead), new TrackedList<SearchTrial>());
        for (var index = 0; index < (name is "tpe" or "cma-es" ? Count : Count / 2); index++)
        {
            Change(trials, random, results);
            if (random.Next(8) == 0)
            {
                // As at a restart: other objects with the same content, or a step back.
                var back = random.Next(2) * Math.Min(index, 9);
                strategy.Suggest(index - back, back > 0 ? new SearchHistory(trials) : new SearchHistory(new TrackedList<SearchTrial>(trials)));
            }

            var kept = strategy.Suggest(index, new SearchHistory(trials))!.Value;
            var fresh = Strategies.Make(name, space, samples: 2 * Count, ahead: Ahead).Suggest(index, new SearchHistory([.. trials]))!.Value;
            Assert.Equal<Choice>(fresh, kept);
            trials.Add(new SearchTrial(random.Next(30) == 0 ? [new Choice("optimizer.kind", "lbfgs")] : kept, null));
        }
    }

    [Theory]
    [InlineData(Results.Whole)]
    [InlineData(Results.Raced)]
    [InlineData(Results.Rungs)]
    [InlineData(Results.RacedAtRungs)]
    [InlineData(Results.Goals)]
    [InlineData(Results.Requirements)]
    [InlineData(Results.GoalsAndRequirements)]
    public void What_is_told_has_the_same_bits(Results results)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (random, space) = (new Random(seed), EncodedSpaceTests.Of(Space));
            var (walk, known) = (new RandomChoices(space), new KnownTrials(space));
            var trials = new TrackedList<SearchTrial>();
            for (var index = 0; index < 200; index++)
            {
                Change(trials, random, results);
                var closed = Math.Max(0, index - Ahead + 1);
                var fresh = new KnownTrials(space).Before([.. trials], index, closed);
                var kept = known.Before(trials, index, closed);
                Assert.Equal(fresh.Count, kept.Count);
                for (var i = 0; i < fresh.Count; i++)
                {
                    if (!HaveSameBits(fresh[i], kept[i])) Assert.Fail($"seed {seed}, suggestion {index}, result {i}: {kept[i]} instead of {fresh[i]}");
                }

                trials.Add(new SearchTrial(random.Next(20) == 0 ? [new Choice("optimizer.kind", "lbfgs")] : walk.At(index), null));
            }
        }
    }

    private static bool HaveSameBits(ToldPoint one, ToldPoint other) =>
        Bits(one.Point).SequenceEqual(Bits(other.Point)) && Bits([one.Cost, one.Error]).SequenceEqual(Bits([other.Cost, other.Error]))
        && one.IsPending == other.IsPending && one.Goals is null == other.Goals is null && Bits(one.Goals).SequenceEqual(Bits(other.Goals));

    private static ReadOnlySpan<long> Bits(ReadOnlySpan<double> numbers) => MemoryMarshal.Cast<double, long>(numbers);

    /// <summary>Results come in their order, so that all are there that a suggestion looks at; some change later, as configurations come further.</summary>
    private static void Change(TrackedList<SearchTrial> trials, Random random, Results results)
    {
        var closed = trials.Count - Ahead + 1;
        for (var i = Math.Max(0, closed - 1); i < trials.Count; i++)
        {
            if (trials[i].Result is null && (i < closed || random.Next(3) == 0)) trials[i] = trials[i] with { Result = Result(random, results, first: null) };
        }

        if (closed > 0 && results is Results.Rungs or Results.RacedAtRungs && closed > 0)
        {
            var renewed = random.Next(closed);
            if (random.Next(2) == 0) trials[renewed] = trials[renewed] with { Result = Result(random, results, trials[renewed].Result) };
        }
    }

    private static TrialOutcome Result(Random random, Results results, TrialOutcome? first)
    {
        // Few values, so that many are equal.
        var costs = Enumerable.Range(0, Folds).Select(_ => random.Next(1, 40) / 8.0).ToArray();
        var mean = costs.Average();
        var failed = random.Next(9) == 0;
        switch (results)
        {
            case Results.Rungs or Results.RacedAtRungs:
                if (results == Results.RacedAtRungs && random.Next(3) == 0) costs[^1] = double.NaN;
                mean = costs.Where(double.IsFinite).Average();
                var rungs = (first?.Rungs ?? []).Add(new RungResult(1 + (first?.Rungs.Length ?? 0), mean, [.. costs]));
                var isWhole = rungs.Length == 3 && double.IsFinite(costs[^1]);
                return new TrialOutcome(failed ? double.NaN : mean, failed ? TrialEnd.Failed : isWhole ? TrialEnd.Complete : TrialEnd.Pruned, rungs.Length, [.. costs]) { Rungs = rungs.Length > 3 ? first!.Rungs : rungs };
            case Results.Raced when random.Next(2) == 0:
                for (var fold = random.Next(1, Folds); fold < Folds; fold++) costs[fold] = double.NaN;
                return new TrialOutcome(double.NaN, TrialEnd.Pruned, 5, [.. costs]);
        }

        if (failed) return new TrialOutcome(double.NaN, TrialEnd.Failed, 1, [double.NaN, .. costs[1..]]);
        return new TrialOutcome(mean, TrialEnd.Complete, 5, [.. costs])
        {
            Goals = results is Results.Goals or Results.GoalsAndRequirements ? [mean, random.Next(1, 40)] : [],
            Violation = results is Results.Requirements or Results.GoalsAndRequirements ? Math.Max(0, random.Next(-1, 12)) : 0,
        };
    }

    private sealed class RandomChoices(EncodedSpace space)
    {
        public ImmutableArray<Choice> At(int index)
        {
            var stream = Shared.Randomness.RandomStream.For(3, Shared.Randomness.StreamPurpose.Suggestion, index);
            var point = new double[space.Axes.Length];
            Array.Fill(point, double.NaN);
            space.Complete(point, ref stream);
            return space.Decode(point);
        }
    }
}
