using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class StoredOutOfFoldTests : IDisposable
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);
    private static readonly Configuration First = Preview.Suggest(Experiment).First();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Predictions_come_back_by_epoch_and_with_the_model_where_it_is_wanted()
    {
        using (var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))))
        {
            Assert.IsType<CommitReport.Committed>(await ReportAsync(
                store, new StoreWrite.Drawn(First), Granted(7), Counted(7, 1, 20, false, [1, 2]), Granted(8), Counted(8, 1, 20, true, [1, 2, 3]),
                Granted(9), Counted(9, 1, 21, false, [4])));
        }

        using (var reader = Search.Right(SqliteReader.Open(_folder.Path)))
        {
            Assert.Equal([1, 2], Assert.IsType<OutOfFoldEnd.Trained>(reader.OutOfFold(0, 1, 20)).Bytes);
            Assert.Equal([1, 2, 3], Assert.IsType<OutOfFoldEnd.Trained>(reader.OutOfFold(0, 1, 20, withModel: true)).Bytes);
            Assert.Equal([4], Assert.IsType<OutOfFoldEnd.Trained>(reader.OutOfFold(0, 1, 21)).Bytes);
            Assert.Null(reader.OutOfFold(0, 1, 21, withModel: true));
            Assert.Null(reader.OutOfFold(0, 0, 20));
            Assert.Equal([1, 1, 1], reader.Attempts().Select(attempt => attempt.OutOfFold!.Value));
            Assert.All(reader.Attempts(), attempt => Assert.Equal((null, null, AttemptState.Counted), (attempt.Fold, attempt.Restart, attempt.State)));
        }

        using var again = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var next = Search.Right(SqliteStudy.Open(again, Search.Card(Experiment)));
        Assert.Equal(3, next.Read().OutOfFold.Count);
        Assert.True(next.Read().OutOfFold.ContainsKey(new OutOfFoldKey(First.Key, 1, 20, true)));
        Assert.Empty(next.Read().Configurations[First.Key].Folds);
    }

    [Fact]
    public async Task A_fold_is_trained_again_once_whatever_is_asked_of_the_store()
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));

        Assert.IsType<CommitReport.Broken>(await ReportAsync(
            store, new StoreWrite.Drawn(First), Granted(7), Counted(7, 1, 20, false, [1]), Counted(7, 1, 20, false, [1])));
    }

    [Fact]
    public async Task An_attempt_at_a_second_training_is_no_attempt_at_the_fold()
    {
        using (var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))))
        {
            Assert.IsType<CommitReport.Committed>(await ReportAsync(
                store, new StoreWrite.Drawn(First), Granted(7), new StoreWrite.Ended(new AttemptId(1, 7), AttemptState.Lost), Granted(8)));
        }

        using var again = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var next = Search.Right(SqliteStudy.Open(again, Search.Card(Experiment)));
        Assert.Empty(next.Read().Configurations[First.Key].Lost);
        Assert.Null(Assert.Single(next.Read().Open).Fold);
    }

    private static StoreWrite.Granted Granted(int attempt) => new(new AttemptId(1, attempt), new WorkUnit.OutOfFold(1), 0, new NodeId("a"));

    private static StoreWrite.OutOfFoldCounted Counted(int attempt, int fold, int epochs, bool withModel, byte[] bytes) =>
        new(0, fold, epochs, withModel, new OutOfFoldEnd.Trained(1, 2, bytes, "x"), new AttemptId(1, attempt), new SlotTime(0, 12));

    private static async Task<CommitReport> ReportAsync(SqliteStudy store, params StoreWrite[] writes)
    {
        var told = new TaskCompletionSource<CommitReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var commit = new GroupCommit(store, TimeProvider.System, report => told.TrySetResult(report));
        commit.Add(writes);
        return await told.Task;
    }
}
