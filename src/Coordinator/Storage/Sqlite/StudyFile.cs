using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>The state of a <c>study.db</c>, found without changing it: a run can have been killed at any moment of its creation.</summary>
internal static class StudyFile
{
    /// <summary>Where a SQLite file has its application id, big-endian.</summary>
    private const int IdAt = 68;

    /// <summary>Whether it is a study that was begun: its tables are there.</summary>
    public static bool IsStudy(string database) => Asked(database) is { Id: StudySchema.ApplicationId, Version: not 0 };

    /// <summary>
    /// Whether a run may have made it: a study, one that was killed before it had tables, or an empty database, which loses nothing. The
    /// mark is looked for in the bytes too, since SQLite reads no file that a kill has left half changed.
    /// </summary>
    public static bool IsOurs(string database)
    {
        using (var file = new FileStream(database, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            Span<byte> head = stackalloc byte[IdAt + 4];
            var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (read == 0 || (read == head.Length && head.StartsWith("SQLite format 3\0"u8)
                && BinaryPrimitives.ReadInt32BigEndian(head[IdAt..]) == StudySchema.ApplicationId))
            {
                return true;
            }
        }

        return Asked(database) is { Id: StudySchema.ApplicationId } or { Id: 0, Version: 0, Tables: 0 };
    }

    private static (long Id, long Version, long Tables)? Asked(string database)
    {
        try
        {
            return Ask(database);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static (long Id, long Version, long Tables) Ask(string database)
    {
        using var connection = StudyConnection.Open(database, SqliteOpenMode.ReadOnly);
        return (
            StudyConnection.Number(connection, "PRAGMA application_id"),
            StudyConnection.Number(connection, "PRAGMA user_version"),
            StudyConnection.Number(connection, "SELECT count(*) FROM sqlite_master"));
    }
}
