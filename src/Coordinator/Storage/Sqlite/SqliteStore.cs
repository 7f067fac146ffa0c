using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Studies in SQLite: one file in each output folder.</summary>
internal sealed class SqliteStore : IStudyStore
{
    public void Load() => StudyConnection.Open(":memory:", SqliteOpenMode.Memory).Dispose();

    public Checked<StudyFolder> Hold(string path, bool fresh, FolderWords words) => StudyFolder.Open(path, fresh, StudyFile.IsOurs, words);

    public ImmutableArray<Mistake> Obstacles(StudyFolder folder, StudyCard card) => SqliteStudy.Obstacles(folder, card);

    public ImmutableSortedDictionary<string, string> Changes(StudyFolder folder, StudyCard card) => StudyCards.Changes(folder, card);

    public Checked<IStudy> Open(StudyFolder folder, StudyCard card) => SqliteStudy.Open(folder, card) switch
    {
        Checked<SqliteStudy>.Right(var study) => new Checked<IStudy>.Right(study),
        var wrong => new Checked<IStudy>.Wrong(((Checked<SqliteStudy>.Wrong)wrong).Mistakes),
    };

    public Checked<IStudyReader> Read(string folder) => SqliteReader.Open(folder);
}
