using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>The table <c>study</c>: a study's card and the few facts beside it, by name.</summary>
internal static class StudyCards
{
    private const string Changed = "changed", Clock = "clock", Columns = "columns", Convolutions = "convolutions", LongSums = "long-sums", Noise = "noise", Races = "races", Sources = "sources";

    public static StudyCard Read(SqliteConnection connection) => SqliteFaults.Read(connection, Parse);

    private static StudyCard Parse(SqliteConnection connection) => new(
        StudyJson.ReadSettings(Required(connection, "settings")),
        StudyJson.ReadSpace(Required(connection, "space")),
        Get(connection, "data-sha256") ?? "",
        Get(connection, "version") ?? "")
    {
        Classes = StudyJson.ReadNames(Get(connection, "classes") ?? "[]"),
        Changed = Get(connection, Changed) is { } changed ? StudyJson.ReadSettings(changed) : StudyCard.Unchanged,
        Columns = Get(connection, Columns) is { } columns ? StudyJson.ReadSettings(columns) : null,
        Convolutions = Numbered(connection, Convolutions),
        LongSums = Numbered(connection, LongSums),
        Noise = Numbered(connection, Noise),
        Races = Numbered(connection, Races),
        Sources = StudyJson.ReadNames(Get(connection, Sources) ?? "[]"),
    };

    public static void Write(SqliteConnection connection, StudyCard card)
    {
        Put(connection, "settings", StudyJson.Write(card.Settings));
        Put(connection, "space", StudyJson.Write(card.Space));
        Put(connection, "data-sha256", card.DataSha256);
        Put(connection, "version", card.Version);
        Put(connection, "classes", StudyJson.WriteNames(card.Classes));
        Put(connection, Changed, StudyJson.Write(card.Changed));
        if (card.Columns is { } columns) Put(connection, Columns, StudyJson.Write(columns));
        Put(connection, Convolutions, card.Convolutions.ToString(CultureInfo.InvariantCulture));
        Put(connection, LongSums, card.LongSums.ToString(CultureInfo.InvariantCulture));
        Put(connection, Noise, card.Noise.ToString(CultureInfo.InvariantCulture));
        Put(connection, Races, card.Races.ToString(CultureInfo.InvariantCulture));
        Put(connection, Sources, StudyJson.WriteNames(card.Sources));
    }

    /// <summary>The name of what <see cref="Text"/> writes.</summary>
    public const string Early = "early-end";

    /// <summary>Why a search ended early, as stored: how many configurations, what decided, the reason.</summary>
    public static string Text(EarlyEnd end) => string.Create(CultureInfo.InvariantCulture, $"{end.Configurations} {(end.IsByClock ? Clock : "results")} {end.Reason}");

    /// <summary>Why the search ended early; null where it did not.</summary>
    public static EarlyEnd? ReadEarly(SqliteConnection connection) => Get(connection, Early)?.Split(' ', 3) is [var configurations, var by, var reason]
        ? new EarlyEnd(int.Parse(configurations, CultureInfo.InvariantCulture), by == Clock, reason)
        : null;

    /// <summary>The <see cref="StudyChanges"/> of the study of a folder once a run resumes it. It is only read.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static ImmutableSortedDictionary<string, string> Changes(StudyFolder folder, StudyCard now)
    {
        if (folder.IsFresh || !File.Exists(folder.Database) || !StudyFile.IsStudy(folder.Database)) return StudyCard.Unchanged;
        using var connection = StudyConnection.Open(folder.Database, SqliteOpenMode.ReadOnly);
        return Changes(connection, Read(connection), now);
    }

    /// <summary>The same, of an open study.</summary>
    public static ImmutableSortedDictionary<string, string> Changes(SqliteConnection connection, StudyCard earlier, StudyCard now) =>
        StudyConnection.Number(connection, "SELECT EXISTS (SELECT 1 FROM configurations)") == 1
            ? StudyChanges.Find(earlier, now, ReadEarly(connection) is { IsByClock: true })
            : StudyCard.Unchanged;

    private static int Numbered(SqliteConnection connection, string name) => int.Parse(Get(connection, name) ?? "1", CultureInfo.InvariantCulture);

    // What SqliteFaults takes for damage.
    private static string Required(SqliteConnection connection, string name) =>
        Get(connection, name) ?? throw new FormatException($"The study has no row \"{name}\".");

    public static string? Get(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM study WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return (string?)SqliteFaults.Translate(command.ExecuteScalar);
    }

    public static void Put(SqliteConnection connection, string name, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO study (name, value) VALUES ($name, $value)";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        SqliteFaults.Translate(command.ExecuteNonQuery);
    }
}
