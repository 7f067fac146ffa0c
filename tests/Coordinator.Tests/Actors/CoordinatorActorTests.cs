using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Actors;

public sealed class CoordinatorActorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource<LogEvent> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_trainer_s_error_is_written_to_its_log_with_the_node_s_name()
    {
        var experiment = Search.Experiment(Search.Noop);
        using var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        await using var log = new LoggerConfiguration().WriteTo.Sink(new Sink(_written)).CreateLogger();
        using var system = ActorSystem.Create("coordinator");
        var options = new SearchOptions(1, log, new Progress<SearchProgress>());
        var rules = new SearchRules(options.Lease, MostLost: 3, Adopts: false);
        var task = new SearchTask(experiment, store, rules, "test", Search.Data(experiment), options);
        var coordinator = system.ActorOf(CoordinatorActor.Props(task, new TaskCompletionSource<SearchEnd>()));

        coordinator.Tell(new NodeTrouble(
            new NodeId("n-1"), "west", [new LoggedTrouble(0, TroubleLevel.Error, "Too hot", null, "1.7", 2, 1, 0)], 0));

        var written = await _written.Task.WaitAsync(Patience);
        await system.Terminate();
        Assert.Equal((LogEventLevel.Error, "NodeTrouble: west logs: Too hot"), (written.Level, written.RenderMessage(null)));
        Assert.Equal("\"noop\"", written.Properties[LogNames.Study].ToString());
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Sink(TaskCompletionSource<LogEvent> written) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.ContainsKey(LogNames.NodeName))
            {
                written.TrySetResult(logEvent);
            }
        }
    }
}
