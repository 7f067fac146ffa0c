using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class ConvolutionArithmeticTests : IDisposable
{
    private const string Images = "name = images, data { kind = stroke-digits, digits = 20 }, loss.kind = cross-entropy";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.kind=conv", false)]
    [InlineData("space.model.kind=[mlp, conv]", false)]
    [InlineData("model.kind=mlp", true)]
    [InlineData("engine=torch", true, "model.kind=conv")]
    public void A_study_of_other_roundings_is_resumed_only_without_convolutions(string setting, bool resumed, params string[] more)
    {
        var card = Search.Card(Search.Experiment(Images, [setting, .. more]));
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var study = Search.Right(SqliteStudy.Open(folder, card)))
        {
            StudyConnection.Run(study.Connection, "DELETE FROM study WHERE name = 'convolutions'");
        }

        var opened = SqliteStudy.Open(folder, card);

        if (resumed)
        {
            Search.Right(opened).Dispose();
            return;
        }

        var mistake = Assert.Single(Assert.IsType<Checked<SqliteStudy>.Wrong>(opened).Mistakes);
        Assert.StartsWith("version test computed convolutions with other roundings than this one", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("--fresh", mistake.Sentence, StringComparison.Ordinal);
    }
}
