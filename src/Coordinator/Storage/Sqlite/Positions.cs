using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Which index each known configuration has in the run at hand; null where it is not in it.</summary>
internal static class Positions
{
    private const string Samples = "search.samples", Stop = "search.stop.";

    /// <summary>What was chosen at each index, through all searches of nested cross-validation.</summary>
    public static IReadOnlyDictionary<int, ImmutableArray<Choice>> Read(string database)
    {
        using var connection = StudyConnection.Open(database, SqliteOpenMode.ReadOnly);
        return StudyConnection.Rows(
            connection,
            "SELECT coalesce(position, place), choices FROM configurations LEFT JOIN outer_configurations ON configuration = id WHERE coalesce(position, place) IS NOT NULL",
            reader => (Index: reader.GetInt32(0), Choices: StudyJson.ReadChoices(reader.GetString(1)))).ToDictionary(row => row.Index, row => row.Choices);
    }

    /// <summary>The row of the configuration at each index, through all searches; 0 where there is none.</summary>
    public static List<long> Ids(SqliteConnection connection)
    {
        var placed = StudyConnection.Rows(
            connection,
            "SELECT position, id FROM configurations WHERE position IS NOT NULL UNION ALL SELECT place, configuration FROM outer_configurations",
            reader => (Position: reader.GetInt32(0), Id: reader.GetInt64(1))).ToList();
        var ids = new long[placed.Count == 0 ? 0 : placed.Max(entry => entry.Position) + 1];
        foreach (var (position, id) in placed)
        {
            ids[position] = id;
        }

        return [.. ids];
    }

    /// <summary>Why points of <c>search.enqueue</c> would not be tried; null where all are.</summary>
    public static string? Obstacle(SqliteConnection connection, StudyCard now)
    {
        var experiment = BuiltIn.Schema.FromSettings(now.Settings) with { Space = now.Space };
        if (SearchStrategies.Create(experiment) is not LearningStrategy learning) return null;
        var space = new EncodedSpace(experiment.Schema, now.Space.Dimensions, now.Settings);
        var kept = Rows(connection).Where(row => space.Encode(row.Choices) is not null).Select(row => row.Choices).Take(learning.Count!.Value).ToList();
        var (lacks, samples) = (learning.Enqueued(kept), kept.Count);
        return lacks == 0 || samples + lacks <= learning.Count ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"search.enqueue has {lacks} {(lacks == 1 ? "point that is" : "points that are")} not tried yet, but {samples} of search.samples = {learning.Count} configurations are: set search.samples = {samples + lacks} or more.");
    }

    /// <summary>
    /// Keeps the indices where the walk stays the same, whether it has grown or not. In another space, a search that learns from results keeps the configurations
    /// that this space holds, without gaps between them. Any other search begins at index 0. It does so for another <c>search.stop</c> too, which may end it before
    /// what is recorded.
    /// </summary>
    public static void Renew(SqliteConnection connection, StudyCard earlier, StudyCard now)
    {
        var experiment = BuiltIn.Schema.FromSettings(now.Settings) with { Space = now.Space };
        var learns = SearchStrategies.Create(experiment).Ahead != int.MaxValue;
        var isSame = Walk(earlier) == Walk(now) && (learns || End(earlier, experiment.Stop) == End(now, experiment.Stop));
        if (!isSame || earlier.OuterText != now.OuterText || SamplesOf(earlier) != SamplesOf(now))
        {
            StudyConnection.Run(connection, $"{StudySchema.Later} DELETE FROM outer_configurations");
        }

        if (isSame)
        {
            StudyConnection.Run(connection, string.Create(
                CultureInfo.InvariantCulture, $"UPDATE configurations SET position = NULL WHERE position >= {Preview.Count(experiment)}"));
            return;
        }

        var kept = learns ? Kept(connection, new EncodedSpace(experiment.Schema, now.Space.Dimensions, now.Settings)) : [];
        StudyConnection.Run(connection, "UPDATE configurations SET position = NULL");
        foreach (var (position, id) in kept.Take(Preview.Count(experiment)).Index())
        {
            StudyConnection.Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE configurations SET position = {position} WHERE id = {id}"));
        }
    }

    private static List<long> Kept(SqliteConnection connection, EncodedSpace space) =>
        [.. Rows(connection).Where(row => space.Encode(row.Choices) is not null).Select(row => row.Id)];

    private static IEnumerable<(int Position, long Id, ImmutableArray<Choice> Choices)> Rows(SqliteConnection connection) => StudyConnection.Rows(
        connection,
        "SELECT position, id, choices FROM configurations WHERE position IS NOT NULL ORDER BY position",
        reader => (reader.GetInt32(0), reader.GetInt64(1), StudyJson.ReadChoices(reader.GetString(2))));

    private static string? SamplesOf(StudyCard card) => card.Settings.GetValueOrDefault(Samples);

    // What decides which configuration has which index, not how many there are.
    private static string Walk(StudyCard card) =>
        StudyJson.Write(card.Space) + StudyJson.Write(card.Settings.Where(setting => IsIn(setting, "search.") && setting.Key != Samples && !IsIn(setting, Stop)).ToDictionary());

    // What decides where it ends, beside the results.
    private static string End(StudyCard card, StopSettings stop) =>
        StudyJson.Write(card.Settings.Where(setting => IsIn(setting, Stop) || (stop.NeedsResults && IsIn(setting, "selection."))).ToDictionary());

    private static bool IsIn(KeyValuePair<string, string> setting, string section) => setting.Key.StartsWith(section, StringComparison.Ordinal);
}
