using System.Collections.Concurrent;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// A search that learns and races gives the same bits whatever is dropped, repeated, reordered, killed and restarted, on however many nodes: the
/// same suggestions, the same stops, the same digest as on a quiet day with one node.
/// </summary>
public class LearningSchedulesTests
{
    private static readonly ConcurrentDictionary<LearningKind, (string Digest, string Walk)> Quiet = [];

    private static readonly ConcurrentDictionary<LearningKind, ((string Digest, string Walk) Quarantined, (string Digest, string Walk) Mended)> Broken = [];

    [Schedules]
    public void Whatever_happens_on_the_way_the_digest_is_that_of_a_quiet_day(DoNotSize<ulong> drawn)
    {
        // Without this FsCheck draws numbers up to 100 only, however many stories there are.
        var seed = drawn.Item;
        var kind = new LearningKind((FoldRacing)(seed % 3), seed / 3 % 2 == 0 ? SelectionRule.OneEpoch : SelectionRule.MeanBest, seed / 6 % 4 != 0, seed / 24 % 2 == 0)
        {
            Brackets = (int)(seed / 96 % 4),
        };
        var (digest, walk) = Quiet.GetOrAdd(kind, key => Told(new World(0, LearningTales.Experiment, nodes: 1, LearningTales.Tell(key))));
        var world = new World(seed, LearningTales.Experiment, nodes: 1 + (int)(seed / 48 % 4), LearningTales.Tell(kind));
        for (var step = 0; step < 600; step++)
        {
            world.Fault();
        }

        var told = Told(world);
        Assert.Equal(walk, told.Walk);
        Assert.Equal(digest, told.Digest);
        Assert.DoesNotContain(world.Events, happened => happened is SearchEvent.Differs or SearchEvent.Crashed);
    }

    /// <summary>
    /// Some trainings crash at some epoch and are quarantined. Then they are mended, and tried again: what was suggested stays, and whatever happens on the way every
    /// fold is counted once. Another start without a reason changes nothing.
    /// </summary>
    [Schedules]
    public void Folds_that_are_quarantined_and_tried_again_end_as_on_a_quiet_day(DoNotSize<ulong> drawn)
    {
        var seed = drawn.Item;
        var kind = new LearningKind((FoldRacing)(seed % 3), seed / 3 % 2 == 0 ? SelectionRule.OneEpoch : SelectionRule.MeanBest, seed / 6 % 4 != 0, seed / 24 % 2 == 0)
        {
            Brackets = (int)(seed / 96 % 4),
        };
        var (quarantined, mended) = Broken.GetOrAdd(kind, key => Mended(new World(0, LearningTales.Experiment, nodes: 1, LearningTales.Tell(key, out var repair)), repair, faults: 0));
        var world = new World(seed, LearningTales.Experiment, nodes: 1 + (int)(seed / 48 % 4), LearningTales.Tell(kind, out var mend));

        Assert.Equal((quarantined, mended), Mended(world, mend, faults: 300));
        Assert.DoesNotContain(world.Events, happened => happened is SearchEvent.Differs);
    }

    /// <summary>
    /// Folds are quarantined, mended, and requeued while the search runs. Whether the coordinator is killed after that or not, and wherever it is, the rest of the search is the
    /// same, and one more start finds nothing to do.
    /// </summary>
    [Schedules]
    public void Requeued_folds_decide_as_if_the_coordinator_had_been_restarted(DoNotSize<ulong> drawn)
    {
        var seed = drawn.Item;
        var kind = new LearningKind((FoldRacing)(seed % 3), seed / 3 % 2 == 0 ? SelectionRule.OneEpoch : SelectionRule.MeanBest, seed / 6 % 4 != 0, seed / 24 % 2 == 0)
        {
            Brackets = (int)(seed / 96 % 4),
        };
        var (before, cut) = ((int)(seed / 400 % 400), (int)(seed / 160_000 % 300));

        Assert.Equal(Requeued(seed, kind, before, null), Requeued(seed, kind, before, cut));
    }

    [Theory]
    [InlineData(FoldRacing.Exact, true)]
    [InlineData(FoldRacing.Exact, false)]
    [InlineData(FoldRacing.Race, true)]
    [InlineData(FoldRacing.Race, false)]
    public void A_race_leaves_folds_out_and_says_so(FoldRacing racing, bool learns)
    {
        var world = new World(5, LearningTales.Experiment, nodes: 2, LearningTales.Tell(new LearningKind(racing, SelectionRule.OneEpoch, learns, Stops: false)));
        Told(world);

        Assert.NotEmpty(world.Disk.Pruned);
        Assert.Equal(LearningTales.Configurations * 4, world.Disk.Folds.Count + world.Disk.Pruned.Count);
        Assert.Equal(world.Disk.Pruned.Count, world.Events.OfType<SearchEvent.ConfigurationPruned>().Sum(stopped => stopped.Pruned));
        Assert.All(world.Disk.Pruned.Keys, pruned => Assert.DoesNotContain(pruned, world.Disk.Folds.Keys));
        Assert.Equal(0, world.Disk.Pruned.Keys.Count(pruned => pruned.Fold == 0));
    }

    [Theory]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.MeanBest)]
    public void An_exact_race_picks_the_winner_of_a_search_without_one(SelectionRule rule)
    {
        var all = new World(1, LearningTales.Experiment, nodes: 2, LearningTales.Tell(new LearningKind(FoldRacing.All, rule, Learns: false, Stops: false)));
        var exact = new World(1, LearningTales.Experiment, nodes: 2, LearningTales.Tell(new LearningKind(FoldRacing.Exact, rule, Learns: false, Stops: false)));
        Told(all);
        Told(exact);

        Assert.NotEmpty(exact.Disk.Pruned);
        Assert.Equal(all.Selected, exact.Selected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_search_ends_when_it_has_tried_enough(bool learns)
    {
        var world = new World(3, LearningTales.Experiment, nodes: 3, LearningTales.Tell(new LearningKind(FoldRacing.All, SelectionRule.OneEpoch, learns, Stops: true)));
        Told(world);

        var enough = Assert.Single(world.Events.OfType<SearchEvent.TriedEnough>().Distinct());
        Assert.Equal("search.stop.no-better-for = 2 is reached", enough.Reason);
        Assert.InRange(enough.Configurations, 4, LearningTales.Configurations - 1);
        Assert.Equal(4 * enough.Configurations, world.Disk.Folds.Count);
    }

    /// <summary>Where the clock ends a search is a matter of luck, but what was begun is finished: it is the search of so many samples.</summary>
    [Theory]
    [InlineData(FoldRacing.All, 0, 3)]
    [InlineData(FoldRacing.All, 2, 4)]
    [InlineData(FoldRacing.Exact, 0, 5)]
    [InlineData(FoldRacing.Race, 1, 6)]
    public void A_search_that_the_clock_ends_is_the_one_of_so_many_samples(FoldRacing racing, int brackets, ulong seed)
    {
        var kind = new LearningKind(racing, SelectionRule.OneEpoch, Learns: true, Stops: false) { Brackets = brackets, Seconds = 8 };
        var world = new World(seed, LearningTales.Experiment, nodes: 2, LearningTales.Tell(kind));
        for (var step = 0; step < 200; step++)
        {
            world.Fault();
        }

        var stopped = Told(world);
        var early = world.Disk.Early!;
        var whole = Told(new World(0, LearningTales.Experiment, nodes: 1, LearningTales.Tell(kind with { Seconds = 0, Samples = early.Configurations })));

        Assert.True(early.IsByClock);
        Assert.Equal("search.stop.after = 8s is reached", early.Reason);
        Assert.InRange(early.Configurations, 1, LearningTales.Configurations - 1);
        Assert.Equal(whole, stopped);
    }

    /// <summary>A search whose folds are requeued some steps after the first one is quarantined.</summary>
    /// <param name="cut">Steps of a bad day until the coordinator is killed; null: it is not.</param>
    private static (string Digest, string Walk) Requeued(ulong seed, LearningKind kind, int before, int? cut)
    {
        var world = new World(seed, LearningTales.Experiment, nodes: 1 + (int)(seed / 48 % 4), LearningTales.Tell(kind, out var mend, retries: false));
        for (var round = 0; round < 1000 && !world.IsOver && !world.Disk.Quarantined.Any(); round++)
        {
            world.Round();
        }

        for (var step = 0; step < before && !world.IsOver; step++)
        {
            world.Step();
        }

        // A crash that is not told yet must not count any more, or it is a matter of luck what else is quarantined.
        mend();
        world.StartCoordinator();
        for (var step = 0; step < before / 2 && !world.IsOver; step++)
        {
            world.Step();
        }

        world.Requeue();
        if (cut is { } steps)
        {
            for (var step = 0; step < steps; step++)
            {
                world.Fault();
            }

            world.StartCoordinator();
        }

        var told = Told(world);
        world.StartCoordinator();
        Assert.Equal(told, Told(world));
        return told;
    }

    /// <summary>A world at its end: digest and walk.</summary>
    private static (string Digest, string Walk) Told(World world)
    {
        for (var round = 0; round < 1000 && !world.IsOver; round++)
        {
            world.Round();
        }

        Assert.True(world.IsOver, "The search did not end.");
        return (world.Digest, world.Disk.Walk);
    }

    /// <summary>A search with trainings that crash, and the same when they do not any more.</summary>
    private static ((string Digest, string Walk) Quarantined, (string Digest, string Walk) Mended) Mended(World world, Action mend, int faults)
    {
        for (var step = 0; step < faults; step++)
        {
            world.Fault();
        }

        var quarantined = Told(world);
        mend();
        world.StartCoordinator();
        for (var step = 0; step < faults; step++)
        {
            world.Fault();
        }

        var mended = Told(world);
        Assert.DoesNotContain(world.Disk.Folds.Values, counted => counted.Outcome is FoldOutcome.Quarantined);
        world.StartCoordinator();
        Assert.Equal(mended, Told(world));
        return (quarantined, mended);
    }

    /// <summary>As many stories as the variable SCHEDULES says, or 300.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SchedulesAttribute : PropertyAttribute
    {
        public SchedulesAttribute() => MaxTest = int.Parse(Environment.GetEnvironmentVariable("SCHEDULES") ?? "300", CultureInfo.InvariantCulture);
    }
}
