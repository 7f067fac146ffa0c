using ActorSearch.Shared.Logging;
using Serilog;
using Serilog.Core;

namespace ActorSearch.Shared.Tests.Logging;

public sealed class ConsoleLinesTests : IDisposable
{
    private readonly ConsoleLines _lines = new([LogEvents.NodeLost, LogEvents.CoordinatorBack]);
    private readonly List<string> _told = [];
    private readonly Logger _log;

    public ConsoleLinesTests() => _log = new LoggerConfiguration().WriteTo.Sink(_lines).CreateLogger();

    [Fact]
    public void Chosen_events_are_told_without_their_names_and_others_are_not()
    {
        using var telling = _lines.To(_told.Add);

        _log.Warning("NodeLost: {Reason:l}", "no word comes");
        _log.Warning("NodeLeft: nothing");
        _log.Information("no event");

        Assert.Equal(["no word comes"], _told);
    }

    [Fact]
    public void What_happens_before_it_prints_is_printed_first_and_what_happens_after_its_end_is_not()
    {
        _log.Warning("NodeLost: before");
        _log.Warning("NodeLost: before");
        using (_lines.To(_told.Add)) _log.Warning("NodeLost: within");
        _log.Warning("NodeLost: after");
        using var again = _lines.To(_told.Add);

        Assert.Equal(["before", "within"], _told);
    }

    [Fact]
    public void What_is_tried_over_and_over_is_told_once_and_again_when_something_else_was()
    {
        using var telling = _lines.To(_told.Add);

        for (var time = 0; time < 100; time++)
        {
            _log.Warning("NodeLost: gone");
        }

        _log.Information("CoordinatorBack: here");
        _log.Warning("NodeLost: gone");

        Assert.Equal(["gone", "here", "gone"], _told);
    }

    [Fact]
    public void Nodes_that_take_turns_are_told_of_once_each()
    {
        using var telling = _lines.To(_told.Add);

        for (var time = 0; time < 100; time++)
        {
            _log.Warning("NodeLost: {NodeName:l} is refused", time % 2 == 0 ? "west" : "east");
        }

        Assert.Equal(["west is refused", "east is refused"], _told);
    }

    [Fact]
    public void Words_of_other_nodes_cannot_steer_the_terminal()
    {
        using var telling = _lines.To(_told.Add);

        _log.Warning("NodeLost: {Reason:l}", "red\u001b[31m\r\nand more");

        Assert.Equal(["red [31m  and more"], _told);
    }

    [Fact]
    public void Only_the_silence_of_the_node_that_is_called_is_told()
    {
        var lines = new ConsoleLines([LogEvents.Unreachable], "coordinator.lan:4053");
        using var log = new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger();
        using var telling = lines.To(_told.Add);

        log.Warning("Unreachable: {Address:l} does not answer", "trainer-2.lan:4054");
        log.Warning("Unreachable: {Address:l} does not answer", "Coordinator.lan:4053");

        Assert.Equal(["Coordinator.lan:4053 does not answer"], _told);
    }

    [Fact]
    public void Before_and_after_somebody_listens_nothing_is_told()
    {
        _log.Warning("NodeLost: gone");
        using (_lines.To(_told.Add))
        {
            _log.Warning("NodeLost: gone");
        }

        _log.Information("CoordinatorBack: here");

        Assert.Equal(["gone"], _told);
    }

    public void Dispose() => _log.Dispose();
}
