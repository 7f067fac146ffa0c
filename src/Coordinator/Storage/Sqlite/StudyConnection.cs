using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Connections as a study needs them.</summary>
internal static class StudyConnection
{
    /// <summary>How long a statement waits for another program.</summary>
    private const int PatienceSeconds = 10;

    /// <summary>Of a database, in bytes of UTF-8: SQLite's 512 on Unix, less what it appends for its journal. Windows allows no longer ones either without special settings.</summary>
    private const int LongestPath = 504;

    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        }.ToString());
        try
        {
            Open(connection);
            if (mode != SqliteOpenMode.ReadOnly)
            {
                // The application id is written first, so that even a killed run leaves a file that is recognised; a new file has nothing to roll back to, so
                // it needs no journal on the disk. With WAL `show` can read while a search writes; with FULL a commit survives a loss of power, with NORMAL the
                // end of the process.
                if (Number(connection, "PRAGMA application_id") != StudySchema.ApplicationId)
                {
                    Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_mode = MEMORY; PRAGMA application_id = {StudySchema.ApplicationId}"));
                }

                Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
                Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {1000 * PatienceSeconds}"));
            }

            return connection;
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes back what a killed program has left half written outside of WAL; who only reads may not do that.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static void Recover(string database)
    {
        if (!File.Exists(database) || !File.Exists($"{database}-journal"))
        {
            return;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        Open(connection);
        Number(connection, "SELECT count(*) FROM sqlite_master");
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        SqliteFaults.Translate(command.ExecuteNonQuery);
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(SqliteFaults.Translate(command.ExecuteScalar), CultureInfo.InvariantCulture);
    }

    /// <summary>What a query makes of each row, one at a time.</summary>
    public static IEnumerable<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = SqliteFaults.Translate(command.ExecuteReader);
        Func<bool> read = reader.Read;
        while (SqliteFaults.Translate(read))
        {
            yield return SqliteFaults.Read(reader, row);
        }
    }

    /// <summary>Does all of the work or nothing.</summary>
    public static void Transact(SqliteConnection connection, Action work) => SqliteFaults.Translate(() =>
    {
        using var transaction = connection.BeginTransaction();
        work();
        transaction.Commit();
        return true;
    });

    private static void Open(SqliteConnection connection)
    {
        try
        {
            SqliteFaults.Translate(() =>
            {
                connection.Open();
                return true;
            });
        }
        catch (StoreException e) when (e.Fault == StoreFault.CannotOpen && Encoding.UTF8.GetByteCount(Path.GetFullPath(connection.DataSource)) is > LongestPath and var bytes)
        {
            throw new StoreException(e.Fault, $"its path has {bytes} bytes, and SQLite takes at most {LongestPath}. Use a folder with a shorter path.", e);
        }
    }
}
