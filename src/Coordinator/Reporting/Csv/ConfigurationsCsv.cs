using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>configurations.csv</c>: a row a configuration, the best first. Columns: rank; configuration; every hyperparameter of the space
/// by its path; mean and std of the folds' validation losses at the epochs at which they are scored; mean_train_loss at the same epochs; for classes mean_accuracy;
/// where another metric than the loss selects, its mean, std and value in each fold; the loss of each fold;
/// mean_epoch, the mean of those epochs; mean_best_epoch; epochs run in all folds together; status; with several goals the value of each and whether the configuration is on the
/// front. A hyperparameter or a metric with the name of another column gets <c>_2</c>. A field is empty where there is nothing to say.
/// </summary>
public static class ConfigurationsCsv
{
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Stream stream, StudyView study)
    {
        var byMetric = study.Metric is not LossMetric;
        var name = MetricNames.ColumnOf(study.Metric);
        string[] accuracy = study.HasClasses ? ["mean_accuracy"] : [];
        string[] metric = byMetric ? [$"mean_{name}", $"std_{name}"] : [];
        var means = accuracy.Union(metric);
        var perFold = byMetric ? Enumerable.Range(0, study.Board.Folds).Select(fold => $"fold_{fold}_{name}") : [];
        var front = study.Front;
        using var csv = CsvTable.To(stream);
        string[] first = ["rank", "configuration"];
        string[] losses = ["mean_validation_loss", "std_validation_loss", "mean_train_loss"];
        string[] foldLosses = [.. Enumerable.Range(0, study.Board.Folds).Select(fold => $"fold_{fold}_validation_loss")];
        string[] last = ["mean_epoch", "mean_best_epoch", "epochs", "status", .. front is null ? [] : (string[])[.. front.Goals.Select(goal => $"goal_{goal.Text}"), "pareto_front"]];
        HashSet<string> taken = [.. first, .. losses, .. foldLosses, .. last];
        var (freeMeans, freePerFold) = (FreeNames.Find(means, taken), FreeNames.Find(perFold, taken));
        csv.WriteHeader([.. first, .. FreeNames.Find(study.Columns.Paths, taken), .. losses, .. freeMeans, .. foldLosses, .. freePerFold, .. last]);

        foreach (var row in study.Board.Ranked())
        {
            csv.WriteField(row.Rank, default);
            csv.WriteField(row.Configuration, default);
            foreach (var value in study.Columns.ValuesOf(study.ChoicesOf(row.Configuration)))
            {
                csv.WriteField(value);
            }

            var complete = row.Summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite or ConfigurationStatus.Infeasible;
            csv.WriteIf(complete, row.Summary.Mean);
            csv.WriteField(row.Summary.Deviation, default);
            csv.WriteIf(complete && !double.IsNaN(row.Summary.MeanTrainLoss), row.Summary.MeanTrainLoss);
            if (study.HasClasses)
            {
                csv.WriteField(complete ? study.Accuracies[row.Configuration] : (double?)null, default);
            }

            if (byMetric)
            {
                if (study.Metric is not Accuracy)
                {
                    csv.WriteIf(complete, SelectionCost.Metric(study.Metric, row.Summary.Cost));
                }

                csv.WriteField(row.Summary.CostDeviation, default);
            }

            foreach (var fold in row.Folds)
            {
                csv.WriteIf(fold.Status == FoldStatus.Scored, fold.ValidationLoss);
            }

            foreach (var fold in byMetric ? row.Folds : [])
            {
                csv.WriteIf(fold.Status == FoldStatus.Scored, SelectionCost.Metric(study.Metric, fold.Cost));
            }

            csv.WriteIf(complete, row.Folds.Average(fold => (double)fold.ScoredEpoch));
            csv.WriteIf(complete, row.Folds.Average(fold => (double)fold.BestEpoch));
            csv.WriteField(row.Folds.Sum(fold => (long)fold.Epochs), default);
            csv.WriteField(StatusNames.Describe(row.Summary.Status));
            foreach (var place in Enumerable.Range(0, front?.Goals.Length ?? 0)) csv.WriteIf(!row.Summary.Goals.IsEmpty, row.Summary.Goals.ElementAtOrDefault(place));
            if (front is not null) csv.WriteField(front.Has(row.Configuration) ? "true" : "false");
            csv.EndRecord();
        }
    }
}
