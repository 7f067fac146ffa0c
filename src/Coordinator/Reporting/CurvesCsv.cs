using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

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
                csv.WriteField(curves.Train[epoch - 1], default);
                csv.WriteField(curves.Validation[epoch - 1], default);
                if (classes)
                {
                    csv.WriteField(curves.Accuracy.Length == 0 ? (float?)null : curves.Accuracy[epoch - 1], default);
                }

                csv.EndRecord();
            }
        }
    }
}
