using System.Collections.Concurrent;
using System.Diagnostics;
using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Tests.State;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Tracing;

namespace ActorSearch.Coordinator.Tests.Actors;

/// <summary>Spans of work that goes well, is lost on the way, or of which strange things are told.</summary>
public sealed class WorkSpansTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly WorkSpans _spans = new("study");
    private readonly ConcurrentQueue<Activity> _ended = new();
    private ActivityListener? _listener;

    [Fact]
    public void While_nobody_listens_messages_stay_as_they_are()
    {
        _desk.Join(Desk.A);
        var effects = _desk.Hear(new RequestWork(Desk.A, 1));
        var before = effects.Messages.ToList();

        _spans.Begin(effects, null);

        Assert.Equal(before.Count, effects.Messages.Count);
        Assert.All(before.Zip(effects.Messages), pair => Assert.Same(pair.First.Message, pair.Second.Message));
    }

    [Fact]
    public void A_fold_that_was_lost_goes_on_in_the_same_trace()
    {
        Listen();
        var lost = Granted(Desk.A);
        Follow(_desk.Hear(new Heartbeat(Desk.A, [new HeldAttempt(lost.Attempt, 0, 1, 1)])));
        _desk.Pass(Desk.Lease * 2).ForEach(Tell);
        var again = Granted(Desk.B);

        Follow(_desk.Score(Desk.B, again), Desk.Scored(Desk.B, again));

        var (commit, fold) = Ended(again);
        Assert.Equal(lost.Trace, again.Trace);
        Assert.Equal((fold.Id, fold.SpanId), (again.Trace, commit.ParentSpanId));
        Assert.Equal("Requeued", Assert.Single(fold.Events).Name);
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    public void A_node_that_tells_no_span_has_its_commit_within_the_fold(string? told)
    {
        Listen();
        var fold = Granted(Desk.A);
        var scored = Desk.Scored(Desk.A, fold);

        Follow(_desk.Hear(scored), scored with { Work = scored.Work with { Trace = told } });

        var (commit, work) = Ended(fold);
        Assert.Equal(work.SpanId, commit.ParentSpanId);
    }

    [Fact]
    public void What_is_told_of_a_fold_is_told_within_its_span()
    {
        Listen();
        var fold = Granted(Desk.A);
        Activity? within = null;
        var effects = _desk.Score(Desk.A, fold);
        _spans.Begin(effects, null);

        _spans.Tell(effects.Events.OfType<SearchEvent.FoldCounted>().Single(), _ => within = Activity.Current);

        Assert.Equal(fold.Trace, within!.Id);
    }

    [Fact]
    public void What_is_not_counted_in_the_end_says_so()
    {
        Listen();
        var fold = Granted(Desk.A);

        _spans.Dispose();

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_ended, span => span.Id == fold.Trace).Status);
    }

    public void Dispose()
    {
        _spans.Dispose();
        _listener?.Dispose();
    }

    private void Listen()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TraceNames.Coordinator,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The next fold that a node is granted, as it leaves.</summary>
    private TrainFold Granted(NodeId node)
    {
        Follow(_desk.Join(node));
        var effects = _desk.Hear(new RequestWork(node, 1));
        Follow(effects);
        return effects.Messages.Select(sent => sent.Message).OfType<TrainFold>().Single();
    }

    private void Follow(Effects effects, IToCoordinator? said = null)
    {
        _spans.Begin(effects, said);
        effects.Events.ForEach(Tell);
    }

    private void Tell(SearchEvent happened) => _spans.Tell(happened, _ => { });

    /// <summary>The spans of a fold that is counted; searches of other tests may end theirs meanwhile.</summary>
    private (Activity Commit, Activity Fold) Ended(TrainFold fold)
    {
        var ended = _ended.Where(span => span.TraceId == ActivityContext.Parse(fold.Trace!, null).TraceId).ToList();
        Assert.Equal(["commit", "fold"], ended.Select(span => span.OperationName));
        return (ended[0], ended[1]);
    }
}
