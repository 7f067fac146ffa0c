using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Attempts as the tables hold them.</summary>
internal static class StoredAttempts
{
    public static IEnumerable<StoredAttempt> Read(SqliteConnection connection) => StudyConnection.Rows(
        connection,
        """
        SELECT c.position, a.fold, a.restart, a.node, a.slot, a.state, a.granted_at, a.ended_at, coalesce(f.milliseconds, r.milliseconds, o.milliseconds), a.again
        FROM attempts a JOIN configurations c ON c.id = a.configuration
        LEFT JOIN folds f ON f.configuration = a.configuration AND f.fold = a.fold AND f.attempt = a.id
        LEFT JOIN refits r ON r.configuration = a.configuration AND r.restart = a.restart AND r.attempt = a.id
        LEFT JOIN out_of_fold o ON o.configuration = a.configuration AND o.fold = a.again AND o.attempt = a.id
        WHERE c.position IS NOT NULL ORDER BY a.granted_at, a.id
        """,
        reader => new StoredAttempt(
            reader.GetInt32(0),
            reader.IsDBNull(1) ? null : reader.GetInt32(1),
            reader.IsDBNull(2) ? null : reader.GetInt32(2),
            reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetInt32(4),
            (AttemptState)reader.GetInt32(5),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)),
            reader.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(7)),
            reader.IsDBNull(8) ? null : TimeSpan.FromMilliseconds(reader.GetInt64(8)))
        {
            OutOfFold = reader.IsDBNull(9) ? null : reader.GetInt32(9),
        });
}
