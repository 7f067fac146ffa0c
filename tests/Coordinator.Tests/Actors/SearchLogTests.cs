using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Actors;

public sealed class SearchLogTests : ILogEventSink
{
    private static readonly NodeId Node = new("n-1"), Unknown = new("n-2");
    private static readonly AttemptId Attempt = new(1, 7);
    private static readonly WorkUnit Work = new WorkUnit.Fold(new FoldId(12, 3));
    private static readonly FoldLine Scored = new(FoldStatus.Scored, 1, 1, 1, 1);

    private readonly List<LogEvent> _written = [];
    [Fact]
    public void What_is_of_a_node_is_found_by_its_name_as_by_its_id()
    {
        SearchEvent[] all =
        [
            new SearchEvent.NodeJoined(Node, "vm/1", 2),
            new SearchEvent.FoldCounted(new FoldId(12, 3), Scored, null, Attempt, Node, new SlotTime(0, 1)),
            new SearchEvent.FoldCounted(new FoldId(12, 3), Scored with { Status = FoldStatus.Failed }, "why", Attempt, Node, new SlotTime(0, 1)),
            new SearchEvent.RefitCounted(0, new RefitEnd.Failed("why"), Attempt, Node, new SlotTime(0, 1)),
            new SearchEvent.Requeued(Work, Attempt, Node, AttemptState.Lost, 1), new SearchEvent.Quarantined(Work, Attempt, Node, "why"),
            new SearchEvent.Adopted(Work, Attempt, Node), new SearchEvent.Duplicate(Work, Attempt, Node), new SearchEvent.Stale(Attempt, Node, 12, 3, true),
            new SearchEvent.Differs(Work, Attempt, Node), new SearchEvent.Differs(Work, Attempt, Node, OtherMachine: true),
            new SearchEvent.MachinesDiffer(Node, "vm/1", "vm/2"), new SearchEvent.Crashed(Work, Attempt, Node, "why"), new SearchEvent.NodeCannotServe(Node, "why"),
            new SearchEvent.Asked(new SearchAction.Drain(Node), "So."), new SearchEvent.Asked(new SearchAction.Undrain(Node), "So."),
            new SearchEvent.NodeLeft(Node), new SearchEvent.NodeLost(Node, TimeSpan.Zero),
            // It comes late, when the node has gone.
            new SearchEvent.Stale(Attempt, Node, 12, 3, false),
        ];
        Write(all);

        Assert.Equal(all.Length, _written.Count);
        Assert.All(_written, written => Assert.Equal(("n-1", "vm/1"), (Text(written, LogNames.Node), Text(written, LogNames.NodeName))));
        Assert.All(_written.SelectMany(written => written.Properties.Keys), name => Assert.True(LogNames.All.Contains(name), name));
    }

    [Fact]
    public void A_node_that_an_earlier_life_knew_has_its_id_alone()
    {
        Write(new SearchEvent.FoldCounted(new FoldId(12, 3), Scored, null, Attempt, Unknown, new SlotTime(0, 1)));

        Assert.Equal(("n-2", null), (Text(_written[0], LogNames.Node), Text(_written[0], LogNames.NodeName)));
    }

    [Fact]
    public void What_is_quarantined_has_no_slot_and_no_duration()
    {
        Write(
            new SearchEvent.FoldCounted(new FoldId(12, 3), Scored with { Status = FoldStatus.Quarantined }, "why", Attempt, Node, null),
            new SearchEvent.RefitCounted(0, new RefitEnd.Failed("why"), Attempt, Node, null),
            new SearchEvent.OutOfFoldCounted(12, 3, new OutOfFoldEnd.Failed("why"), Attempt, Node, null));

        Assert.All(_written, written => Assert.Empty(written.Properties.Keys.Intersect([LogNames.Slot, LogNames.Duration])));
    }

    [Fact]
    public void What_was_asked_of_a_fold_is_found_by_it()
    {
        var configuration = Search.Experiment(Search.Noop).Configure(3, [new Choice("model.variant", "3")]);

        Write(new SearchEvent.Asked(new SearchAction.Requeue(configuration, 1), "It is tried again."));
        Write(new SearchEvent.Asked(new SearchAction.Pause(), "Paused."));

        Assert.Equal(("3", "1"), (_written[0].Properties[LogNames.Configuration].ToString(), _written[0].Properties[LogNames.Fold].ToString()));
        Assert.DoesNotContain(LogNames.Fold, _written[1].Properties.Keys);
        Assert.Equal("Asked: Paused.", _written[1].RenderMessage(null));
    }

    [Fact]
    public void That_nothing_can_win_is_a_warning()
    {
        Write(new SearchEvent.Selected(null));
        Write(new SearchEvent.Selected(new Selected(SelectionRule.MeanBest, 5, 0.25, 9)));

        Assert.Equal((LogEventLevel.Warning, LogEventLevel.Information), (_written[0].Level, _written[1].Level));
        Assert.Equal("SearchSelected: configuration 5 wins with 0.25", _written[1].RenderMessage(null));
    }

    void ILogEventSink.Emit(LogEvent logEvent) => _written.Add(logEvent);

    private void Write(params SearchEvent[] events)
    {
        using var log = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        Array.ForEach(events, new SearchLog(log, "tiny").Write);
    }

    private static string? Text(LogEvent written, string name) => written.Properties.GetValueOrDefault(name) is ScalarValue { Value: string text } ? text : null;
}
