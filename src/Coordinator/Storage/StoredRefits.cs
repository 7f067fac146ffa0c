using ActorSearch.Coordinator.State;
using ActorSearch.Shared.Results;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage;

/// <summary>Refits as the tables hold them.</summary>
internal static class StoredRefits
{
    public static IEnumerable<(long Configuration, int Epochs, int Restart, RefitEnd End)> Read(SqliteConnection connection) =>
        StudyConnection.Rows(
            connection,
            "SELECT configuration, epochs, restart, reason, curve, train_loss, train_metrics, test_loss, test_metrics, model_sha256 FROM refits",
            reader => (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), End(reader)));

    private static RefitEnd End(SqliteDataReader reader) => !reader.IsDBNull(3)
        ? new RefitEnd.Failed(reader.GetString(3))
        : new RefitEnd.Trained(
            new RefitResult(
                reader.GetInt32(2),
                reader.GetInt32(1),
                StoredFolds.Curve(reader.GetFieldValue<byte[]>(4)),
                new Score(StoredFolds.Loss(reader, 5), StudyJson.ReadMetrics(reader.GetString(6))),
                reader.IsDBNull(8) ? null : new Score(StoredFolds.Loss(reader, 7), StudyJson.ReadMetrics(reader.GetString(8)))),
            [],
            reader.GetString(9));
}
