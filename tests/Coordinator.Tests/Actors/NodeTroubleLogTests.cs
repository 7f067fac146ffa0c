using ActorSearch.Coordinator.Actors;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Actors;

public sealed class NodeTroubleLogTests : ILogEventSink
{
    private readonly List<LogEvent> _written = [];

    [Fact]
    public void A_node_s_event_is_written_with_its_name_its_level_and_what_it_is_about()
    {
        Write(new NodeTrouble(new NodeId("n-1"), "west", [new LoggedTrouble(1000, TroubleLevel.Error, "It {broke}", "Bug: no", "1.7", 12, 3, 0)], 0));

        var written = Assert.Single(_written);
        Assert.Equal(LogEventLevel.Error, written.Level);
        Assert.Equal("NodeTrouble: west logs: It {broke}", written.RenderMessage(null));
        Assert.Equal(
            ["\"tiny\"", "12", "3", "\"1.7\"", "\"n-1\"", "0", "\"west\"", "\"Bug: no\""],
            new[]
            {
                LogNames.Study, LogNames.Configuration, LogNames.Fold, LogNames.Attempt, LogNames.Node, LogNames.Slot, LogNames.NodeName, LogNames.Error,
            }.Select(name => written.Properties[name].ToString()));
        Assert.All(written.Properties.Keys, name => Assert.True(LogNames.All.Contains(name), name));
    }

    [Fact]
    public void What_is_not_said_is_not_written()
    {
        Write(new NodeTrouble(new NodeId("n-1"), "west", [new LoggedTrouble(1000, TroubleLevel.Warning, "Hot", null, null, null, null, null)], 0));

        Assert.DoesNotContain(_written.Single().Properties.Keys, name => name is LogNames.Fold or LogNames.Attempt or LogNames.Error);
    }

    [Fact]
    public void The_number_of_those_that_were_not_told_is_said()
    {
        Write(new NodeTrouble(new NodeId("n-1"), "west", [], 980));

        Assert.Equal((LogEventLevel.Warning, "980"), (_written.Single().Level, _written.Single().Properties["Suppressed"].ToString()));
        Assert.Contains("west has 980 more", _written.Single().RenderMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_node_s_clock_may_say_anything(long time)
    {
        Write(new NodeTrouble(new NodeId("n-1"), "west", [new LoggedTrouble(time, TroubleLevel.Fatal, "When?", null, null, null, null, null)], 0));

        Assert.Equal(LogEventLevel.Fatal, _written.Single().Level);
    }

    void ILogEventSink.Emit(LogEvent logEvent) => _written.Add(logEvent);

    private void Write(NodeTrouble trouble)
    {
        using var log = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        new NodeTroubleLog(log, "tiny").Write(trouble);
    }
}
