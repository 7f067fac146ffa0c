using ActorSearch.Coordinator.Logs;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.Logs;

public class TimeMergeTests
{
    [Fact]
    public void Events_of_several_processes_come_in_the_order_of_their_times()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Merge([1, 4, 6], [2, 3], [5]));
    }

    [Fact]
    public void Of_equal_times_the_first_process_comes_first()
    {
        (int Second, int Process)[][] processes = [[(1, 0), (2, 0)], [(1, 1), (2, 1)]];

        Assert.Equal([(1, 0), (1, 1), (2, 0), (2, 1)], TimeMerge.Merge(processes, item => Time(item.Second)).Select(next => next.Item));
    }

    [Fact]
    public void Where_a_clock_jumped_back_its_process_keeps_its_own_order()
    {
        Assert.Equal([1, 2, 7, 3, 4, 8, 9], Merge([1, 7, 3, 4, 9], [2, 8]));
    }

    [Property(MaxTest = 300)]
    public void Whatever_the_clocks_did_each_process_keeps_its_order_and_nothing_is_lost(byte[][] clocks)
    {
        var processes = clocks.Select(clock => (clock ?? []).Select((second, place) => (Second: (int)second, Place: place)).ToArray()).ToArray();

        var merged = TimeMerge.Merge(processes, item => Time(item.Second)).ToList();

        for (var process = 0; process < processes.Length; process++)
        {
            Assert.Equal(processes[process], merged.Where(next => next.Process == process).Select(next => next.Item));
        }
    }

    [Property(MaxTest = 300)]
    public void From_the_end_it_is_the_same_order_as_long_as_clocks_go_forward(byte[][] clocks)
    {
        var processes = clocks.Select(clock => (clock ?? []).Order().ToArray()).ToArray();

        var forward = TimeMerge.Merge(processes, second => Time(second)).ToList();
        var backward = TimeMerge.Merge([.. processes.Select(seconds => seconds.Reverse().ToArray())], second => Time(second), latest: true).ToList();

        Assert.Equal(forward, backward.AsEnumerable().Reverse());
    }

    private static IEnumerable<int> Merge(params int[][] processes) =>
        TimeMerge.Merge(processes, second => Time(second)).Select(next => next.Item);

    private static DateTimeOffset Time(int second) => LogWriter.Ten.AddSeconds(second);
}
