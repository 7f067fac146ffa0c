using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>
/// <c>folds.csv</c>: a row a counted fold, in the order of configuration and fold. Columns: configuration, fold, status,
/// validation_loss and train_loss at best_epoch (from 1), epochs run, mae, rmse and r2 of the validation rows in units of the target,
/// reason (why it was not scored), digest (SHA-256 of what was computed). Nothing in it depends on time, slot or node.
/// </summary>
public static class FoldsCsv
{
    /// <summary>Writes the table, a fold at a time.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="folds">All counted folds, in order.</param>
    public static void Write(Stream stream, IEnumerable<StoredFold> folds)
    {
        using var csv = CsvTable.To(stream);
        csv.WriteHeader(
        [
            "configuration", "fold", "status", "validation_loss", "train_loss", "best_epoch", "epochs", "mae", "rmse", "r2", "reason",
            "digest",
        ]);

        foreach (var fold in folds)
        {
            var scored = fold.Line.Status == FoldStatus.Scored;
            csv.WriteField(fold.Fold.Configuration, default);
            csv.WriteField(fold.Fold.Fold, default);
            csv.WriteField(StatusNames.Of(fold.Line.Status));
            csv.WriteIf(scored, fold.Line.ValidationLoss);
            csv.WriteIf(scored, fold.Line.TrainLoss);
            csv.WriteField(scored ? fold.Line.BestEpoch : (int?)null, default);
            csv.WriteField(fold.Line.Epochs, default);
            csv.WriteField(fold.Metrics?.MeanAbsoluteError, default);
            csv.WriteField(fold.Metrics?.RootMeanSquaredError, default);
            csv.WriteField(fold.Metrics?.R2, default);
            csv.WriteField(fold.Reason);
            csv.WriteField(Convert.ToHexStringLower(fold.Digest));
            csv.EndRecord();
        }
    }
}
