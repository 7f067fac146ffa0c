namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>The tables of a study.</summary>
internal static class StudySchema
{
    /// <summary>Marks a SQLite file as ours: "AcSr".</summary>
    public const int ApplicationId = 0x41635372;

    /// <summary>Counted up with every change to the tables or to what is in them.</summary>
    public const int Version = 4;

    /// <summary>The oldest format that can be read and continued: format 3 had no names of metrics of classes (<see cref="Json.StoredMetrics"/>).</summary>
    public const int Oldest = 3;

    /// <summary>
    /// Configurations are known by their key and numbered once for all; <c>position</c> is the index in the latest run, null where that run's
    /// space does not hold them. A counted fold is a row of <c>folds</c>, whose primary key lets it in once; its figures are those at its own best
    /// epoch, and <c>scores</c> has those of a fold that is scored at another one. An attempt is at a <c>fold</c>, at a fold of the winner
    /// <c>again</c>, or at a <c>restart</c>. NaN is null.
    /// </summary>
    public const string Create = """
        CREATE TABLE study (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE configurations (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, position INTEGER, choices TEXT NOT NULL, parameters INTEGER NOT NULL);
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY, configuration INTEGER NOT NULL, fold INTEGER, again INTEGER, restart INTEGER, node TEXT NOT NULL, slot INTEGER,
            state INTEGER NOT NULL, granted_at INTEGER NOT NULL, ended_at INTEGER);
        CREATE TABLE folds (
            configuration INTEGER NOT NULL, fold INTEGER NOT NULL, status INTEGER NOT NULL, validation_loss REAL, train_loss REAL,
            best_epoch INTEGER NOT NULL, epochs INTEGER NOT NULL, metrics TEXT, reason TEXT, digest BLOB NOT NULL,
            attempt INTEGER NOT NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (configuration, fold)) WITHOUT ROWID;
        CREATE TABLE curves (
            configuration INTEGER NOT NULL, fold INTEGER NOT NULL, train BLOB NOT NULL, validation BLOB NOT NULL, metrics BLOB NOT NULL,
            PRIMARY KEY (configuration, fold)) WITHOUT ROWID;
        CREATE TABLE scores (
            configuration INTEGER NOT NULL, fold INTEGER NOT NULL, epoch INTEGER NOT NULL, validation_loss REAL, train_loss REAL,
            metrics TEXT NOT NULL, PRIMARY KEY (configuration, fold)) WITHOUT ROWID;
        CREATE TABLE selection (
            one INTEGER PRIMARY KEY CHECK (one = 1), rule TEXT NOT NULL, configuration INTEGER NOT NULL, loss REAL NOT NULL,
            refit_epochs INTEGER NOT NULL, recipe TEXT NOT NULL, cost REAL NOT NULL);
        CREATE TABLE refits (
            configuration INTEGER NOT NULL, recipe TEXT NOT NULL, restart INTEGER NOT NULL, epochs INTEGER, reason TEXT, curve BLOB, train_loss REAL,
            train_metrics TEXT, test_loss REAL, test_metrics TEXT, model_sha256 TEXT, attempt INTEGER NOT NULL, milliseconds INTEGER NOT NULL,
            validation_loss REAL, validation_metrics TEXT, validation_curve BLOB, PRIMARY KEY (configuration, recipe, restart)) WITHOUT ROWID;
        CREATE TABLE models (
            configuration INTEGER NOT NULL, recipe TEXT NOT NULL, restart INTEGER NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (configuration, recipe, restart));
        CREATE TABLE out_of_fold (
            configuration INTEGER NOT NULL, fold INTEGER NOT NULL, epochs INTEGER NOT NULL, with_model INTEGER NOT NULL, reason TEXT, train_loss REAL,
            validation_loss REAL, bytes BLOB, sha256 TEXT, attempt INTEGER NOT NULL, milliseconds INTEGER NOT NULL,
            PRIMARY KEY (configuration, fold, epochs, with_model));
        CREATE TABLE errors (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, sentence TEXT NOT NULL);
        """;

    /// <summary>
    /// What came later, and is made where it is missing: what people call the nodes (a study without it has nodes without names), to which epochs
    /// configurations were promoted, and nested cross-validation: the places of the configurations of its searches, counted on from those of the run, and the scored outer folds.
    /// </summary>
    public const string Later = """
        CREATE TABLE IF NOT EXISTS nodes (node TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS promotions (configuration INTEGER PRIMARY KEY, epochs INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS outer_configurations (place INTEGER PRIMARY KEY, configuration INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS outer_folds (
            part INTEGER PRIMARY KEY, rows INTEGER NOT NULL, rule TEXT, configuration INTEGER, choices TEXT NOT NULL, loss REAL, cost REAL,
            refit_epochs INTEGER NOT NULL, epochs INTEGER NOT NULL, score REAL, metrics TEXT, reason TEXT);
        """;
}
