using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Wire;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;
using Akka.Serialization;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>A real node on a real port of this machine, with what happens to it in view.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly WireCodec Samples = new(WireTypes.From(SampleMessages.All));

    private readonly Sink _sink;

    private TestNode(ActorSystem system, Sink sink)
    {
        System = system;
        _sink = sink;
        Received = sink.Received;
        Inbox = system.ActorOf(Props.Create(() => new Collector(sink.Received)), "inbox");
        var associations = system.ActorOf(Props.Create(() => new Collector(Associations)));
        system.EventStream.Subscribe(associations, typeof(AssociatedEvent));
    }

    public ActorSystem System { get; }

    public IActorRef Inbox { get; }

    public BlockingCollection<object> Received { get; }

    public BlockingCollection<object> Associations { get; } = [];

    public int Port => Cluster.SelfAddress.Port!.Value;

    public int Members => Cluster.State.Members.Count;

    private Cluster Cluster => Cluster.Get(System);

    public static TestNode Coordinator(NodeOptions? options = null) => Start(options ?? new NodeOptions(NodeRole.Coordinator));

    public static TestNode TrainerOf(int port, string? tls = null, params string[] set) =>
        Start(new NodeOptions(NodeRole.Trainer) { Coordinator = $"127.0.0.1:{port}", Tls = tls, Set = [.. set] });

    /// <summary>What a user would be told.</summary>
    public static ImmutableArray<Mistake> Mistakes(NodeOptions options) =>
        NodeSystem.Start(options) is Checked<ActorSystem>.Wrong wrong ? wrong.Mistakes : [];

    /// <summary>Ends when this node sees so many members that are up.</summary>
    public async Task UntilMembers(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        System.ActorOf(Props.Create(() => new MemberCount(count, reached)));
        await reached.Task.WaitAsync(Patience);
    }

    /// <summary>Warnings and errors up to now, as the log would have them.</summary>
    public async Task<string[]> Log()
    {
        await _sink.Logger!.Ask<Flushed>(new Flushed(), Patience);
        return [.. _sink.Log];
    }

    /// <summary>Ends when the log has such a line.</summary>
    public async Task UntilLogged(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var more = _sink.NextLine.Task;
            var log = await Log();
            if (log.Any(line => line.Contains(text, StringComparison.Ordinal)))
                return;
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"the log never said '{text}', but: {string.Join(" | ", log)}");
            await Task.WhenAny(more, Task.Delay(Timeout.InfiniteTimeSpan, patience.Token));
        }
    }

    /// <summary>Ends when another node has refused this one's connection.</summary>
    public async Task UntilRefused() => await UntilLogged("Tried to associate with unreachable");

    public object Next() => Received.TryTake(out var message, Patience) ? message : throw new TimeoutException("no message came");

    public ActorSelection InboxOf(TestNode other) => System.ActorSelection(new RootActorPath(other.Cluster.SelfAddress) / "user" / "inbox");

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        Received.Dispose();
        Associations.Dispose();
    }

    public static TestNode Start(NodeOptions options)
    {
        var sink = new Sink();
        var samples = SerializationSetup.Create(system => ImmutableHashSet.Create(
            SerializerDetails.Create("samples", new WireSerializer(system, Samples), [.. SampleMessages.All])));
        var started = NodeSystem.Start(options with { Settings = Logged(options), Port = options.Port ?? 0 }, samples, sink);
        return started is Checked<ActorSystem>.Right { Value: var system }
            ? new TestNode(system, sink)
            : throw new InvalidOperationException(string.Join('\n', ((Checked<ActorSystem>.Wrong)started).Mistakes));
    }

    /// <summary>The shipped settings, our logger, and an end without a farewell: a coordinator would wait 10 s for trainers that are gone.</summary>
    private static string Logged(NodeOptions options)
    {
        var folder = Scratch.Folder();
        foreach (var file in new[] { "coordinator.conf", "trainer.conf" })
        {
            File.WriteAllText(Path.Combine(folder, file), $$"""
                include "{{Path.Combine(options.Settings, file).Replace('\\', '/')}}"
                akka.loggers = ["{{typeof(TestLog).AssemblyQualifiedName}}"]
                akka.coordinated-shutdown.run-by-actor-system-terminate = off
                """);
        }

        return folder;
    }

    private sealed record Flushed;

    private sealed class Sink : Setup
    {
        public IActorRef? Logger { get; set; }

        /// <summary>Ends with the next line of the log.</summary>
        public TaskCompletionSource NextLine { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Write(string line)
        {
            Log.Enqueue(line);
            var written = NextLine;
            NextLine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            written.SetResult();
        }

        public ConcurrentQueue<string> Log { get; } = [];

        public BlockingCollection<object> Received { get; } = [];
    }

    /// <summary>Writes what passes the system's filter, as every logger of ours has to.</summary>
    private sealed class TestLog : ReceiveActor
    {
        public TestLog()
        {
            var filter = Context.System.Settings.LogFilter;
            var sink = Context.System.Settings.Setup.Get<Sink>().Value;
            sink.Logger = Self;
            Receive<Flushed>(all => Sender.Tell(all));
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(happened =>
            {
                if (happened.LogLevel() >= LogLevel.WarningLevel && filter.ShouldTryKeepMessage(happened, out var text))
                    sink.Write($"{happened.LogClass.Name}: {text}");
            });
        }
    }

    private sealed class Collector : ReceiveActor
    {
        public Collector(BlockingCollection<object> into)
        {
            ReceiveAny(message => into.Add(message));
        }
    }

    private sealed class MemberCount : ReceiveActor
    {
        private readonly HashSet<Address> _up = [];

        public MemberCount(int count, TaskCompletionSource reached)
        {
            Cluster.Get(Context.System).Subscribe(Self, typeof(ClusterEvent.MemberUp));
            Receive<ClusterEvent.CurrentClusterState>(state =>
                Add(state.Members.Where(member => member.Status == MemberStatus.Up).Select(member => member.Address)));
            Receive<ClusterEvent.MemberUp>(up => Add([up.Member.Address]));

            void Add(IEnumerable<Address> addresses)
            {
                _up.UnionWith(addresses);
                if (_up.Count >= count)
                    reached.TrySetResult();
            }
        }
    }
}
