using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>folds.csv</c>: a row a counted fold, in the order of configuration and fold. Columns: configuration, fold, status,
/// best_epoch (of this fold, from 1), epoch (at which it is scored), validation_loss, train_loss and metrics at that epoch, epochs run, the recorded metrics of the
/// validation rows (mae, rmse and r2 in units of the target, or for classes accuracy, top_k, macro_f1, macro_precision and macro_recall, and the one that ranks; <c>_2</c> is added where a name is taken), reason (why it was not scored), digest (SHA-256 of what was computed). Nothing in it depends on time, slot or node.
/// </summary>
public static class FoldsCsv
{
    /// <summary>Writes the table, a fold at a time.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="folds">All counted folds, in order.</param>
    /// <param name="metrics">Those of the experiment.</param>
    public static void Write(Stream stream, IEnumerable<StoredFold> folds, MetricSet metrics)
    {
        using var csv = CsvTable.To(stream);
        string[] first = ["configuration", "fold", "status", "validation_loss", "train_loss", "best_epoch", "epoch", "epochs"];
        string[] last = ["reason", "digest"];
        csv.WriteHeader([.. first, .. FreeNames.Find(metrics.Recorded.Select(MetricNames.ColumnOf), [.. first, .. last]), .. last]);

        foreach (var fold in folds)
        {
            var scored = fold.Line.Status == FoldStatus.Scored;
            csv.WriteField(fold.Fold.Configuration, default);
            csv.WriteField(fold.Fold.Fold, default);
            csv.WriteField(StatusNames.Describe(fold.Line.Status));
            csv.WriteIf(scored, fold.Line.ValidationLoss);
            csv.WriteIf(scored && !double.IsNaN(fold.Line.TrainLoss), fold.Line.TrainLoss);
            csv.WriteField(scored ? fold.Line.BestEpoch : (int?)null, default);
            csv.WriteField(scored ? fold.Line.ScoredEpoch : (int?)null, default);
            csv.WriteField(fold.Line.Epochs, default);
            foreach (var metric in metrics.Recorded) csv.WriteField(fold.Metric(metric), default);

            csv.WriteField(fold.Reason);
            csv.WriteField(Convert.ToHexStringLower(fold.Digest));
            csv.EndRecord();
        }
    }
}
