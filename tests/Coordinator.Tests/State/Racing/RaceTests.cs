using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results.Ranking;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.State.Racing;

public class RaceTests
{
    private const int Folds = 5;

    [Property(MaxTest = 300)]
    public void An_exact_race_never_stops_the_winner_nor_one_that_ties_with_it(DoNotSize<ulong> drawn)
    {
        var seed = drawn.Item;
        var costs = Costs(seed, ties: seed % 2 == 0);
        var (wanted, _) = Run(costs, new ExactRule(), ahead: 1 + (int)(seed % 7), seed);
        var best = costs.Min(Mean);

        Assert.All(costs.Index().Where(entry => RankOrder.CompareCosts(Mean(entry.Item), best) == 0), entry => Assert.Equal(Folds, wanted.Count(unit => unit.Index == entry.Index)));
    }

    [Property(MaxTest = 300)]
    public void The_order_in_which_results_come_in_decides_nothing(DoNotSize<ulong> drawn)
    {
        var seed = drawn.Item;
        var costs = Costs(seed, ties: seed % 2 == 0);
        var ahead = 1 + (int)(seed % 9);
        IRaceRule[] rules = [new ExactRule(), new PairedRule(new ExactRule())];
        foreach (var rule in rules)
        {
            var first = Run(costs, rule, ahead, seed);
            for (var order = 1UL; order < 6; order++)
            {
                var other = Run(costs, rule, ahead, seed + order);
                Assert.Equal(first.Wanted, other.Wanted);
                Assert.Equal(first.Left, other.Left);
            }
        }
    }

    [Fact]
    public void No_more_folds_wait_to_be_looked_at_than_are_allowed_once_all_have_entered()
    {
        var race = new Race(Folds, ahead: 3, new ExactRule(), _ => 0);
        var entries = Enumerable.Range(0, 6).Select(index => race.Enter(index)).ToList();
        Assert.False(race.HasRoom);
        Assert.Null(race.Choose());
        entries.ForEach(entry => entry.Know(0));
        var looked = 0;
        while (!race.HasRoom)
        {
            Assert.True(race.TryLook(entry => entry.Look(Score([1 + entry.Index], 1), failed: false), []));
            looked++;
        }

        Assert.Equal(4, looked);
        Assert.Equal(0, race.Choose()!.Index);
    }

    [Fact]
    public void Until_enough_are_whole_to_compare_with_the_first_ones_alone_go_on()
    {
        var (race, wanted) = (new Race(Folds, ahead: 8, new PairedRule(new ExactRule()), _ => 0), new List<RaceEntry>());
        WantAll(race, wanted);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], wanted.Select(entry => entry.Index));

        // The first one gets all its folds at once: before it is whole no other one can be stopped.
        LookAt(race, 8, index => Math.Max(1, index));
        WantAll(race, wanted);
        Assert.Equal([0, 0, 0, 0, 1, 2, 3], wanted.Skip(8).Select(entry => entry.Index));

        // Only the bound of the metric stops others now: 6 and 7 after their first folds, 3 after its second.
        LookAt(race, 7, index => Math.Max(1, index));
        Assert.Equal([0, 3, 6, 7], wanted.Take(8).Where(entry => entry.IsOut).Select(entry => entry.Index));
    }

    [Fact]
    public void What_leads_gets_all_its_folds_at_once()
    {
        var (race, wanted) = (new Race(Folds, ahead: 5, new PairedRule(new ExactRule()), _ => 0), new List<RaceEntry>());
        var most = new Dictionary<int, int>();
        while (wanted.Count < 100)
        {
            WantAll(race, wanted);
            foreach (var entry in wanted.Where(entry => race.Finished(0).Lacks == 0)) most[entry.Index] = Math.Max(most.GetValueOrDefault(entry.Index), entry.Offered - entry.Looked);
            LookAt(race, 1, index => index < 4 ? 10 + index : IsBehind(index) ? 20 : 10);
        }

        Assert.Contains(most, entry => entry.Key >= 4 && !IsBehind(entry.Key) && entry.Value > 1);
        Assert.All(most.Where(entry => entry.Key >= 4 && IsBehind(entry.Key)), entry => Assert.InRange(entry.Value, 0, 1));

        static bool IsBehind(int index) => index % 3 > 0;
    }

    private static void WantAll(Race race, List<RaceEntry> wanted)
    {
        while (race.HasRoom)
        {
            var next = wanted.Count == 0 ? 0 : wanted.Max(entry => entry.Index) + 1;
            if ((race.MayEnter(next) ? race.Enter(next) : race.Choose()) is not { } entry) return;
            wanted.Add(entry);
            entry.Know(entry.Offered - 1);
        }
    }

    private static void LookAt(Race race, int times, Func<int, double> cost)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.True(race.TryLook(entry => entry.Look(Score([.. Enumerable.Repeat(cost(entry.Index), Folds)], entry.Looked + 1), failed: false), []));
        }
    }

    [Fact]
    public void What_failed_is_stopped_before_anything_is_whole()
    {
        var race = new Race(Folds, ahead: 8, new ExactRule(), _ => 0);
        var left = new List<RaceEntry>();
        race.Enter(0).Know(0);
        Assert.True(race.TryLook(entry => entry.Look(Score([], 1), failed: true), left));

        Assert.Equal(0, Assert.Single(left).Index);
        Assert.Equal("one of its folds failed", race.ReasonFor(left[0]));
        Assert.Equal(0, race.Count);
    }

    [Fact]
    public void A_fold_without_a_score_keeps_a_configuration_from_leading_and_from_nothing_else()
    {
        // The second fold of the first one is quarantined.
        var (wanted, left) = Run([[1, double.NaN, 1, 1, 1], [2, 2, 2, 2, 2], [9, 9, 9, 9, 9]], new ExactRule(), ahead: 1, order: 0);

        Assert.Equal(Folds, wanted.Count(unit => unit.Index == 0));
        Assert.Equal(Folds, wanted.Count(unit => unit.Index == 1));
        Assert.True(wanted.Count(unit => unit.Index == 2) < Folds);
        Assert.Equal([0, 1, 2], left.Order());
    }

    [Fact]
    public void Configurations_race_against_those_of_their_group_alone()
    {
        var race = new Race(Folds, ahead: 1, new ExactRule(), index => index / 2);
        var left = new List<RaceEntry>();
        double[] levels = [1, 9, 10, 90];
        var entries = Enumerable.Range(0, 4).Select(index => race.Enter(index)).ToList();
        for (var fold = 0; fold < Folds; fold++)
        {
            entries.ForEach(entry => entry.Know(fold));
        }

        while ((race.HasRoom && race.Choose() is not null) || race.TryLook(Look, left))
        {
        }

        void Look(RaceEntry entry) => entry.Look(Score([.. Enumerable.Repeat(levels[entry.Index], Folds)], entry.Looked + 1), failed: false);

        // The third one is worse than the second, and has no better one in its group.
        Assert.Equal([true, false, true, false], entries.Select(entry => entry.IsWhole));
        Assert.Equal(4, left.Count);
    }

    /// <summary>The folds that a race wants, in order, and who leaves it, in order.</summary>
    /// <param name="order">Draws which of the wanted folds comes in next.</param>
    private static (List<(int Index, int Fold)> Wanted, List<int> Left) Run(double[][] costs, IRaceRule rule, int ahead, ulong order)
    {
        var draws = RandomStream.For(order, StreamPurpose.Shuffle);
        var race = new Race(Folds, ahead, rule, _ => 0);
        var (wanted, left, pending, leaving) = (new List<(int, int)>(), new List<int>(), new List<(RaceEntry Racer, int Fold)>(), new List<RaceEntry>());
        var entered = 0;
        while (true)
        {
            if (entered < costs.Length && race.MayEnter(entered))
            {
                Want(race.Enter(entered++));
            }
            else if (race.HasRoom && race.Choose() is { } chosen)
            {
                Want(chosen);
            }
            else if (!race.TryLook(Look, leaving))
            {
                if (pending.Count == 0)
                {
                    return (wanted, left);
                }

                var (entry, fold) = pending[draws.NextInt32(pending.Count)];
                pending.Remove((entry, fold));
                entry.Know(fold);
            }

            left.AddRange(leaving.Select(entry => entry.Index));
            leaving.Clear();
        }

        void Want(RaceEntry entry)
        {
            wanted.Add((entry.Index, entry.Offered - 1));
            pending.Add((entry, entry.Offered - 1));
        }

        void Look(RaceEntry entry) => entry.Look(Score(costs[entry.Index], entry.Looked + 1), failed: false);
    }

    private static PartialScore Score(double[] costs, int known)
    {
        ImmutableArray<double> partial = [.. Enumerable.Range(0, Folds).Select(fold => fold < known && fold < costs.Length ? costs[fold] : double.NaN)];
        return new PartialScore(partial, partial.Sum(cost => double.IsNaN(cost) ? 0 : cost) / Folds);
    }

    private static double Mean(double[] costs) => costs.Sum() / costs.Length;

    private static double[][] Costs(ulong seed, bool ties)
    {
        var draws = RandomStream.For(seed, StreamPurpose.GeneratedData);
        var costs = new double[3 + draws.NextInt32(20)][];
        for (var index = 0; index < costs.Length; index++)
        {
            var level = 1 + draws.NextDouble();
            costs[index] = new double[Folds];
            for (var fold = 0; fold < Folds; fold++)
            {
                costs[index][fold] = ties ? draws.NextInt32(4) : level * (1 + (0.2 * fold)) * (1 + (0.1 * draws.NextDouble()));
            }
        }

        return costs;
    }
}
