using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>A search state with a clock that a test turns, four configurations of three folds, and short words for what nodes say.</summary>
internal sealed class Desk
{
    public static readonly NodeId A = new("a"), B = new("b");
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    public Desk(
        Recorded? recorded = null, int epoch = 1, bool adopts = true, bool retries = false,
        Func<ConfigurationKey, IReadOnlyDictionary<int, FoldOutcome.Scored>>? stored = null, RefitSettings? refit = null)
    {
        var plan = Plans.Of(Experiment, new SearchRules(Lease, 3, adopts) { Flags = new RunFlags { RetryQuarantined = retries } }, epoch);
        State = new SearchState(
            plan with { Refit = refit ?? plan.Refit, Stored = stored ?? (_ => new Dictionary<int, FoldOutcome.Scored>()) }, recorded ?? Recorded.Nothing());
        Last = State.Start(Now);
    }

    public SearchState State { get; }

    public TimeSpan Now { get; private set; }

    public Effects Last { get; private set; }

    public Effects Hear(IToCoordinator message) => Last = State.Receive(message, Now);

    /// <summary>Somebody asks.</summary>
    public ActionOutcome Do(SearchAction action)
    {
        (Last, var outcome) = State.Do(action, Now);
        return outcome;
    }

    public Effects Join(NodeId node, params AttemptId[] held) => JoinFrom("study", node, held);

    public Effects JoinFrom(string study, NodeId node, params AttemptId[] held) =>
        Hear(new Register(node, node.Text, ProtocolVersion.Current, "build", 2, study, held.Length, held));

    /// <summary>The folds that a node is granted when it asks for so many in all.</summary>
    public TrainFold[] Ask(NodeId node, long upTo) => Grants(Hear(new RequestWork(node, upTo)), node);

    public TrainFold Granted(NodeId node)
    {
        Join(node);
        return Ask(node, 1).Single();
    }

    public Effects Score(NodeId node, TrainFold fold, float loss = 1) => Hear(Scored(node, fold, loss));

    public static FoldScored Scored(NodeId node, TrainFold fold, float loss = 1) => new(
        node,
        new DoneWork(fold.Attempt, fold.Configuration, fold.ConfigurationKey, fold.Fold, null, 0, 10, 0),
        1,
        new LossCurves([loss], [loss]),
        SomeMetrics.Numbers(loss, loss, 0));

    public Effects Beat(NodeId node, params AttemptId[] held) =>
        Hear(new Heartbeat(node, [.. held.Select(attempt => new HeldAttempt(attempt, 0, 1, 1))]));

    /// <summary>Time passes, in ticks of a second; who beats keeps what is named.</summary>
    public List<SearchEvent> Pass(TimeSpan time, Action? beat = null)
    {
        var events = new List<SearchEvent>();
        for (var end = Now + time; Now < end;)
        {
            Now += TimeSpan.FromSeconds(1);
            beat?.Invoke();
            Last = State.Tick(Now);
            events.AddRange(Last.Events);
        }

        return events;
    }

    /// <summary>Time passes, and nobody looks.</summary>
    public Effects Sleep(TimeSpan time) => Last = State.Tick(Now += time);

    public static TrainFold[] Grants(Effects effects, NodeId node) =>
        [.. effects.Messages.Where(sent => sent.Node == node).Select(sent => sent.Message).OfType<TrainFold>()];
}
