using System.Globalization;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage;

/// <summary>Some of a study's counted folds: a million of them are not for one answer.</summary>
internal static class FoldPages
{
    /// <summary>The folds from one place on, by configuration and fold.</summary>
    public static List<StoredFold> Read(StudyReader study, FoldFilter filter, int offset, int limit)
    {
        var metric = study.Card.Metric;
        return
        [
            .. StudyConnection.Rows(
                study.Connection,
                string.Create(CultureInfo.InvariantCulture, $"{StudyReader.FoldColumns} {Where(filter)} ORDER BY c.position, f.fold LIMIT {limit} OFFSET {offset}"),
                reader => StudyReader.FoldOf(reader, metric)),
        ];
    }

    public static int Count(StudyReader study, FoldFilter filter) => (int)StudyConnection.Number(
        study.Connection, $"SELECT count(*) FROM configurations c JOIN folds f ON f.configuration = c.id {Where(filter)}");

    private static string Where(FoldFilter filter) => string.Create(
        CultureInfo.InvariantCulture,
        $"WHERE c.position {(filter.Configuration is { } one ? $"= {one}" : "IS NOT NULL")}{(filter.Status is { } status ? $" AND f.status = {(int)status}" : "")}");
}

/// <param name="Configuration">Null: all configurations.</param>
/// <param name="Status">That ended how; null for all.</param>
internal readonly record struct FoldFilter(int? Configuration, FoldStatus? Status);
