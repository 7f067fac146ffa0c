using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// Whatever is dropped, repeated, reordered, killed and restarted, and in whatever order: each fold is counted once, ends in one state, and the
/// search comes to its end. FsCheck prints the seed of a story that breaks this; put it into <see cref="Tell"/> to see it again.
/// </summary>
public class SchedulesTests
{
    [Schedules]
    public void After_any_bad_day_every_fold_is_counted_once_and_the_search_ends(DoNotSize<ulong> seed) => Tell(seed.Item, outer: 0);

    [Schedules]
    public void After_any_bad_day_every_fold_outside_of_outer_folds_is_counted_once_too(DoNotSize<ulong> seed) => Tell(seed.Item, outer: 2);

    private static void Tell(ulong seed, int outer)
    {
        var world = new World(seed, Search.Experiment(Search.Noop, $"validation.outer={outer}"), nodes: 1 + (int)(seed % 3));
        for (var step = 0; step < 400; step++)
        {
            world.Fault();
        }

        for (var step = 0; step < 100; step++)
        {
            world.Step();
        }

        for (var round = 0; round < 500 && !world.IsOver; round++)
        {
            world.Round();
        }

        Assert.True(world.IsOver, "The search did not end.");
        for (var round = 0; round < 10; round++)
        {
            world.Round();
        }

        Assert.Equal(0, world.Unacknowledged);
        Assert.Empty(world.Disk.Errors);
        Assert.DoesNotContain(world.Events, happened => happened is SearchEvent.Differs or SearchEvent.Crashed);
        Assert.Equal(Enumerable.Repeat(new[] { 0, 1, 2 }, 1 + outer).SelectMany(folds => folds).Order(), world.Disk.OutOfFold.Keys.Select(key => key.Fold).Order());
        Assert.Equal(2 * (1 + outer), world.Disk.Refits);
        Assert.All(world.Disk.OutOfFold.Values, end => Assert.IsType<Coordinator.State.Facts.OutOfFoldEnd.Trained>(end));
        Assert.Equal(world.AllFolds.Order(ByPlace), world.Disk.Folds.Keys.Order(ByPlace));
        Assert.IsType<FoldOutcome.Quarantined>(world.Disk.Folds[World.Cursed].Outcome);
        Assert.All(world.Disk.Folds.Values, counted =>
        {
            if (counted.Outcome is FoldOutcome.Quarantined)
            {
                Assert.True(world.Disk.LostAttempts(counted.Fold) >= 3, $"Fold {counted.Fold} was given up too soon.");
            }
            else
            {
                Assert.Equal(FoldDigest.Compute(SimulatedNode.OutcomeOf(counted.Fold)), counted.Digest);
            }
        });
    }

    /// <summary>As many stories as the variable SCHEDULES says, or 300.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SchedulesAttribute : PropertyAttribute
    {
        public SchedulesAttribute() => MaxTest = int.Parse(Environment.GetEnvironmentVariable("SCHEDULES") ?? "300", CultureInfo.InvariantCulture);
    }

    private static IComparer<Shared.Experiments.FoldId> ByPlace { get; } =
        Comparer<Shared.Experiments.FoldId>.Create((a, b) => (a.Configuration, a.Fold).CompareTo((b.Configuration, b.Fold)));
}
