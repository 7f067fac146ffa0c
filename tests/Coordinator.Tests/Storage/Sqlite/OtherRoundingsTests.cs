using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;

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
    [InlineData("model.kernel=5", true)]
    [InlineData("model.batch-norm=true", true)]
    [InlineData("space.model.channels=[[16, 32], [8]]", true)]
    [InlineData("model.padding=6", false)]
    [InlineData("space.model.padding=[2, 6]", false)]
    [InlineData("model.kernel=3", false, "model.padding=1", "model.channels=[16, 16]")]
    [InlineData("model.kernel=28", true, "model.padding=0", "model.channels=[4]", "model.pool=1")]
    [InlineData("model.kernel=28", false, "model.padding=0", "model.channels=[4]", "model.pool=1", "model.batch-norm=true")]
    public void A_study_whose_sums_over_pixels_are_short_is_resumed_after_they_were_divided(string setting, bool resumed, params string[] more) => AssertResumed(
        resumed, "convolutions", "computed convolutions with other roundings than this one", ["model.kind=conv", setting, .. more], "2", new ImageShape(28, 28));

    [Fact]
    public void Convolutions_of_images_of_unknown_size_or_of_another_version_are_refused()
    {
        AssertResumed(false, "convolutions", "computed convolutions with other roundings than this one", ["model.kind=conv"], "2");
        AssertResumed(false, "convolutions", "computed convolutions with other roundings than this one", ["model.kind=conv"], "1", new ImageShape(28, 28));
    }

    [Theory]
    [InlineData("training.batch-size=1024", true)]
    [InlineData("training.batch-size=1025", false)]
    [InlineData("space.training.batch-size=[64, 2048]", false)]
    [InlineData("space.training.batch-size={ int = [1, 5000] }", false)]
    [InlineData("space.training.batch-size={ int = [1, 500] }", true)]
    [InlineData("training.batch-size=1025", true, "engine=torch")]
    public void A_study_of_other_roundings_is_resumed_only_without_long_batches(string setting, bool resumed, params string[] more) =>
        AssertResumed(resumed, "long-sums", "computed batches of more than 1024 rows with other roundings than this one", [setting, .. more]);

    [Theory]
    [InlineData("augmentation.noise=0.1", false)]
    [InlineData("space.augmentation.noise=[0, 0.1]", false)]
    [InlineData("augmentation.rotation=10", true)]
    [InlineData("augmentation.noise=0", true)]
    public void A_study_of_other_roundings_is_resumed_only_without_noise(string setting, bool resumed) =>
        AssertResumed(resumed, "noise", "computed the noise of images with other roundings than this one", [setting]);

    /// <param name="version">Of the arithmetic that the study has; null: of the time before it was recorded.</param>
    private void AssertResumed(bool resumed, string name, string sentence, string[] settings, string? version = null, ImageShape? image = null)
    {
        var card = Search.Card(Search.Experiment(Images, settings)) with { Image = image };
        using var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));
        using (var study = Search.Right(SqliteStudy.Open(folder, card)))
        {
            StudyConnection.Run(study.Connection, version is null
                ? $"DELETE FROM study WHERE name = '{name}'"
                : $"UPDATE study SET value = '{version}' WHERE name = '{name}'");
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
