using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Actors;

/// <summary>The coordinator's actor as it is asked to end; the test is its nodes.</summary>
public sealed class InterruptTests : IDisposable
{
    private static readonly NodeId Own = new("own"), Other = new("other");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly ActorSystem _system = ActorSystem.Create("test");
    private readonly StudyFolder _held;
    private readonly SqliteStudy _store;
    private readonly TaskCompletionSource<SearchEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IActorRef _coordinator;

    public InterruptTests()
    {
        var experiment = Search.Experiment(Search.Noop);
        _held = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        _store = Search.Right(SqliteStudy.Open(_held, Search.Card(experiment)));
        var options = new SearchOptions(1, Logger.None, new Progress<SearchProgress>());
        var rules = new SearchRules(options.Lease, 3, Adopts: true);
        _coordinator = _system.ActorOf(CoordinatorActor.Props(
            new SearchTask(experiment, _store, rules, "build", Search.Data(experiment), options), _end));
    }

    public void Dispose()
    {
        _coordinator.GracefulStop(Patience).Wait();
        _system.Terminate().Wait();
        _system.Dispose();
        _store.Dispose();
        _held.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_waits_for_the_node_of_its_own_process_and_for_no_other()
    {
        await Join(Own);
        await Join(Other);

        _coordinator.Tell(new Interrupt(Own));
        _coordinator.Tell(new Left(Other));
        await Join(new NodeId("later"));
        Assert.False(_end.Task.IsCompleted);

        _coordinator.Tell(new Left(Own));
        Assert.IsType<SearchEnd.Interrupted>(await _end.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task Without_a_node_of_its_own_it_ends_at_once_and_says_so_to_all()
    {
        using var inbox = Inbox.Create(_system);
        inbox.Send(_coordinator, Registration(Other));
        await inbox.ReceiveAsync(Patience);

        _coordinator.Tell(new Interrupt(null));

        Assert.IsType<SearchEnd.Interrupted>(await _end.Task.WaitAsync(Patience));
        Assert.IsType<CoordinatorLeaves>(await inbox.ReceiveAsync(Patience));
    }

    // When the answer is here, all that was said before has been heard.
    private async Task Join(NodeId node) => Assert.IsType<Registered>(await _coordinator.Ask<IToTrainer>(Registration(node), Patience));

    private static Register Registration(NodeId node) => new(node, node.Text, ProtocolVersion.Current, "build", 1, "", 0, []);
}
