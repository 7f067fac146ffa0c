using System.Collections.Concurrent;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Serilog;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>A node with real slots and threads; the test is its coordinator, and turns its clock.</summary>
public abstract class NodeActorTest : TestKit
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Clock _clock = new();
    private readonly Logger _log;

    protected NodeActorTest()
        : base("""
            akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
            akka.test.single-expect-default = 60s
            """)
    {
        Trouble = new WarningBuffer(_clock);
        var lines = new ConsoleLines(["NodeServes", "NodeCannotServe", "NoAnswer", "BeatChanged", "ResultsWait"]);
        lines.To(Told.Enqueue);
        _log = new LoggerConfiguration().WriteTo.Sink(Trouble).WriteTo.Sink(lines).CreateLogger();
    }

    protected static NodeId Node { get; } = new("a");

    private protected WarningBuffer Trouble { get; }

    /// <summary>What people are told.</summary>
    protected ConcurrentQueue<string> Told { get; } = [];

    /// <summary>Why the node could not serve the searches that are over; null where it could.</summary>
    protected ConcurrentQueue<string?> Over { get; } = [];

    protected IActorRef Start(int slots = 1, NodeMetrics? metrics = null, OutboxFolder? folder = null) => Sys.ActorOf(NodeActor.Props(
        new NodeSettings(Node, "a", "build", slots, Beat, Beat * 3, 8) { Trouble = Trouble, Over = Over.Enqueue, Metrics = metrics }, TestActor, experiment => DataSets.Load(experiment.Data), _log, _clock, folder));

    protected (IActorRef Node, Experiment Experiment) Working(int slots = 1, int milliseconds = 0, string? space = null, OutboxFolder? folder = null)
    {
        var experiment = Experiment(milliseconds, space: space);
        var node = Start(slots, folder: folder);
        Next<Register>();
        node.Tell(Registered(experiment));
        FishForMessage(message => message is RequestWork request && request.UpTo == slots);
        return (node, experiment);
    }

    protected static Experiment Experiment(int milliseconds = 0, string? model = null, string data = "kind = noisy-curve, rows = 12", string? space = null)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $$"""
            name = node
            data { {{data}} }
            model { {{model ?? $"kind = noop, milliseconds = {milliseconds}"}} }
            training { max-epochs = 3, early-stopping = false }
            space { {{space ?? (model is null ? "model.variant = [0, 1]" : "training.batch-size = [2, 4]")}} }
            """);
        var read = ExperimentFile.Read(BuiltIn.Schema, file, []);
        File.Delete(file);
        return ((Checked<Experiment>.Right)read).Value;
    }

    /// <summary>The coordinator has the same data.</summary>
    protected static Registered Registered(Experiment experiment) =>
        Registered(experiment, ((Checked<DataSet>.Right)DataSets.Load(experiment.Data)).Value.Sha256);

    protected static Registered Registered(Experiment experiment, string sha256) =>
        new("study", 1, 15_000, [.. experiment.Settings.Select(setting => new SettingText(setting.Key, setting.Value))], sha256);

    protected static TrainFold Fold(Experiment experiment, int attempt, int variant = 0)
    {
        var configuration = Preview.Suggest(experiment).ElementAt(variant);
        return new TrainFold(new AttemptId(1, attempt), configuration.Index, configuration.Key.Hex, [.. configuration.Choices], 0, int.MaxValue);
    }

    /// <summary>The next message of this kind; heartbeats and credit in between are passed over.</summary>
    protected T Next<T>() => (T)FishForMessage(message => message is T);

    protected object[] Waiting() => [.. ReceiveWhile(TimeSpan.Zero, message => message)];

    protected void Turn(int beats)
    {
        for (var beat = 0; beat < beats; beat++)
        {
            Turn(Beat);
        }
    }

    protected void Turn(TimeSpan time)
    {
        _clock.Elapsed += time;
        ((TestScheduler)Sys.Scheduler).Advance(time);
    }

    protected List<object> UpToHeartbeat()
    {
        var said = new List<object>();
        do
        {
            said.Add(ReceiveOne(RemainingOrDefault) ?? throw new InvalidOperationException("No heartbeat came."));
        }
        while (said[^1] is not Heartbeat);

        return said;
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
