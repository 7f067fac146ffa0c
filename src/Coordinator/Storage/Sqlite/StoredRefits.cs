using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Results;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Refits as the tables hold them.</summary>
internal static class StoredRefits
{
    public static IEnumerable<(long Configuration, string Recipe, int Restart, RefitEnd End)> Read(SqliteConnection connection) =>
        StudyConnection.Rows(
            connection,
            """
            SELECT configuration, recipe, restart, epochs, reason, curve, train_loss, train_metrics, test_loss, test_metrics, model_sha256,
                validation_loss, validation_metrics, validation_curve
            FROM refits
            """,
            reader => (reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), End(reader)));

    private static RefitEnd End(SqliteDataReader reader) => !reader.IsDBNull(4)
        ? new RefitEnd.Failed(reader.GetString(4))
        : new RefitEnd.Trained(
            new RefitResult(
                reader.GetInt32(2),
                reader.GetInt32(3),
                CurveBytes.Read(reader.GetFieldValue<byte[]>(5)),
                ScoreOf(reader, 6)!,
                ScoreOf(reader, 8))
            {
                Validation = ScoreOf(reader, 11),
                ValidationCurve = CurveBytes.Read(reader.GetFieldValue<byte[]>(13)),
            },
            [],
            reader.GetString(10));

    /// <summary>The score of two columns: loss and metrics; null where there are no metrics.</summary>
    private static Score? ScoreOf(SqliteDataReader reader, int loss) =>
        reader.IsDBNull(loss + 1) ? null : new Score(StoredFolds.Loss(reader, loss), StudyJson.ReadMetrics(reader.GetString(loss + 1)));

    /// <summary>Writes a refit and its model.</summary>
    public static void Write(
        Statement refit, Statement model, long id, string recipe, RefitEnd.Trained trained, long attempt, int milliseconds)
    {
        var result = trained.Result;
        refit.Run(
            id, recipe, result.Restart, result.Epochs, DBNull.Value, CurveBytes.Write(result.TrainCurve),
            StoredFolds.Number(result.Train.Loss), StudyJson.Write(result.Train.Metrics),
            LossOf(result.Test), MetricsOf(result.Test), trained.Sha256, attempt, milliseconds,
            LossOf(result.Validation), MetricsOf(result.Validation), CurveBytes.Write(result.ValidationCurve));
        model.Run(id, recipe, result.Restart, trained.Model);

        static object LossOf(Score? score) => score is null ? DBNull.Value : StoredFolds.Number(score.Loss);

        static object MetricsOf(Score? score) => score is null ? DBNull.Value : StudyJson.Write(score.Metrics);
    }
}
