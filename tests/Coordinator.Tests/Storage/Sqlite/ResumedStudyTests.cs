using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

/// <summary>Which studies can be resumed.</summary>
public sealed class ResumedStudyTests : IDisposable
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    private const string Nets = "name = nets, data { kind = noisy-curve, rows = 12 }, model.hidden = [2], space { optimizer.learning-rate = [0.1, 0.01] }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("seed=2", "seed was 1 and is 2 now")]
    [InlineData("training.max-epochs=3", "training.max-epochs was 2 and is 3 now")]
    [InlineData("validation.folds=4", "validation.folds was 3 and is 4 now")]
    [InlineData("data.rows=13", "data.rows was 12 and is 13 now")]
    public void A_setting_that_makes_results_incomparable_is_named_with_the_mend(string changed, string sentence)
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))).Dispose();

        var mistakes = Assert.IsType<Checked<SqliteStudy>.Wrong>(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Search.Noop, changed)))).Mistakes;

        Assert.StartsWith(sentence, mistakes[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("--fresh", mistakes[0].Sentence, StringComparison.Ordinal);
        Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))).Dispose();
    }

    [Theory]
    [InlineData("name=other")]
    [InlineData("refit.restarts=3")]
    [InlineData("selection.rule=mean-best")]
    [InlineData("space.training.max-epochs=[2, 3]")]
    public void What_shapes_no_result_may_change(string changed)
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))).Dispose();

        Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Search.Noop, changed)))).Dispose();
    }

    [Theory]
    [InlineData("training.monitor=metric")]
    [InlineData("space.training.monitor=[loss, metric]")]
    public void Another_metric_is_refused_where_trainings_watched_the_one_before(string watching)
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Nets, watching, "selection.metric=r2")))).Dispose();

        var now = Search.Card(Search.Experiment(Nets, watching, "selection.metric=mae"));
        var mistake = Assert.Single(Assert.IsType<Checked<SqliteStudy>.Wrong>(SqliteStudy.Open(folder, now)).Mistakes);

        Assert.StartsWith("selection.metric was r2 and is mae now, and training.monitor = metric trained by it", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_data_is_refused_and_named()
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(folder, Search.Card(Experiment))).Dispose();

        var other = Search.Card(Experiment) with { DataSha256 = new string('0', 64) };
        Assert.Contains(
            "the data is not what it was",
            Assert.Single(Assert.IsType<Checked<SqliteStudy>.Wrong>(SqliteStudy.Open(folder, other)).Mistakes).Sentence,
            StringComparison.Ordinal);
    }
}
