using System.Globalization;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results.Ranking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Some of a study's counted folds: a million of them are not for one answer.</summary>
internal static class FoldPages
{
    /// <summary>The folds from one place on, by configuration and fold.</summary>
    public static List<StoredFold> Read(SqliteConnection connection, Scoring scoring, FoldFilter filter, int offset, int limit) =>
    [
        .. StudyConnection.Rows(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"{SqliteReader.FoldColumns} {Where(filter)} ORDER BY c.position, f.fold LIMIT {limit} OFFSET {offset}"),
            reader => SqliteReader.FoldOf(reader, scoring)),
    ];

    /// <summary>How many there are.</summary>
    public static int Count(SqliteConnection connection, FoldFilter filter) => (int)StudyConnection.Number(
        connection, $"SELECT count(*) FROM configurations c JOIN folds f ON f.configuration = c.id {Where(filter)}");

    private static string Where(FoldFilter filter) => string.Create(
        CultureInfo.InvariantCulture,
        $"WHERE c.position {(filter.Configuration is { } one ? $"= {one}" : "IS NOT NULL")}{(filter.Status is { } status ? $" AND f.status = {(int)status}" : "")}");
}
