using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>How folds and losses look in the tables: NaN is null; curves are as <see cref="CurveBytes"/> writes them.</summary>
internal static class StoredFolds
{
    /// <summary>The line of five columns: status, both losses, best epoch, epochs.</summary>
    private static FoldLine Line(SqliteDataReader reader, int first) => new(
        (FoldStatus)reader.GetInt32(first),
        Loss(reader, first + 1),
        Loss(reader, first + 2),
        reader.GetInt32(first + 3),
        reader.GetInt32(first + 4));

    /// <summary>The line, with the cost that follows from its metrics: costs are not stored, since another run may rank by another metric.</summary>
    /// <param name="metrics">The column of the metrics.</param>
    /// <param name="score">The first of four columns of <c>scores</c>: epoch, both losses, metrics.</param>
    /// <param name="scoring">The ranking metric and those of goals.</param>
    public static FoldLine Line(SqliteDataReader reader, int first, int metrics, int score, Scoring scoring)
    {
        var (line, metric, others) = (Line(reader, first), scoring.Metric, scoring.Others);
        if (!reader.IsDBNull(score))
        {
            var loss = Loss(reader, score + 1);
            var scores = metric is LossMetric && others.IsEmpty ? null : StudyJson.ReadScores(reader.GetString(score + 3));
            return line with
            {
                ScoredEpoch = reader.GetInt32(score),
                ValidationLoss = loss,
                TrainLoss = Loss(reader, score + 2),
                Cost = metric is LossMetric ? loss : SelectionCost.OfValue(metric, scores![metric.Name]),
                Others = others.IsEmpty ? null : [.. others.Select(other => scores!.GetValueOrDefault(other.Name, double.NaN))],
            };
        }

        if ((metric is LossMetric && others.IsEmpty) || reader.IsDBNull(metrics)) return line;
        var known = StudyJson.ReadMetrics(reader.GetString(metrics));
        return line with
        {
            Cost = SelectionCost.Compute(metric, line.ValidationLoss, known),
            Others = others.IsEmpty ? null : [.. others.Select(other => known.Find(other) ?? double.NaN)],
        };
    }

    public static double Loss(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);

    public static object Number(double value) => double.IsNaN(value) ? DBNull.Value : value;
}
