using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using CsvHelper;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// What <c>export --format csv</c> writes: a row a configuration in their order, under the names of scikit-learn's <c>cv_results_</c>. A score
/// there is always better when it is higher. So it is the metric that ranks where more of it is better (accuracy, R²), and with its sign turned where
/// less is (losses and errors, as scikit-learn's <c>neg_</c> scores do); rank 1 has the highest. Standard deviations are those of the population
/// (n), as there. Train scores are there where the loss ranks: other metrics are not measured on training rows. Empty where there is nothing to
/// say; <c>status</c> is ours.
/// </summary>
public static class CvResultsCsv
{
    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="study">What is to be written.</param>
    public static void Write(Stream stream, StudyView study)
    {
        using var csv = CsvTable.To(stream);
        csv.WriteHeader(
        [
            .. study.Columns.Paths.Select(path => $"param_{path}"), .. Names(study, "test"), "rank_test_score",
            .. study.IsByLoss ? Names(study, "train") : [], "status",
        ]);

        foreach (var row in study.Board.Ranked().OrderBy(row => row.Configuration))
        {
            foreach (var value in study.Columns.ValuesOf(study.ChoicesOf(row.Configuration)))
            {
                csv.WriteField(value);
            }

            WriteScores(csv, row, fold => fold.Cost);
            csv.WriteField(row.Rank, default);
            if (study.IsByLoss)
            {
                WriteScores(csv, row, fold => fold.TrainLoss);
            }

            csv.WriteField(StatusNames.Of(row.Summary.Status));
            csv.EndRecord();
        }
    }

    private static IEnumerable<string> Names(StudyView study, string set) =>
        Enumerable.Range(0, study.Board.Folds).Select(fold => $"split{fold}_{set}_score").Append($"mean_{set}_score").Append($"std_{set}_score");

    private static void WriteScores(CsvWriter csv, LeaderboardRow row, Func<FoldLine, double> cost)
    {
        foreach (var fold in row.Folds)
        {
            csv.WriteIf(fold.Status == FoldStatus.Scored, -cost(fold));
        }

        var complete = row.Summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite;
        var mean = row.Folds.Average(fold => cost(fold));
        csv.WriteIf(complete, -mean);
        csv.WriteIf(complete, Math.Sqrt(row.Folds.Average(fold => Math.Pow(cost(fold) - mean, 2))));
    }
}
