using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Reads the results of earlier runs for the state.</summary>
internal static class RecordedReader
{
    private sealed record Row(ConfigurationKey Key, int? Position)
    {
        public List<RecordedFold> Folds { get; } = [];

        public List<(int Fold, int Attempts)> Lost { get; } = [];

        public int Promoted { get; set; }
    }

    public static Recorded Read(SqliteConnection connection, Scoring scoring)
    {
        var rows = StudyConnection.Rows(connection, "SELECT id, key, coalesce(position, place) FROM configurations LEFT JOIN outer_configurations ON configuration = id", reader => (
                Id: reader.GetInt64(0),
                Row: new Row(KeyOf(reader, 1), reader.IsDBNull(2) ? null : reader.GetInt32(2))))
            .ToDictionary(entry => entry.Id, entry => entry.Row);

        foreach (var (id, fold) in StudyConnection.Rows(
            connection,
            $"""
            SELECT f.configuration, f.fold, f.status, f.validation_loss, f.train_loss, f.best_epoch, f.epochs, f.digest, f.attempt, f.metrics,
                s.epoch, s.validation_loss, s.train_loss, s.metrics, CASE WHEN f.status = {(int)FoldStatus.Pruned} AND f.epochs = 0 THEN f.reason END
            FROM folds f LEFT JOIN scores s ON s.configuration = f.configuration AND s.fold = f.fold
            """,
            reader => (reader.GetInt64(0), new RecordedFold(
                reader.GetInt32(1),
                StoredFolds.Line(reader, 2, 9, 10, scoring),
                CountedFolds.FingerprintOf(reader.GetFieldValue<byte[]>(7)),
                AttemptId.Unpack(reader.GetInt64(8)))
            {
                Reason = reader.IsDBNull(14) ? null : reader.GetString(14),
            })))
        {
            rows[id].Folds.Add(fold);
        }

        var open = new List<OpenAttempt>();
        var lost = new Dictionary<(long Id, int Fold), int>();
        foreach (var (attempt, id, fold, node, state) in StudyConnection.Rows(
            connection,
            "SELECT id, configuration, fold, node, state FROM attempts WHERE state IN (0, 2, 3)",
            reader => (
                AttemptId.Unpack(reader.GetInt64(0)), reader.GetInt64(1), reader.IsDBNull(2) ? (int?)null : reader.GetInt32(2),
                new NodeId(reader.GetString(3)), (AttemptState)reader.GetInt32(4))))
        {
            if (state == AttemptState.Open)
            {
                open.Add(new OpenAttempt(attempt, rows[id].Key, fold, node));
            }
            else if (fold is { } number)
            {
                lost[(id, number)] = lost.GetValueOrDefault((id, number)) + 1;
            }
        }

        foreach (var ((id, fold), attempts) in lost)
        {
            if (!rows[id].Folds.Any(counted => counted.Fold == fold))
            {
                rows[id].Lost.Add((fold, attempts));
            }
        }

        foreach (var (id, epochs) in StudyConnection.Rows(connection, "SELECT configuration, epochs FROM promotions", reader => (reader.GetInt64(0), reader.GetInt32(1))))
        {
            rows[id].Promoted = epochs;
        }

        return new Recorded(
            rows.Values.ToDictionary(row => row.Key, row => new RecordedConfiguration(row.Position, row.Folds, row.Lost) { Promoted = row.Promoted }),
            1 + (rows.Values.Max(row => row.Position) ?? -1),
            Refits(connection, rows),
            OutOfFold(connection, rows),
            open);
    }

    private static Dictionary<RefitKey, RefitEnd> Refits(SqliteConnection connection, Dictionary<long, Row> rows) =>
        StoredRefits.Read(connection).ToDictionary(
            refit => new RefitKey(rows[refit.Configuration].Key, refit.Recipe, refit.Restart), refit => refit.End);

    private static Dictionary<OutOfFoldKey, OutOfFoldEnd> OutOfFold(SqliteConnection connection, Dictionary<long, Row> rows) =>
        StoredOutOfFold.Read(connection).ToDictionary(
            again => new OutOfFoldKey(rows[again.Configuration].Key, again.Fold, again.Epochs, again.WithModel), again => again.End);

    public static ConfigurationKey KeyOf(SqliteDataReader reader, int column) =>
        new(Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(column)));
}
