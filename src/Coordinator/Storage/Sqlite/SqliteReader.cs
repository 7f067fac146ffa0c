using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Reads a study from its SQLite file.</summary>
internal sealed class SqliteReader : IStudyReader
{
    private readonly SqliteConnection _connection;

    private SqliteReader(SqliteConnection connection) => _connection = connection;

    /// <inheritdoc/>
    public StudyCard Card => StudyCards.Read(_connection);

    /// <inheritdoc/>
    public string? Digest => StudyCards.Get(_connection, "digest");

    /// <inheritdoc/>
    public EarlyEnd? Early => StudyCards.ReadEarly(_connection);

    /// <summary>Opens the study of an output folder.</summary>
    public static Checked<IStudyReader> Open(string folder)
    {
        var database = StudyFolder.DatabaseIn(folder);
        try
        {
            StudyConnection.Recover(database);
            if (!File.Exists(database)) return new Checked<IStudyReader>.Wrong([MissingStudy.Explain(folder)]);
            var reader = OpenFile(database);
            try
            {
                if (reader.Obstacle() is not { } obstacle) return new Checked<IStudyReader>.Right(reader);
                reader.Dispose();
                return Wrong(obstacle);
            }
            catch (StoreException)
            {
                reader.Dispose();
                throw;
            }
        }
        catch (StoreException e)
        {
            return Wrong($"study.db cannot be read: {e.Sentence}");
        }

        Checked<IStudyReader>.Wrong Wrong(string sentence) => new([new Mistake(folder, sentence)]);
    }

    /// <inheritdoc/>
    public IEnumerable<DrawnConfiguration> Configurations() => StudyConnection.Rows(
        _connection,
        "SELECT position, key, choices, parameters FROM configurations WHERE position IS NOT NULL ORDER BY position",
        reader => new DrawnConfiguration(reader.GetInt32(0), RecordedReader.KeyOf(reader, 1), StudyJson.ReadChoices(reader.GetString(2)))
        {
            Parameters = reader.GetInt64(3),
        });

    /// <inheritdoc/>
    public IEnumerable<StoredNode> Nodes() => StudyConnection.Rows(
        _connection,
        $"""
        SELECT node, {(HasNames ? "(SELECT name FROM nodes WHERE nodes.node = attempts.node)" : "NULL")},
            COUNT(*), SUM(state = 0), SUM(state = 1), SUM(state = 2), SUM(state = 3), SUM(state IN (4, 5))
        FROM attempts GROUP BY node ORDER BY MIN(id)
        """,
        reader => new StoredNode(
            new NodeId(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3),
            reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7)));

    /// <inheritdoc/>
    public ImmutableArray<Choice>? Choices(int configuration) => StudyConnection.Rows(
        _connection,
        string.Create(CultureInfo.InvariantCulture, $"SELECT choices FROM configurations WHERE position = {configuration}"),
        reader => (ImmutableArray<Choice>?)StudyJson.ReadChoices(reader.GetString(0))).SingleOrDefault();

    /// <inheritdoc/>
    public IEnumerable<StoredFold> Folds() => Folds(Card.Scoring);

    /// <inheritdoc/>
    public IReadOnlyList<StoredFold> Folds(FoldFilter filter, int offset, int limit) => FoldPages.Read(_connection, Card.Scoring, filter, offset, limit);

    /// <inheritdoc/>
    public int CountFolds(FoldFilter filter) => FoldPages.Count(_connection, filter);

    private IEnumerable<StoredFold> Folds(Scoring scoring) => StudyConnection.Rows(
        _connection, $"{FoldColumns} WHERE c.position IS NOT NULL ORDER BY c.position, f.fold", reader => FoldOf(reader, scoring));

    /// <inheritdoc/>
    public IEnumerable<(FoldId Fold, LossCurves Curves)> Curves() => CurvesWhere("c.position IS NOT NULL");

    /// <inheritdoc/>
    public IEnumerable<(FoldId Fold, LossCurves Curves)> Curves(int configuration) =>
        CurvesWhere(string.Create(CultureInfo.InvariantCulture, $"c.position = {configuration}"));

    /// <inheritdoc/>
    public Selected? Selection() => StudyConnection.Rows(
        _connection,
        """
        SELECT s.rule, c.position, s.loss, s.refit_epochs, s.cost FROM selection s JOIN configurations c ON c.id = s.configuration
        WHERE c.position IS NOT NULL
        """,
        reader => new Selected(
            SelectionRuleWords.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetDouble(2), reader.GetInt32(3))
        {
            Cost = reader.GetDouble(4),
        }).SingleOrDefault();

    /// <inheritdoc/>
    public ImmutableArray<(int Restart, RefitEnd End)> Refits()
    {
        var chosen = StudyConnection.Rows(
            _connection,
            "SELECT configuration, recipe FROM selection",
            reader => (Configuration: reader.GetInt64(0), Recipe: reader.GetString(1))).ToList();
        return
        [
            .. from refit in StoredRefits.Read(_connection)
               where chosen.Contains((refit.Configuration, refit.Recipe))
               select (refit.Restart, refit.End),
        ];
    }

    /// <inheritdoc/>
    public byte[]? Model(int restart) => StudyConnection.Rows(
        _connection,
        string.Create(CultureInfo.InvariantCulture, $"""
            SELECT m.bytes FROM models m JOIN selection s ON m.configuration = s.configuration AND m.recipe = s.recipe
            WHERE m.restart = {restart}
            """),
        reader => reader.GetFieldValue<byte[]>(0)).SingleOrDefault();

    /// <inheritdoc/>
    public OutOfFoldEnd? OutOfFold(int configuration, int fold, int epochs, bool withModel = false) =>
        StoredOutOfFold.Read(_connection, configuration, fold, epochs, withModel);

    /// <inheritdoc/>
    public OutOfFoldEnd? OutOfFold(ConfigurationKey key, int fold, int epochs, bool withModel = true) =>
        StoredOutOfFold.Read(_connection, key, fold, epochs, withModel);

    /// <inheritdoc/>
    public IEnumerable<StoredAttempt> Attempts() => StoredAttempts.Read(_connection);

    /// <inheritdoc/>
    public ImmutableArray<string> Errors() =>
        [.. StudyConnection.Rows(_connection, "SELECT sentence FROM errors ORDER BY id", reader => reader.GetString(0))];

    /// <inheritdoc/>
    public string DigestOf(Selected? selected)
    {
        using var digest = new ResultsDigest();
        using var configurations = Configurations().GetEnumerator();
        DrawnConfiguration? current = null;
        foreach (var (id, foldDigest) in FoldDigests())
        {
            while (current?.Index != id.Configuration && configurations.MoveNext())
            {
                current = configurations.Current;
            }

            digest.Add(current!.Index, current.Key, current.Choices, id.Fold, foldDigest);
        }

        return digest.Finish(selected);
    }

    /// <inheritdoc/>
    public ImmutableArray<Choice> OuterChoices(int index) => StoredOuter.Choices(_connection, index);

    /// <inheritdoc/>
    public string OuterDigestOf(SearchBlocks blocks, int part, Selected? selected) => StoredOuter.DigestOf(_connection, blocks, part, selected);

    /// <inheritdoc/>
    public int CountOuterFolds() => StoredOuter.Counted(_connection);

    /// <inheritdoc/>
    public ImmutableArray<OuterFold> OuterFolds() => StoredOuter.Folds(_connection);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>What <see cref="FoldOf"/> reads.</summary>
    internal const string FoldColumns = """
        SELECT c.position, f.fold, f.status, f.validation_loss, f.train_loss, f.best_epoch, f.epochs, f.metrics, f.reason, f.digest, f.attempt,
            f.milliseconds, s.epoch, s.validation_loss, s.train_loss, s.metrics, c.parameters
        FROM configurations c JOIN folds f ON f.configuration = c.id
        LEFT JOIN scores s ON s.configuration = f.configuration AND s.fold = f.fold
        """;

    internal static StoredFold FoldOf(SqliteDataReader reader, Scoring scoring) => new(
        new FoldId(reader.GetInt32(0), reader.GetInt32(1)),
        StoredFolds.Line(reader, 2, 7, 12, scoring),
        reader.IsDBNull(7) ? null : StudyJson.ReadMetrics(reader.GetString(7)),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        reader.GetFieldValue<byte[]>(9),
        AttemptId.Unpack(reader.GetInt64(10)),
        TimeSpan.FromMilliseconds(reader.GetInt64(11)))
    {
        Scores = reader.IsDBNull(15) ? null : StudyJson.ReadScores(reader.GetString(15)),
        Parameters = reader.GetInt64(16),
    };

    internal static SqliteReader OpenFile(string database) => new(StudyConnection.Open(database, SqliteOpenMode.ReadOnly));

    /// <summary>Why this program cannot read the file, or null.</summary>
    private string? Obstacle()
    {
        var version = StudyConnection.Number(_connection, "PRAGMA user_version");
        if (StudyConnection.Number(_connection, "PRAGMA application_id") != StudySchema.ApplicationId || version == 0) return MissingStudy.Sentence;
        if (version is < StudySchema.Oldest or > StudySchema.Version) return $"the study was written in format {version}, this program reads {StudySchema.Version}; use the version that made it.";
        return BuiltIn.Schema.UnknownIn(Card.Settings) is { } unknown ? $"the study has the setting {unknown}, which this version does not know; use the version that made it." : null;
    }

    private bool HasNames => StudyConnection.Number(_connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'nodes'") > 0;

    private IEnumerable<(FoldId Fold, byte[] Digest)> FoldDigests() => StudyConnection.Rows(
        _connection,
        "SELECT c.position, f.fold, f.digest FROM configurations c JOIN folds f ON f.configuration = c.id WHERE c.position IS NOT NULL ORDER BY c.position, f.fold",
        reader => (new FoldId(reader.GetInt32(0), reader.GetInt32(1)), reader.GetFieldValue<byte[]>(2)));

    private IEnumerable<(FoldId Fold, LossCurves Curves)> CurvesWhere(string which) => StudyConnection.Rows(
        _connection,
        $"""
        SELECT c.position, f.fold, f.train, f.validation, f.metrics FROM configurations c JOIN curves f ON f.configuration = c.id
        WHERE {which} ORDER BY c.position, f.fold
        """,
        reader => (
            new FoldId(reader.GetInt32(0), reader.GetInt32(1)),
            CurveBytes.Curves(reader, 2)));
}
