using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using CsvHelper;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// The output of <c>export --format csv</c>: a row for each configuration, in order, with the columns of scikit-learn's <c>cv_results_</c>. There a
/// higher score is always better. So a score is the ranking metric if higher is better (accuracy, R²), otherwise (losses and errors) the negative
/// metric, the same as scikit-learn's <c>neg_</c> scores; rank 1 has the highest. Standard deviations are those of the population (n), the same
/// as there. Train scores exist only for the loss, because other metrics are not measured on training rows. Missing values are empty;
/// <c>status</c> and with several goals their values and <c>pareto_front</c> are additional columns.
/// A metric called <c>score</c> gets <c>_2</c>.
/// </summary>
public static class CvResultsCsv
{
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Stream stream, StudyView study)
    {
        var front = study.Front;
        using var csv = CsvTable.To(stream);
        string[] first = [.. study.Columns.Paths.Select(path => $"param_{path}"), .. Names(study, "test"), "rank_test_score", .. study.IsByLoss ? Names(study, "train") : []];
        string[] last = ["status", .. front is null ? [] : (string[])[.. front.Goals.Select(goal => $"goal_{goal.Text}"), "pareto_front"]];
        csv.WriteHeader([.. first, .. FreeNames.Find(study.ReportedMetrics.SelectMany(name => Names(study, "test", name)), [.. first, .. last]), .. last]);

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

            for (var place = 0; place < study.ReportedMetrics.Length; place++) WriteReported(csv, study, row, place);

            csv.WriteField(StatusNames.Describe(row.Summary.Status));
            foreach (var place in Enumerable.Range(0, front?.Goals.Length ?? 0)) csv.WriteIf(!row.Summary.Goals.IsEmpty, row.Summary.Goals.ElementAtOrDefault(place));
            if (front is not null) csv.WriteField(front.Has(row.Configuration) ? "true" : "false");
            csv.EndRecord();
        }
    }

    private static IEnumerable<string> Names(StudyView study, string set, string metric = "score") =>
        Enumerable.Range(0, study.Board.Folds).Select(fold => $"split{fold}_{set}_{metric}").Append($"mean_{set}_{metric}").Append($"std_{set}_{metric}");

    // As scikit-learn names the columns of several metrics; the values as the objective reports them.
    private static void WriteReported(CsvWriter csv, StudyView study, LeaderboardRow row, int place)
    {
        for (var fold = 0; fold < row.Folds.Length; fold++)
        {
            csv.WriteField(study.Reported.TryGetValue(new FoldId(row.Configuration, fold), out var values) ? values[place] : (double?)null, default);
        }

        var mean = study.MeanOf(row.Configuration, place);
        csv.WriteField(mean, default);
        csv.WriteField(
            mean is { } middle
                ? Math.Sqrt(Enumerable.Range(0, row.Folds.Length).Average(fold => Math.Pow(study.Reported[new FoldId(row.Configuration, fold)][place] - middle, 2)))
                : (double?)null,
            default);
    }

    private static void WriteScores(CsvWriter csv, LeaderboardRow row, Func<FoldLine, double> cost)
    {
        foreach (var fold in row.Folds)
        {
            csv.WriteIf(fold.Status == FoldStatus.Scored, -cost(fold));
        }

        var complete = row.Summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite or ConfigurationStatus.Infeasible;
        var mean = row.Folds.Average(fold => cost(fold));
        csv.WriteIf(complete, -mean);
        csv.WriteIf(complete, Math.Sqrt(row.Folds.Average(fold => Math.Pow(cost(fold) - mean, 2))));
    }
}
