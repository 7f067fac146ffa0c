using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>
/// Nested cross-validation as the tables hold it: configurations of the searches outside of the outer folds have no position in the run, but a place
/// beside it, so that readers of the run's configurations do not get them.
/// </summary>
internal static class StoredOuter
{
    public const string InsertPlace = "INSERT OR REPLACE INTO outer_configurations VALUES ($0, $1)";

    public const string InsertFold = "INSERT OR REPLACE INTO outer_folds VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// <summary>What the winner of an outer fold's search chose, by its index through all searches.</summary>
    /// <exception cref="InvalidOperationException">It is not in the store.</exception>
    public static ImmutableArray<Choice> Choices(SqliteConnection connection, int index) => StudyConnection.Rows(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"SELECT c.choices FROM outer_configurations o JOIN configurations c ON c.id = o.configuration WHERE o.place = {index}"),
        reader => (ImmutableArray<Choice>?)StudyJson.ReadChoices(reader.GetString(0))).SingleOrDefault()
        ?? throw new InvalidOperationException($"Configuration {index} is not in the store.");

    /// <summary>The digest of an outer fold's search.</summary>
    /// <param name="blocks">How indices are shared out.</param>
    /// <param name="part">Which outer fold, from 1.</param>
    /// <param name="selected">The winner, its index within its search; null where there is none.</param>
    public static string DigestOf(SqliteConnection connection, SearchBlocks blocks, int part, Selected? selected)
    {
        using var digest = new ResultsDigest();
        foreach (var (place, key, choices, fold, bytes) in StudyConnection.Rows(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"""
                SELECT o.place, c.key, c.choices, f.fold, f.digest
                FROM outer_configurations o JOIN configurations c ON c.id = o.configuration JOIN folds f ON f.configuration = c.id
                WHERE o.place >= {(long)part * blocks.Configurations} AND o.place < {(part + 1L) * blocks.Configurations} ORDER BY o.place, f.fold
                """),
            reader => (reader.GetInt32(0), RecordedReader.KeyOf(reader, 1), reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4))))
        {
            digest.Add(blocks.Within(place), key, StudyJson.ReadChoices(choices), fold, bytes);
        }

        return digest.Finish(selected);
    }

    /// <summary>How many folds are counted in the searches outside of the outer folds.</summary>
    public static int Counted(SqliteConnection connection) => !HasTables(connection) ? 0
        : (int)StudyConnection.Number(connection, "SELECT COUNT(*) FROM outer_configurations o JOIN folds f ON f.configuration = o.configuration");

    /// <summary>The scored outer folds, in order; none before the search is finished.</summary>
    public static ImmutableArray<OuterFold> Folds(SqliteConnection connection) =>
        !HasTables(connection) ? [] :
        [
            .. StudyConnection.Rows(
                connection,
                "SELECT part, rows, rule, configuration, choices, loss, cost, refit_epochs, epochs, score, metrics, reason FROM outer_folds ORDER BY part",
                FoldOf),
        ];

    /// <summary>Writes an outer fold.</summary>
    /// <param name="insert">See <see cref="InsertFold"/>.</param>
    public static void Write(Statement insert, OuterFold fold)
    {
        var (selected, none) = (fold.Selected, DBNull.Value);
        insert.Run(
            fold.Part, fold.Rows,
            selected is null ? none : SelectionRuleWords.WordFor(selected.Rule), selected is null ? none : selected.Configuration, StudyJson.Write(fold.Choices),
            selected is null ? none : StoredFolds.Number(selected.Loss), selected is null ? none : StoredFolds.Number(selected.Cost), selected?.RefitEpochs ?? 0,
            fold.Epochs, fold.Score is null ? none : StoredFolds.Number(fold.Score.Loss), fold.Score is null ? none : StudyJson.Write(fold.Score.Metrics),
            fold.Reason is null ? none : fold.Reason);
    }

    // A study of an earlier version has none.
    private static bool HasTables(SqliteConnection connection) =>
        StudyConnection.Number(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'outer_folds'") > 0;

    private static OuterFold FoldOf(SqliteDataReader reader) => new(
        reader.GetInt32(0),
        reader.GetInt32(1),
        reader.IsDBNull(2) ? null : new Selected(SelectionRuleWords.Parse(reader.GetString(2)), reader.GetInt32(3), StoredFolds.Loss(reader, 5), reader.GetInt32(7))
        {
            Cost = StoredFolds.Loss(reader, 6),
        },
        StudyJson.ReadChoices(reader.GetString(4)),
        reader.GetInt32(8),
        reader.IsDBNull(10) ? null : new Score(StoredFolds.Loss(reader, 9), StudyJson.ReadMetrics(reader.GetString(10))),
        reader.IsDBNull(11) ? null : reader.GetString(11));
}
