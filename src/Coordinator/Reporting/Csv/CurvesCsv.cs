using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>curves.csv</c>: a row an epoch of every fold. Columns: configuration, fold, epoch (from 1), train_loss, validation_loss.
/// </summary>
public static class CurvesCsv
{
    /// <summary>Writes the table, a fold at a time: only one fold's curves are in memory.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="folds">The curves of all counted folds, in order.</param>
    /// <param name="classes">Whether rows have classes.</param>
    public static void Write(Stream stream, IEnumerable<(FoldId Fold, LossCurves Curves)> folds, bool classes = false)
    {
        using var csv = CsvTable.To(stream);
        csv.WriteHeader(["configuration", "fold", "epoch", "train_loss", "validation_loss", .. classes ? ["validation_accuracy"] : Array.Empty<string>()]);
        foreach (var (fold, curves) in folds)
        {
            for (var epoch = 1; epoch <= curves.Epochs; epoch++)
            {
                csv.WriteField(fold.Configuration, default);
                csv.WriteField(fold.Fold, default);
                csv.WriteField(epoch, default);
                csv.WriteIf(true, curves.Train[epoch - 1]);
                csv.WriteIf(true, curves.Validation[epoch - 1]);
                if (classes)
                {
                    csv.WriteField(curves.Metric("accuracy")?[epoch - 1], default);
                }

                csv.EndRecord();
            }
        }
    }
}
