using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class SqliteStudyTests : IDisposable
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_reported_as_committed_is_there_after_a_kill()
    {
        var counted = Counted(0, 1, new FoldOutcome.Scored(2, new LossCurves([3, 2], [4, float.PositiveInfinity]), SomeMetrics.Numbers(1, 2, double.NaN)));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var killed = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));
        using var commit = await CommittedAsync(killed, new StoreWrite.Drawn(First()), Granted(counted), counted);

        // Nothing is closed: another connection sees what a process sees that starts after the kill.
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        var fold = Assert.Single(reader.Folds());
        Assert.Equal((new FoldId(0, 1), counted.Trained!.Milliseconds), (fold.Fold, (int)fold.Duration.TotalMilliseconds));
        Assert.Equal(counted.Digest, fold.Digest);
        Assert.Equal(FoldLine.FromOutcome(counted.Outcome), fold.Line);
        Assert.Equal(SomeMetrics.Numbers(1, 2, double.NaN), fold.Metrics);
        Assert.Equal([4, float.PositiveInfinity], Assert.Single(reader.Curves(0)).Curves.Validation);
    }

    [Fact]
    public async Task A_fold_is_counted_once_whatever_is_asked_of_the_store()
    {
        var counted = Counted(0, 1, new FoldOutcome.Quarantined("Given up."));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));

        var report = await ReportAsync(store, [new StoreWrite.Drawn(First()), Granted(counted), counted, counted]);

        Assert.IsType<CommitReport.Broken>(report);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Empty(reader.Folds());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_tried_again_until_there_is_room()
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));
        StudyConnection.Run(store.Connection, $"PRAGMA max_page_count = {StudyConnection.Number(store.Connection, "PRAGMA page_count")}");
        var stalled = new TaskCompletionSource<CommitReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        var committed = new TaskCompletionSource<CommitReport>(TaskCreationOptions.RunContinuationsAsynchronously);

        using var commit = new GroupCommit(store, TimeProvider.System, report =>
        {
            if (report is CommitReport.Stalled)
            {
                stalled.TrySetResult(report);
                StudyConnection.Run(store.Connection, "PRAGMA max_page_count = 1000000");
            }
            else
            {
                committed.TrySetResult(report);
            }
        });
        commit.Add([.. Enumerable.Range(0, 200).Select(i => new StoreWrite.ErrorNoted(new string('x', 1000) + i))]);

        Assert.Contains("the disk is full", Assert.IsType<CommitReport.Stalled>(await stalled.Task).Sentence, StringComparison.Ordinal);
        Assert.Equal(1, Assert.IsType<CommitReport.Committed>(await committed.Task).Additions);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Equal(200, reader.Errors().Length);
    }

    [Fact]
    public async Task Each_opening_is_a_new_life_that_knows_the_attempts_of_the_last()
    {
        var counted = Counted(0, 1, new FoldOutcome.Failed("It diverges.", new LossCurves([], [])));
        var lost = new StoreWrite.Granted(new AttemptId(1, 8), new WorkUnit.Fold(new FoldId(0, 2)), 0, new NodeId("a"));
        var open = new StoreWrite.Granted(new AttemptId(1, 9), new WorkUnit.Fold(new FoldId(0, 2)), 0, new NodeId("b"));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))))
        {
            using var commit = await CommittedAsync(
                store, new StoreWrite.Drawn(First()), Granted(counted), lost, open, new StoreWrite.Ended(lost.Attempt, AttemptState.Lost), counted);
        }

        using var next = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));

        Assert.Equal(2, next.Epoch);
        Assert.Equal(1, next.Read().Frontier);
        Assert.Equal([new OpenAttempt(open.Attempt, First().Key, 2, new NodeId("b"))], next.Read().Open);
        var known = next.Read().Configurations[First().Key];
        Assert.Equal((0, 1), (known.Position, Assert.Single(known.Folds).Fold));
        Assert.Equal([(2, 1)], known.Lost);
    }

    [Theory]
    [InlineData("race", "race", 1)]
    [InlineData("race", "all", 0)]
    [InlineData("all", "race", 0)]
    public void A_race_of_a_version_with_other_decisions_is_not_resumed(string before, string now, int mistakes)
    {
        const string Text = "name = raced, data { kind = noisy-curve, rows = 20 }, space { model.hidden = [[2], [3]] }";
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Text, $"search.folds={before}")) with { Races = 1 })).Dispose();

        var found = SqliteStudy.Obstacles(folder, Search.Card(Search.Experiment(Text, $"search.folds={now}")));

        Assert.Equal(mistakes, found.Count(mistake => mistake.Sentence.Contains("set search.folds = all to train what is missing", StringComparison.Ordinal)));
        Assert.Equal(mistakes, found.Length);
    }

    /// <summary>Before it could be auto, search.reduction was recorded as 4 where nothing was said.</summary>
    [Theory]
    [InlineData("epochs = halving, reduction = 4", "epochs = halving", "search.reduction was 4 and is auto now, which is [6, 4, 3]: set search.reduction = 4 to resume")]
    [InlineData("epochs = hyperband, reduction = 4", "epochs = halving", "search.reduction was 4 and is auto now")]
    [InlineData("epochs = halving, reduction = 4", "epochs = halving, reduction = 4", null)]
    [InlineData("epochs = halving, reduction = 4", "epochs = halving, reduction = 3", null)]
    [InlineData("epochs = halving, reduction = [6, 4, 3]", "epochs = halving", null)]
    [InlineData("epochs = hyperband, reduction = 4, least-epochs = 1", "epochs = hyperband, least-epochs = 1", null)]
    [InlineData("epochs = halving, reduction = 4", "epochs = all", null)]
    public void A_search_whose_standard_reduction_was_another_one_is_not_resumed(string before, string now, string? sentence)
    {
        const string Text = "name = halved, data { kind = noisy-curve, rows = 20 }, training.max-epochs = 100, space { model.hidden = [[2], [3]] }, search ";
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment($"{Text} {{ {before} }}")))).Dispose();

        var found = SqliteStudy.Obstacles(folder, Search.Card(Search.Experiment($"{Text} {{ {now} }}")));

        Assert.Equal(sentence is null ? 0 : 1, found.Length);
        Assert.All(found, mistake => Assert.Contains(sentence!, mistake.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("accuracy", false)]
    [InlineData("f1:1", true)]
    public async Task A_metric_of_one_class_is_refused_where_no_curve_of_it_was_recorded(string recorded, bool allowed)
    {
        const string digits = "name = digits, data { kind = stroke-digits, digits = 10 }, loss.kind = cross-entropy, space { model.hidden = [[2], [3]] }";
        var experiment = Search.Experiment(digits, "selection.metric=accuracy");
        var curves = new LossCurves([3, 2], [4, 3]) { Metrics = [new MetricCurve(recorded, [0.5, 0.75])] };
        var counted = Counted(0, 1, new FoldOutcome.Scored(2, curves, SomeMetrics.Classes([new ClassCounts(5, 5, 4), new ClassCounts(5, 5, 4)], 8)));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var store = Search.Right(SqliteStudy.Open(folder, Search.Card(experiment))))
        {
            using var commit = await CommittedAsync(store, new StoreWrite.Drawn(Preview.Suggest(experiment).First()), Granted(counted), counted);
        }

        var mistakes = SqliteStudy.Obstacles(folder, Search.Card(Search.Experiment(digits, "selection.metric=f1:1")));

        Assert.Equal(
            allowed ? [] : ["selection.metric was accuracy and is f1:1 now, but the recorded folds have no curves of f1:1. Set selection.metric = accuracy, "
                + "or selection.rule = mean-best, or discard the results with --fresh."],
            mistakes.Select(mistake => mistake.Sentence));
    }

    [Fact]
    public async Task A_node_that_was_given_work_is_known_by_its_name()
    {
        var counted = Counted(0, 1, new FoldOutcome.Quarantined("Given up."));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));
        var joined = new StoreWrite.Joined(new NodeId("a"), "machine/1");
        using var commit = await CommittedAsync(store, joined, joined, new StoreWrite.Drawn(First()), Granted(counted), counted);

        using var reader = Search.Right(SqliteReader.Open(_folder.Path));

        Assert.Equal(new StoredNode(new NodeId("a"), "machine/1", 1, 0, 1, 0, 0, 0), Assert.Single(reader.Nodes()));
    }

    [Fact]
    public async Task A_study_that_was_written_before_names_were_kept_is_read_and_gone_on_with()
    {
        var counted = Counted(0, 1, new FoldOutcome.Quarantined("Given up."));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))))
        {
            using var commit = await CommittedAsync(store, new StoreWrite.Drawn(First()), Granted(counted), counted);
            StudyConnection.Run(store.Connection, "DROP TABLE nodes");
        }

        using (var reader = Search.Right(SqliteReader.Open(_folder.Path)))
        {
            Assert.Equal((new NodeId("a"), null), (Assert.Single(reader.Nodes()).Node, reader.Nodes().Single().Name));
        }

        using var next = Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment)));
        using var more = await CommittedAsync(next, new StoreWrite.Joined(new NodeId("a"), "machine/1"));
        using var again = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Equal("machine/1", Assert.Single(again.Nodes()).Name);
    }

    private static Configuration First() => Preview.Suggest(Experiment).First();

    private static StoreWrite.FoldCounted Counted(int configuration, int fold, FoldOutcome outcome) =>
        new(new FoldId(configuration, fold), outcome, FoldDigest.Compute(outcome), new AttemptId(1, 7), new SlotTime(0, 12));

    private static StoreWrite.Granted Granted(StoreWrite.FoldCounted counted) =>
        new(counted.Attempt, new WorkUnit.Fold(counted.Fold), counted.Fold.Configuration, new NodeId("a"));

    private static async Task<GroupCommit> CommittedAsync(SqliteStudy store, params StoreWrite[] writes)
    {
        var told = new TaskCompletionSource<CommitReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        var commit = new GroupCommit(store, TimeProvider.System, report => told.TrySetResult(report));
        commit.Add(writes);
        Assert.Equal(1, Assert.IsType<CommitReport.Committed>(await told.Task).Additions);
        return commit;
    }

    private static async Task<CommitReport> ReportAsync(SqliteStudy store, StoreWrite[] writes)
    {
        var told = new TaskCompletionSource<CommitReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var commit = new GroupCommit(store, TimeProvider.System, report => told.TrySetResult(report));
        commit.Add(writes);
        return await told.Task;
    }
}
