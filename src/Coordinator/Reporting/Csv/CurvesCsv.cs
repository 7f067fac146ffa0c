using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>curves.csv</c>: a row an epoch of every fold. Columns: configuration, fold, epoch (from 1), train_loss, validation_loss, and
/// a column validation_NAME for each recorded metric: for classes for example validation_accuracy.
/// </summary>
public static class CurvesCsv
{
    /// <summary>Writes the table, a fold at a time: only one fold's curves are in memory.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="folds">The curves of all counted folds, in order.</param>
    /// <param name="metrics">Those of the experiment.</param>
    public static void Write(Stream stream, IEnumerable<(FoldId Fold, LossCurves Curves)> folds, MetricSet metrics)
    {
        using var csv = CsvTable.To(stream);
        string[] first = ["configuration", "fold", "epoch", "train_loss", "validation_loss"];
        csv.WriteHeader([.. first, .. FreeNames.Find(metrics.Recorded.Select(metric => $"validation_{MetricNames.ColumnOf(metric)}"), [.. first])]);
        foreach (var (fold, curves) in folds)
        {
            double[]?[] recorded = [.. metrics.Recorded.Select(metric => curves.Metric(metric.Name))];
            for (var epoch = 1; epoch <= curves.Epochs; epoch++)
            {
                csv.WriteField(fold.Configuration, default);
                csv.WriteField(fold.Fold, default);
                csv.WriteField(epoch, default);
                csv.WriteIf(true, curves.Train[epoch - 1]);
                csv.WriteIf(true, curves.Validation[epoch - 1]);
                foreach (var values in recorded) csv.WriteField(values?[epoch - 1], default);
                csv.EndRecord();
            }
        }
    }
}
