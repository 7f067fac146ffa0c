using ActorSearch.Shared.Results;
using CsvHelper;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>
/// What <c>export --format csv</c> writes: a row a configuration in their order, under the names of scikit-learn's <c>cv_results_</c>. As its
/// <c>neg_</c> scores do, a score here is the loss with its sign turned, so that the highest is the best and has rank 1; standard deviations
/// are those of the population (n), as there. Empty where there is nothing to say; <c>status</c> is ours.
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
            .. study.Columns.Paths.Select(path => $"param_{path}"), .. Names(study, "test"), "rank_test_score", .. Names(study, "train"), "status",
        ]);

        foreach (var row in study.Board.Ranked().OrderBy(row => row.Configuration))
        {
            foreach (var value in study.Columns.ValuesOf(study.ChoicesOf(row.Configuration)))
            {
                csv.WriteField(value);
            }

            WriteScores(csv, row, fold => fold.ValidationLoss);
            csv.WriteField(row.Rank, default);
            WriteScores(csv, row, fold => fold.TrainLoss);
            csv.WriteField(StatusNames.Of(row.Summary.Status));
            csv.EndRecord();
        }
    }

    private static IEnumerable<string> Names(StudyView study, string set) =>
        Enumerable.Range(0, study.Board.Folds).Select(fold => $"split{fold}_{set}_score").Append($"mean_{set}_score").Append($"std_{set}_score");

    private static void WriteScores(CsvWriter csv, LeaderboardRow row, Func<FoldLine, float> loss)
    {
        foreach (var fold in row.Folds)
        {
            csv.WriteIf(fold.Status == FoldStatus.Scored, -loss(fold));
        }

        var complete = row.Summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite;
        var mean = row.Folds.Average(fold => (double)loss(fold));
        csv.WriteIf(complete, -mean);
        csv.WriteIf(complete, Math.Sqrt(row.Folds.Average(fold => Math.Pow(loss(fold) - mean, 2))));
    }
}
