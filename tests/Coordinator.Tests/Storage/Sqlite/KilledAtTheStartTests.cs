using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

/// <summary>Whatever a kill leaves in the folder, the same command goes on from there, and so does <c>--fresh</c>.</summary>
public sealed class KilledAtTheStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("the file, and nothing in it", "")]
    [InlineData("a file for WAL before it is marked", "PRAGMA journal_mode = WAL")]
    [InlineData("a mark", "PRAGMA application_id = 0x41635372")]
    [InlineData("a marked file for WAL", "PRAGMA application_id = 0x41635372; PRAGMA journal_mode = WAL")]
    public async Task A_study_that_has_no_tables_yet_is_begun_anew(string left, string sql)
    {
        File.WriteAllText(_folder.At("study.lock"), "");
        File.WriteAllText(_folder.At("study.pid"), "");
        Directory.CreateDirectory(_folder.At("log"));
        File.WriteAllBytes(_folder.At("study.db"), []);
        if (sql.Length > 0)
        {
            using var connection = Opened("study.db");
            StudyConnection.Run(connection, sql);
        }

        Assert.True(SqliteReader.Open(_folder.Path) is Checked<IStudyReader>.Wrong, left);
        Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)).Dispose();
        Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop)));
    }

    [Fact]
    public void A_database_with_something_in_it_is_not_taken_for_an_empty_one()
    {
        using (var connection = Opened("study.db"))
        {
            StudyConnection.Run(connection, "CREATE TABLE theirs (x)");
        }

        var before = File.ReadAllBytes(_folder.At("study.db"));

        Assert.Contains("no study", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.At("study.db")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_study_that_was_killed_in_the_middle_of_a_change_outside_of_WAL_is_gone_on_with(bool fresh)
    {
        await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop));
        LeaveHalfWritten();
        Assert.NotEqual(0, new FileInfo(_folder.At("study.db-journal")).Length);

        using (var folder = Search.Right(StudyFolder.Open(_folder.Path, fresh, StudyFile.IsOurs)))
        {
            using var store = Search.Right(SqliteStudy.Open(folder, Search.Card(Search.Experiment(Search.Noop))));
            Assert.Equal(fresh ? 1 : 2, store.Epoch);
        }
    }

    [Fact]
    public async Task Such_a_study_can_be_looked_at_too()
    {
        await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop));
        LeaveHalfWritten();

        using var study = Search.Right(SqliteReader.Open(_folder.Path));

        Assert.Equal(12, study.Folds().Count());
    }

    [Fact]
    public void A_folder_whose_fresh_run_was_killed_while_it_deleted_is_ours_still()
    {
        File.WriteAllText(_folder.At("study.lock"), "");
        File.WriteAllText(_folder.At("study.db-wal"), "");
        File.WriteAllText(_folder.At("best.json"), "{}");
        File.WriteAllText(_folder.At("dashboard.json"), "{}");
        Directory.CreateDirectory(_folder.At("model"));

        Search.Right(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)).Dispose();

        File.Delete(_folder.At("study.lock"));
        File.WriteAllText(_folder.At("best.json"), "somebody else's");
        Assert.Contains("no study", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
    }

    /// <summary>What lies there when a program dies in a transaction whose pages have been written already, and their old contents beside them.</summary>
    private void LeaveHalfWritten()
    {
        using (var connection = Opened("study.db"))
        {
            StudyConnection.Run(connection, "PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (x)");
            for (var row = 0; row < 100; row++)
            {
                StudyConnection.Run(connection, "INSERT INTO half VALUES (randomblob(4000))");
            }

            File.Copy(_folder.At("study.db"), _folder.At("killed.db"));
            File.Copy(_folder.At("study.db-journal"), _folder.At("killed.db-journal"));
        }

        File.Move(_folder.At("killed.db"), _folder.At("study.db"), overwrite: true);
        File.Move(_folder.At("killed.db-journal"), _folder.At("study.db-journal"), overwrite: true);
    }

    private SqliteConnection Opened(string name)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.At(name), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string Mistake<T>(Checked<T> value) => Assert.Single(Assert.IsType<Checked<T>.Wrong>(value).Mistakes).Sentence;
}
