using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class OtherRoundingsTests : IDisposable
{
    private const string Images = "name = images, data { kind = stroke-digits, digits = 20 }, loss.kind = cross-entropy";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.kind=conv", false)]
    [InlineData("space.model.kind=[mlp, conv]", false)]
    [InlineData("model.kind=mlp", true)]
    [InlineData("engine=torch", true, "model.kind=conv")]
    public void A_study_of_other_roundings_is_resumed_only_without_convolutions(string setting, bool resumed, params string[] more) =>
        AssertResumed(resumed, "convolutions", "computed convolutions with other roundings than this one", [setting, .. more]);

    [Theory]
    [InlineData("training.batch-size=1024", true)]
    [InlineData("training.batch-size=1025", false)]
    [InlineData("space.training.batch-size=[64, 2048]", false)]
    [InlineData("space.training.batch-size={ int = [1, 5000] }", false)]
    [InlineData("space.training.batch-size={ int = [1, 500] }", true)]
    [InlineData("training.batch-size=1025", true, "engine=torch")]
    public void A_study_of_other_roundings_is_resumed_only_without_long_batches(string setting, bool resumed, params string[] more) =>
        AssertResumed(resumed, "long-sums", "computed batches of more than 1024 rows with other roundings than this one", [setting, .. more]);

    private void AssertResumed(bool resumed, string name, string sentence, string[] settings)
    {
        var card = Search.Card(Search.Experiment(Images, settings));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var study = Search.Right(SqliteStudy.Open(folder, card)))
        {
            StudyConnection.Run(study.Connection, $"DELETE FROM study WHERE name = '{name}'");
        }

        var opened = SqliteStudy.Open(folder, card);

        if (resumed)
        {
            Search.Right(opened).Dispose();
            return;
        }

        var mistake = Assert.Single(Assert.IsType<Checked<SqliteStudy>.Wrong>(opened).Mistakes);
        Assert.StartsWith($"version test {sentence}", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("--fresh", mistake.Sentence, StringComparison.Ordinal);
    }
}
