using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A real search of one process that is watched, and asked for things.</summary>
public sealed class WatchedSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_search_that_is_stopped_goes_on_to_the_same_digest()
    {
        var experiment = Search.Experiment(Search.Noop, "model.milliseconds=20");
        var (watch, asked) = AskingAtTheFirstFold(new SearchAction.StopAfterThis());

        var running = RunAsync(experiment, watch);
        var outcome = await await asked;
        var stopped = Assert.IsType<SearchEnd.Interrupted>(await running);
        var resumed = Assert.IsType<SearchEnd.Finished>(await RunAsync(experiment, new SearchWatch()));
        var quiet = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("quiet"), experiment));

        Assert.True(outcome.IsDone);
        Assert.InRange(stopped.Progress.Done, 1, 11);
        Assert.Empty(stopped.Progress.Running);
        Assert.Equal(quiet.Digest, resumed.Digest);
    }

    [Fact]
    public async Task A_paused_search_stands_still_until_it_is_resumed()
    {
        var experiment = Search.Experiment(Search.Noop, "model.milliseconds=20");
        var (watch, asked) = AskingAtTheFirstFold(new SearchAction.Pause());
        var still = NewSignal();

        var running = RunAsync(experiment, watch, progress =>
        {
            if (progress is { Mode: SearchMode.Paused, Running.IsEmpty: true })
            {
                still.TrySetResult();
            }
        });
        Assert.True((await await asked).IsDone);
        await still.Task.WaitAsync(Site.Patience);
        Assert.InRange(watch.Progress!.Done, 1, 11);
        Assert.False(running.IsCompleted);
        await watch.Ask(new SearchAction.Resume(), CancellationToken.None);

        Assert.Equal(12, Assert.IsType<SearchEnd.Finished>(await running).Board.Counted);
    }

    [Fact]
    public async Task What_is_asked_before_a_search_begins_is_asked_when_it_does()
    {
        var watch = new SearchWatch();
        var asked = watch.Ask(new SearchAction.Pause(), CancellationToken.None);

        Assert.False(asked.IsCompleted);
        watch.Begin((_, answer) => answer.SetResult(new ActionOutcome(true, "")));
        Assert.True((await asked).IsDone);
    }

    [Fact]
    public async Task A_search_that_is_over_is_asked_in_vain()
    {
        var watch = new SearchWatch();
        watch.End("It is over.");

        Assert.False((await watch.Ask(new SearchAction.Pause(), CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task A_reopened_fold_is_counted_once_more_after_a_restart_and_its_lost_attempts_are_forgiven()
    {
        var experiment = Search.Experiment(Search.Noop);
        await Search.RunAsync(_folder.Path, experiment);
        var fold = new FoldId(1, 2);
        using (var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment))))
        {
            // As three lost nodes leave a fold, and somebody who asks to try it again.
            await Commit(
                store,
                [.. Lose(store, fold, 1), .. Lose(store, fold, 2), .. Lose(store, fold, 3), new StoreWrite.FoldReopened(fold)]);
        }

        using (var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment))))
        {
            Assert.Empty(store.Read().Configurations.Values.SelectMany(configuration => configuration.Lost));
        }

        Assert.Equal(12, Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.Path, experiment)).Board.Counted);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Equal(3, reader.Attempts().Count(attempt => attempt.State == AttemptState.Forgiven));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A watch that asks in the search's own thread, so that no fold more comes in before it has asked than is under way.</summary>
    private static (SearchWatch Watch, Task<Task<ActionOutcome>> Asked) AskingAtTheFirstFold(SearchAction action)
    {
        var asked = new TaskCompletionSource<Task<ActionOutcome>>(TaskCreationOptions.RunContinuationsAsynchronously);
        SearchWatch watch = null!;
        watch = new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is SearchEvent.FoldCounted && !asked.Task.IsCompleted)
                {
                    asked.SetResult(watch.Ask(action, CancellationToken.None));
                }
            },
        };
        return (watch, asked.Task);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static StoreWrite[] Lose(SqliteStudy store, FoldId fold, int number)
    {
        var attempt = new AttemptId(store.Epoch, number);
        return
        [
            new StoreWrite.Granted(attempt, new WorkUnit.Fold(fold), fold.Configuration, new NodeId("n")),
            new StoreWrite.Ended(attempt, AttemptState.Lost),
        ];
    }

    private static async Task Commit(SqliteStudy store, StoreWrite[] writes)
    {
        var committed = NewSignal();
        using var commit = new GroupCommit(store, TimeProvider.System, report => _ = report is CommitReport.Committed && committed.TrySetResult());
        commit.Add(writes);
        await committed.Task;
    }

    private async Task<SearchEnd> RunAsync(Experiment experiment, SearchWatch watch, Action<SearchProgress>? see = null)
    {
        using var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        var options = new SearchOptions(1, Logger.None, new Watching(see ?? (_ => { }))) { Watch = watch };
        return await SearchRun.RunAsync(experiment, Search.Data(experiment), store, options, CancellationToken.None);
    }

    private sealed class Watching(Action<SearchProgress> see) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => see(value);
    }
}
