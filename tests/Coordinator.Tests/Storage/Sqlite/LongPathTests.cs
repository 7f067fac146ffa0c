using System.Text;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class LongPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_path_that_SQLite_cannot_take_is_named_with_its_length()
    {
        using var longest = Search.Right(StudyFolder.Open(FolderOf(504), fresh: false, StudyFile.IsOurs));
        using var tooLong = Search.Right(StudyFolder.Open(FolderOf(505), fresh: false, StudyFile.IsOurs));

        using (Search.Right(SqliteStudy.Open(longest, Search.Card(Search.Experiment(Search.Noop)))))
        {
            var wrong = Assert.IsType<Checked<SqliteStudy>.Wrong>(SqliteStudy.Open(tooLong, Search.Card(Search.Experiment(Search.Noop))));

            Assert.Equal(
                "the study cannot be written: its path has 505 bytes, and SQLite takes at most 504. Use a folder with a shorter path.",
                Assert.Single(wrong.Mistakes).Sentence);
        }
    }

    // With letters of two bytes, which count as two.
    private string FolderOf(int bytesOfDatabase)
    {
        var path = new StringBuilder(_folder.Path);
        var left = bytesOfDatabase - Encoding.UTF8.GetByteCount(_folder.Path) - "/study.db".Length;
        while (left > 0)
        {
            var part = left > 122 ? 119 : left - 1;
            path.Append('/').Append('é', part / 2).Append('e', part % 2);
            left -= part + 1;
        }

        return path.ToString();
    }
}
