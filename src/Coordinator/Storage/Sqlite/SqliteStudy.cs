using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>
/// The study on disk, open for writing: SQLite in WAL mode. Opening it begins a new incarnation of the
/// coordinator. All writes go through one <see cref="GroupCommit"/>.
/// </summary>
internal sealed class SqliteStudy : IStudy
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private Recorded _recorded;
    private SqliteWriter? _writer;
    private bool _isLasting = true;

    private SqliteStudy(SqliteConnection connection, string path, StudyCard card, string study, int epoch, Recorded recorded)
    {
        _connection = connection;
        _path = path;
        Card = card;
        Study = study;
        Epoch = epoch;
        _recorded = recorded;
    }

    /// <inheritdoc/>
    public StudyCard Card { get; }

    /// <inheritdoc/>
    public string Study { get; }

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    internal SqliteConnection Connection => _connection;

    /// <summary>
    /// Opens or creates the study of a folder; a study that cannot be resumed is unchanged. The existing results of a fresh folder are
    /// discarded here, so everything else that can prevent a run must be checked before.
    /// </summary>
    /// <param name="folder">Held by this process.</param>
    /// <param name="card">What is to be run.</param>
    public static Checked<SqliteStudy> Open(StudyFolder folder, StudyCard card)
    {
        SqliteConnection? connection = null;
        try
        {
            if (Obstacles(folder, card) is { IsEmpty: false } mistakes)
            {
                return new Checked<SqliteStudy>.Wrong(mistakes);
            }

            if (folder.IsFresh)
            {
                folder.Clear();
            }

            var isNew = IsNew(folder);
            connection = StudyConnection.Open(folder.Database, SqliteOpenMode.ReadWriteCreate);
            return new Checked<SqliteStudy>.Right(Begin(connection, folder.Database, card, isNew));
        }
        catch (StoreException e)
        {
            connection?.Dispose();
            return new Checked<SqliteStudy>.Wrong([Trouble(folder, e)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Checked<SqliteStudy>.Wrong(
                [new Mistake(folder.Path, $"the existing results cannot be discarded: {SystemFault.Find(e).Reason}. Name another folder {folder.Words.Another}.")]);
        }
    }

    /// <summary>
    /// Why an earlier study cannot be resumed; empty if it can be, or if there is none. It is only read, after half-written changes of a killed
    /// run are rolled back, because opening it for writing would change its bytes.
    /// </summary>
    public static ImmutableArray<Mistake> Obstacles(StudyFolder folder, StudyCard card)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.IsFresh)
        {
            return [];
        }

        try
        {
            StudyConnection.Recover(folder.Database);
            if (IsNew(folder))
            {
                return [];
            }

            using var connection = StudyConnection.Open(folder.Database, SqliteOpenMode.ReadOnly);
            var version = StudyConnection.Number(connection, "PRAGMA user_version");
            if (version is >= StudySchema.Oldest and <= StudySchema.Version)
            {
                var earlier = StudyCards.Read(connection);
                var mistakes = StudyComparison.Mistakes(folder, earlier, card);
                return mistakes.IsEmpty && (StoredScores.Obstacle(connection, folder.Words, earlier, card) ?? Positions.Obstacle(connection, card)) is { } obstacle
                    ? [new Mistake(folder.Path, obstacle)]
                    : mistakes;
            }

            return [new Mistake(folder.Path, $"the study was written in format {version}, this program writes {StudySchema.Version}. Continue it with the version that made it, name another folder {folder.Words.Another}, or discard its results {folder.Words.Fresh}.")];
        }
        catch (StoreException e)
        {
            return [Trouble(folder, e)];
        }
    }

    /// <inheritdoc/>
    public Recorded Read() => _recorded;

    /// <inheritdoc/>
    public void BeginAgain()
    {
        _writer?.Dispose();
        _writer = null;
        StudyConnection.Transact(_connection, () => BeginIncarnation(_connection));
        (Epoch, _recorded) = (EpochOf(_connection), Recorded(_connection, _path, Card));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, FoldOutcome.Scored> Scored(ConfigurationKey key) => StoredScores.Read(_path, key);

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, LossCurves> Curves(ConfigurationKey key) => StoredScores.Curves(_path, key);

    /// <inheritdoc/>
    public IStudyReader OpenReader() => SqliteReader.OpenFile(_path);

    /// <inheritdoc/>
    public void Commit(IReadOnlyList<StoreWrite> writes, DateTimeOffset at, bool isLasting = true)
    {
        _writer ??= new SqliteWriter(_connection);
        if (isLasting != _isLasting)
        {
            StudyConnection.Run(_connection, $"PRAGMA synchronous = {(isLasting ? "FULL" : "NORMAL")}");
            _isLasting = isLasting;
        }

        _writer.Begin(at);
        try
        {
            foreach (var write in writes)
            {
                _writer.Write(write);
            }

            _writer.Commit();
        }
        catch (StoreException)
        {
            try
            {
                _writer.Rollback();
            }
            catch (StoreException)
            {
                // SQLite has rolled back by itself, as it does when the disk is full.
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        try
        {
            // Out of WAL mode a finished study is one file, and reading it makes no others beside it.
            StudyConnection.Run(_connection, "PRAGMA journal_mode = DELETE");
        }
        catch (StoreException)
        {
            // Another process is reading, or the disk is full: then the WAL file is kept, and the next process that opens the study uses both.
        }

        _connection.Dispose();
    }

    private static Mistake Trouble(StudyFolder folder, StoreException e) => new(folder.Path, $"the study cannot be written: {e.Sentence}");

    private static bool IsNew(StudyFolder folder) => !File.Exists(folder.Database) || !StudyFile.IsStudy(folder.Database);

    private static SqliteStudy Begin(SqliteConnection connection, string path, StudyCard card, bool isNew)
    {
        StudyConnection.Transact(connection, () =>
        {
            if (isNew)
            {
                StudyConnection.Run(connection, StudySchema.Create);
                StudyCards.Put(connection, "study", Guid.NewGuid().ToString("N"));
            }
            else
            {
                var earlier = StudyCards.Read(connection);
                card = card with { Changed = StudyCards.Changes(connection, earlier, card) };
                Positions.Renew(connection, earlier, card);

                if (!earlier.Scoring.IsLike(card.Scoring))
                {
                    StoredScores.Compute(connection, earlier, card);
                }
            }

            StudyConnection.Run(connection, string.Create(CultureInfo.InvariantCulture, $"{StudySchema.Later} PRAGMA user_version = {StudySchema.Version}"));
            StudyCards.Write(connection, card);
            BeginIncarnation(connection);
        });

        return new SqliteStudy(connection, path, card, StudyCards.Get(connection, "study")!, EpochOf(connection), Recorded(connection, path, card));
    }

    private static void BeginIncarnation(SqliteConnection connection)
    {
        StudyCards.Put(connection, "epoch", (1 + EpochOf(connection)).ToString(CultureInfo.InvariantCulture));

        // What was stopped follows from the results and is decided again too, but stands until then.
        StudyConnection.Run(connection, "DELETE FROM selection; DELETE FROM outer_folds; DELETE FROM study WHERE name = 'digest'");
    }

    private static int EpochOf(SqliteConnection connection) => int.Parse(StudyCards.Get(connection, "epoch") ?? "0", CultureInfo.InvariantCulture);

    private static Recorded Recorded(SqliteConnection connection, string path, StudyCard card) =>
        RecordedReader.Read(connection, card.Scoring) with { Choices = () => Positions.Read(path), Early = StudyCards.ReadEarly(connection) };
}
