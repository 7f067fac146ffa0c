using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

/// <summary>Studies of versions that have more settings.</summary>
public sealed class NewerStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'$.\"selection.novelty\"', 'on'", "selection.novelty = on")]
    [InlineData("'$.\"selection.rule\"', 'median-of-three'", "selection.rule = median-of-three")]
    public void A_study_with_a_setting_of_a_newer_version_is_refused_in_a_sentence(string added, string named)
    {
        using (var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var study = Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Search.Noop)))))
        {
            StudyConnection.Run(study.Connection, $"UPDATE study SET value = json_set(value, {added}) WHERE name = 'settings'");
        }

        var mistake = Assert.Single(Assert.IsType<Checked<IStudyReader>.Wrong>(SqliteReader.Open(_folder.Path)).Mistakes);

        Assert.Equal($"the study has the setting {named}, which this version does not know; use the version that made it.", mistake.Sentence);
    }
}
