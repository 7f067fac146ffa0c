using System.Collections.Immutable;
using ActorSearch.Shared.Search;

namespace ActorSearch.Shared.Tests.Search;

public class RungCostsTests
{
    [Fact]
    public void With_few_results_of_later_rungs_those_of_the_first_count()
    {
        var told = Told([(2, 9)], [(2, 5), (6, 1)], [(2, 7)], [(2, 6)]);

        Assert.Equal([9, 5, 7, 6], told);
    }

    [Fact]
    public void With_enough_of_a_later_rung_the_others_cost_more_by_what_they_did_at_their_own()
    {
        // On average those that went on lost 4 on the way, and none of the others is told as better than the best of them.
        var told = Told([(2, 9)], [(2, 5), (6, 1)], [(2, 7), (6, 2)], [(2, 6), (6, 3)], [(2, 6), (6, 2)], [(2, 4.5)]);

        Assert.Equal([5, 1, 2, 3, 2, 1], told);
    }

    [Fact]
    public void A_configuration_that_was_stopped_after_some_folds_is_compared_on_these()
    {
        // The second fold is the harder one by 2.
        var trials = new List<TrialOutcome>();
        for (var i = 0; i < 4; i++) trials.Add(Result([4 + i, 6 + i]));
        trials.Add(Result([5, double.NaN]));

        Assert.Equal([5, 6, 7, 8, 6], Tell(trials));
    }

    /// <summary>Otherwise a search of many configurations looks at all of them at each suggestion.</summary>
    [Fact]
    public void Others_keep_their_costs_until_one_comes_to_the_rung_that_counts()
    {
        List<TrialOutcome> trials = [Result(4), Result(5), Result(6), Result(7)];
        var costs = new RungCosts(axes: 1);
        trials.ForEach(trial => costs.Replace(null, trial));

        Assert.True(costs.Settle(trials));
        Assert.False(costs.Settle(trials));
        var (stopped, whole) = (Result(5, double.NaN), Result(3));
        costs.Replace(null, stopped);
        Assert.False(costs.Settle([.. trials, stopped]));
        costs.Replace(null, whole);
        Assert.True(costs.Settle([.. trials, stopped, whole]));
    }

    /// <summary>Configurations come further, begin at later rungs, fail and are stopped after some folds; a formula for all of them at once says what each costs.</summary>
    [Fact]
    public void Costs_that_are_kept_are_those_of_the_formula_over_all_results()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (random, axes) = (new Random(seed), 1 + (seed % 4));
            var (told, results) = (new ToldCosts(axes), new List<TrialOutcome?>());
            for (var step = 0; step < 150; step++)
            {
                if (random.Next(8) == 0 && step > 100) (told, results) = Again(axes, results);
                var index = random.Next(3) == 0 ? results.Count : random.Next(results.Count + 1);
                if (index == results.Count)
                {
                    told.Add([random.NextDouble()]);
                    results.Add(null);
                }

                results[index] = Next(random, results[index]);
                told.Tell(index, results[index]);
                if (random.Next(4) > 0) Assert.Equal(Formula(results, axes), told.Settle().Select(point => point.Cost));
            }
        }
    }

    private static (ToldCosts Told, List<TrialOutcome?> Results) Again(int axes, List<TrialOutcome?> results)
    {
        var told = new ToldCosts(axes);
        foreach (var _ in results) told.Add([0]);
        for (var i = 0; i < results.Count; i++) told.Tell(i, results[i]);
        return (told, results);
    }

    private static TrialOutcome? Next(Random random, TrialOutcome? before)
    {
        if (random.Next(12) == 0) return new TrialOutcome(double.NaN, TrialEnd.Failed, 1, [double.NaN, double.NaN]) { Rungs = before?.Rungs ?? [] };
        if (before is { Rungs.Length: 3 } && random.Next(2) == 0) return before;
        var rungs = before?.Rungs is [_, _, _] or null ? [] : before.Rungs;
        var rung = rungs.IsEmpty ? random.Next(3) : Math.Min(2, rungs[^1].Epochs / 3);
        double[] costs = [random.Next(1, 30) / 8.0, random.Next(4) == 0 ? double.NaN : random.Next(1, 30) / 8.0];
        var mean = costs.Where(double.IsFinite).Average();
        if (rungs.IsEmpty || rungs[^1].Epochs < 9) rungs = rungs.Add(new RungResult((int)Math.Pow(3, rung), mean, [.. costs]));
        return new TrialOutcome(mean, random.Next(5) == 0 ? TrialEnd.Complete : TrialEnd.Pruned, rungs[^1].Epochs, [.. costs]) { Rungs = rungs };
    }

    private static IEnumerable<double> Formula(List<TrialOutcome?> results, int axes)
    {
        var sound = results.OfType<TrialOutcome>().Where(result => result.End != TrialEnd.Failed).ToList();
        var counts = sound.SelectMany(result => result.Rungs).GroupBy(rung => rung.Epochs).OrderBy(group => group.Key).Select(group => (Epochs: group.Key, Count: group.Count())).ToList();
        var enough = counts.Where(rung => rung.Count >= 2 * (axes + 1)).ToList();
        var furthest = enough.Count > 0 ? enough[^1].Epochs : counts.Count > 0 ? counts.MaxBy(rung => rung.Count).Epochs : 0;
        var reached = sound.Where(result => At(result, furthest) is not null).ToList();
        var best = reached.Count == 0 ? double.NegativeInfinity : reached.Min(result => At(result, furthest)!.Cost);
        return results.Select(result => result is null || result.End == TrialEnd.Failed ? double.NaN : At(result, furthest)?.Cost ?? Math.Max(best, Further(result.Rungs[^1])));

        double Further(RungResult own)
        {
            var folds = Enumerable.Range(0, own.FoldCosts.Length).Where(fold => double.IsFinite(own.FoldCosts[fold])).ToList();
            var changes = reached.Where(result => At(result, own.Epochs) is not null).Select(result => At(result, furthest)!.Cost - (folds.Sum(fold => At(result, own.Epochs)!.FoldCosts[fold]) / folds.Count)).ToList();
            return own.Cost + (changes.Count == 0 ? 0 : changes.Sum() / changes.Count);
        }

        static RungResult? At(TrialOutcome result, int epochs) => result.Rungs.FirstOrDefault(rung => rung.Epochs == epochs && rung.FoldCosts.All(double.IsFinite));
    }

    private static TrialOutcome Result(params double[] costs) => new(costs.Where(double.IsFinite).Average(), TrialEnd.Pruned, 2, [.. costs])
    {
        Rungs = [new RungResult(2, costs.Where(double.IsFinite).Average(), [.. costs])],
    };

    private static double[] Told(params (int Epochs, double Cost)[][] trials) => Tell([.. trials.Select(rungs => new TrialOutcome(rungs[^1].Cost, TrialEnd.Pruned, rungs[^1].Epochs, [rungs[^1].Cost])
    {
        Rungs = [.. rungs.Select(rung => new RungResult(rung.Epochs, rung.Cost, ImmutableArray.Create(rung.Cost)))],
    })]);

    private static double[] Tell(List<TrialOutcome> trials)
    {
        var costs = new RungCosts(axes: 1);
        trials.ForEach(trial => costs.Replace(null, trial));
        costs.Settle(trials);
        return [.. trials.Select(costs.CostOf)];
    }
}
