using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

/// <summary>Which commits wait for the disk, by the mode in which SQLite has made them.</summary>
public sealed class LastingCommitTests : IDisposable
{
    private const long Normal = 1, Full = 2;

    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, 999, Normal)]
    [InlineData(true, 1000, Full)]
    [InlineData(false, 0, Full)]
    public async Task Only_a_search_that_is_alone_leaves_short_trainings_to_the_next_commit_that_waits_for_the_disk(bool isAlone, int milliseconds, long synchronous)
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));
        var committed = Enumerable.Range(0, 6).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        using var commit = new GroupCommit(store, TimeProvider.System, report => committed[(int)((CommitReport.Committed)report).Additions].SetResult(), isAlone);

        Assert.Equal(isAlone ? Normal : Full, await After(1, new StoreWrite.Drawn(Preview.Suggest(Experiment).First())));
        Assert.Equal(isAlone ? Normal : Full, await After(2, Trained(0, milliseconds / 2)));
        Assert.Equal(synchronous, await After(3, Trained(1, milliseconds - (milliseconds / 2))));
        Assert.Equal(isAlone ? Normal : Full, await After(4, Trained(2, 0)));
        Assert.Equal(Full, await After(5, new StoreWrite.Finished("")));

        async Task<long> After(int additions, StoreWrite write)
        {
            commit.Add([write]);
            await committed[additions].Task;
            return StudyConnection.Number(store.Connection, "PRAGMA synchronous");
        }
    }

    private static StoreWrite.FoldCounted Trained(int fold, int milliseconds)
    {
        var outcome = new FoldOutcome.Failed("It diverges.", new LossCurves([], []));
        return new(new FoldId(0, fold), outcome, FoldDigest.Compute(outcome), new AttemptId(1, 7 + fold), new SlotTime(0, milliseconds));
    }
}
