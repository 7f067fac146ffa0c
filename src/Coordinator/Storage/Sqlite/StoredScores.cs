using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>
/// The scores of folds that are scored at another epoch than their best one. They follow from the curves: where a run selects by another rule or
/// metric than the one before, they are computed again.
/// </summary>
internal static class StoredScores
{
    public const string Insert = "INSERT OR REPLACE INTO scores VALUES ($0, $1, $2, $3, $4, $5)";

    /// <summary>Why the recorded curves do not allow this run's selection; null where they do.</summary>
    public static string? Obstacle(SqliteConnection connection, FolderWords words, StudyCard earlier, StudyCard now)
    {
        if (earlier.Scoring.IsLike(now.Scoring)) return null;
        var needsCurves = now.Scoring.Rule != SelectionRule.MeanBest || now.MayRunAllEpochs;
        if (now.Metric is not LossMetric && Recorded(connection, now.Metric) is var (scores, curves) && !(scores && (curves || !needsCurves)))
        {
            var (change, back) = earlier.RankingChanged(now);
            return $"{change}, but the recorded folds have no {(needsCurves ? "curves" : "values")} of {now.MetricText}. Set {back},"
                + $"{(needsCurves && scores ? " or selection.rule = mean-best," : "")} or discard the results {words.Fresh}.";
        }

        var missing = now.Scoring.Others.FirstOrDefault(other => Recorded(connection, other) is var (values, courses) && !(values && (courses || !needsCurves)));
        return missing is null ? null
            : $"selection.metrics and selection.require need {missing.Text} now, but the recorded folds have no {(needsCurves ? "curves" : "values")} of it. Take it out, or discard the results {words.Fresh}.";
    }

    /// <summary>Whether all scored folds have values of a metric, and whether all have curves of it.</summary>
    private static (bool Scores, bool Curves) Recorded(SqliteConnection connection, Metric metric)
    {
        var (scores, curves) = (true, true);
        foreach (var (hasScore, hasCurve) in StudyConnection.Rows(connection, "SELECT folds.metrics, curves.metrics FROM curves JOIN folds USING (configuration, fold) WHERE status = 1", reader => (
            StudyJson.ReadMetrics(reader.GetString(0)).Find(metric) is not null,
            Array.Exists(CurveBytes.ReadMetrics(reader.GetFieldValue<byte[]>(1)), curve => curve.Name == metric.Name))))
        {
            (scores, curves) = (scores && hasScore, curves && hasCurve);
        }

        return (scores, curves);
    }

    /// <summary>Computes all scores again.</summary>
    public static void Compute(SqliteConnection connection, StudyCard earlier, StudyCard now)
    {
        StudyConnection.Run(connection, "DELETE FROM scores");
        using var insert = new Statement(connection, Insert);
        foreach (var configuration in Scored(connection).GroupAdjacentBy(row => row.Configuration))
        {
            if (configuration.Count == now.Folds && configuration.TrueForAll(row => row.Outcome is not null)
                && now.Scoring.Score(StopsEarly(configuration[0].Choices), MonitorOf(configuration[0].Choices), [.. configuration.Select(row => row.Outcome!)]) is { } folds)
            {
                foreach (var (fold, score) in folds.Index())
                {
                    Write(insert, configuration[0].Configuration, fold, score);
                }
            }
        }

        bool StopsEarly(string choices) => Text(choices, StudyCard.EarlyStopping) != "false";

        Watched MonitorOf(string choices) => Text(choices, StudyCard.Monitor) == StudyCard.OfMetric ? Watched.Metric : Watched.Loss;

        string? Text(string choices, string path) => StudyJson.ReadChoices(choices).FirstOrDefault(choice => choice.Path == path)?.Value
            ?? now.Settings.GetValueOrDefault(path) ?? earlier.Settings.GetValueOrDefault(path);
    }

    /// <summary>Writes a score, unless the fold's own best epoch has it.</summary>
    /// <param name="insert">See <see cref="Insert"/>.</param>
    public static void Write(Statement insert, long configuration, int fold, ScoredFold score)
    {
        var line = score.Line;
        if (line.ScoredEpoch != line.BestEpoch)
        {
            insert.Run(
                configuration, fold, line.ScoredEpoch, StoredFolds.Number(line.ValidationLoss), StoredFolds.Number(line.TrainLoss),
                StudyJson.WriteScores(score.Metrics));
        }
    }

    private static IEnumerable<(long Configuration, string Choices, FoldOutcome.Scored? Outcome)> Scored(SqliteConnection connection) =>
        StudyConnection.Rows(
            connection,
            $"SELECT f.configuration, c.choices, {OutcomeColumns} FROM folds f JOIN configurations c ON c.id = f.configuration {JoinCurves} ORDER BY f.configuration, f.fold",
            reader => (reader.GetInt64(0), reader.GetString(1), Outcome(reader, 2)));

    /// <summary>The scored folds of a configuration.</summary>
    public static IReadOnlyDictionary<int, FoldOutcome.Scored> Read(string database, ConfigurationKey key)
    {
        using var connection = StudyConnection.Open(database, SqliteOpenMode.ReadOnly);
        return StudyConnection.Rows(
                connection,
                $"SELECT f.fold, {OutcomeColumns} FROM folds f JOIN configurations c ON c.id = f.configuration {JoinCurves} WHERE c.key = x'{key.Hex}'",
                reader => (Fold: reader.GetInt32(0), Outcome: Outcome(reader, 1)))
            .Where(row => row.Outcome is not null).ToDictionary(row => row.Fold, row => row.Outcome!);
    }

    /// <summary>The curves of a configuration's folds, however they ended.</summary>
    public static IReadOnlyDictionary<int, LossCurves> Curves(string database, ConfigurationKey key)
    {
        using var connection = StudyConnection.Open(database, SqliteOpenMode.ReadOnly);
        return StudyConnection.Rows(
                connection,
                $"SELECT k.fold, k.train, k.validation, k.metrics FROM curves k JOIN configurations c ON c.id = k.configuration WHERE c.key = x'{key.Hex}'",
                reader => (Fold: reader.GetInt32(0), Curves: CurveBytes.Curves(reader, 1)))
            .ToDictionary(row => row.Fold, row => row.Curves);
    }

    private const string OutcomeColumns = "f.status, f.best_epoch, f.metrics, k.train, k.validation, k.metrics";

    private const string JoinCurves = "LEFT JOIN curves k ON k.configuration = f.configuration AND k.fold = f.fold";

    private static FoldOutcome.Scored? Outcome(SqliteDataReader reader, int first) => (FoldStatus)reader.GetInt32(first) != FoldStatus.Scored
        ? null
        : new FoldOutcome.Scored(
            reader.GetInt32(first + 1),
            CurveBytes.Curves(reader, first + 3),
            StudyJson.ReadMetrics(reader.GetString(first + 2)));
}
