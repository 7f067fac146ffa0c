using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>The out-of-fold trainings of the winner in the database.</summary>
internal static class StoredOutOfFold
{
    private const string Columns = "configuration, fold, epochs, with_model, reason, train_loss, validation_loss, sha256";

    /// <summary>All that were ever counted, without their bytes.</summary>
    public static IEnumerable<(long Configuration, int Fold, int Epochs, bool WithModel, OutOfFoldEnd End)> Read(SqliteConnection connection) =>
        StudyConnection.Rows(
            connection,
            $"SELECT {Columns} FROM out_of_fold",
            reader => (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3) == 1, End(reader, [])));

    /// <summary>How a fold's second training ended, with its bytes; null where it was not trained again to that epoch.</summary>
    /// <param name="position">Index of the configuration in the latest run.</param>
    /// <param name="withModel">Whether the bytes must hold the model.</param>
    public static OutOfFoldEnd? Read(SqliteConnection connection, int position, int fold, int epochs, bool withModel) =>
        Read(connection, string.Create(CultureInfo.InvariantCulture, $"position = {position}"), fold, epochs, withModel);

    /// <summary>The same, by the configuration's key.</summary>
    public static OutOfFoldEnd? Read(SqliteConnection connection, ConfigurationKey key, int fold, int epochs, bool withModel) =>
        Read(connection, $"key = x'{key.Hex}'", fold, epochs, withModel);

    private static OutOfFoldEnd? Read(SqliteConnection connection, string which, int fold, int epochs, bool withModel) => StudyConnection.Rows(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {Columns}, bytes FROM out_of_fold
            WHERE configuration = (SELECT id FROM configurations WHERE {which}) AND fold = {fold} AND epochs = {epochs}
                AND with_model >= {(withModel ? 1 : 0)}
            ORDER BY with_model LIMIT 1
            """),
        reader => End(reader, reader.IsDBNull(8) ? [] : reader.GetFieldValue<byte[]>(8))).SingleOrDefault();

    /// <summary>Writes how a fold's second training ended.</summary>
    /// <param name="id">The row of its configuration.</param>
    public static void Write(Statement again, long id, StoreWrite.OutOfFoldCounted counted)
    {
        var trained = counted.End as OutOfFoldEnd.Trained;
        again.Run(
            id, counted.Fold, counted.Epochs, counted.WithModel ? 1 : 0,
            Given((counted.End as OutOfFoldEnd.Failed)?.Reason),
            trained is null ? DBNull.Value : StoredFolds.Number(trained.TrainLoss),
            trained is null ? DBNull.Value : StoredFolds.Number(trained.ValidationLoss),
            Given(trained?.Bytes), Given(trained?.Sha256), counted.Attempt.Packed, counted.Trained?.Milliseconds ?? 0);

        static object Given(object? value) => value ?? DBNull.Value;
    }

    private static OutOfFoldEnd End(SqliteDataReader reader, byte[] bytes) => !reader.IsDBNull(4)
        ? new OutOfFoldEnd.Failed(reader.GetString(4))
        : new OutOfFoldEnd.Trained(StoredFolds.Loss(reader, 5), StoredFolds.Loss(reader, 6), bytes, reader.GetString(7));
}
