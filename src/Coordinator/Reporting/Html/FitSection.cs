using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>The data and what the final model makes of it.</summary>
internal static class FitSection
{
    /// <summary>As many of the largest errors are listed.</summary>
    private const int Worst = 10;

    public static void Write(Markup html, ReportStudy study)
    {
        html.Write($"""<section id="fit" aria-labelledby="fit-title"><h2 id="fit-title">The final model</h2>""");
        if (study.Kept is { } kept)
        {
            WriteTraining(html, study, kept);
        }

        switch (study.Fit)
        {
            case Fit.Missing missing:
                html.Write($"<p>{missing.Sentence}</p>");
                break;
            case Fit.Shown shown:
                html.Chart(
                    "prediction",
                    "Data and prediction",
                    shown.Line is null
                        ? $"Each point is a row: its value against the prediction, in units of {shown.TargetName}; on the diagonal the two are equal.{(shown.OutOfFold is null ? "" : " A training row is predicted by the net of a fold that was not trained on it.")} {Counts(shown)}"
                        : $"The line is the prediction, the points are the rows. {Counts(shown)}",
                    () => WriteWorst(html, shown));
                html.Chart(
                    "residuals",
                    "Residuals",
                    $"Target less prediction, in units of {shown.TargetName}, {(shown.Line is null ? "over the prediction" : $"over {shown.InputNames[0]}")}. {Mean(Judged(shown), shown.Judged)}"
                        + (shown.Test is null ? "" : $" {Mean("test", shown.Test)}")
                        + " A pattern in the errors is something that the model has not learned.");
                break;
        }

        html.Write($"</section>");
    }

    private static void WriteTraining(Markup html, ReportStudy study, RefitResult kept)
    {
        if (study.View.Experiment.Refit.Kind is RefitKind.Folds)
        {
            var folds = study.View.Board.Folds;
            var (final, whose) = folds == 1 ? ("the model of the winner’s fold", "its") : ($"the mean of the {folds} models of the winner’s folds", "their");
            html.Write($"<p>The final model is {final}; {whose} curves are above.</p>");
        }
        else
        {
            WriteCurves(html, study, kept);
        }
    }

    private static void WriteCurves(Markup html, ReportStudy study, RefitResult kept) => html.Chart(
        "training",
        "Training of the final model",
        $"Training loss ({study.LossName}) of the winner on {(study.View.Experiment.Refit.Kind is RefitKind.HoldOut ? "all but the held-out" : "all")} training rows, measured during training"
            + (study.Refits.Length > 1 ? $"; the thick line is the kept one of {study.Refits.Length} restarts, with {KeptRestart.ReasonOf(kept)}. " : ". ")
            + "Dashed, for comparison: the validation loss of the same configuration on its folds, on rows that were not trained on; the band goes from the lowest fold to the highest. "
                + "With dropout or augmentation the training loss can be above it.",
        () => html.Table(
            "The restarts",
            ["Restart", "Epochs", "Train loss", "Test loss", "Kept"],
            study.Refits.Select(refit => (IEnumerable<string?>)
            [
                $"{refit.Restart}", $"{refit.Epochs}", Figures.Format(refit.Train.Loss), refit.Test is { } test ? Figures.Format(test.Loss) : null, refit == kept ? "kept" : null,
            ])));

    private static string Counts(Fit.Shown shown) =>
        $"{Figures.Count(shown.Train.Targets.Length, "training row")}, {(shown.Test is null ? "no test rows" : Figures.Count(shown.Test.Targets.Length, "test row"))}.";

    private static string Judged(Fit.Shown shown) => shown.OutOfFold is null ? "training" : "out-of-fold";

    private static string Mean(string name, Fit.Rows rows)
    {
        var residuals = rows.Targets.Zip(rows.Predictions, (target, prediction) => target - prediction);
        var mean = residuals.Average();
        return $"On the {name} rows their mean is {Figures.Format(mean)}, their standard deviation {Figures.Format(Math.Sqrt(residuals.Average(residual => (residual - mean) * (residual - mean))))}.";
    }

    private static void WriteWorst(Markup html, Fit.Shown shown)
    {
        var (name, rows) = shown.Test is null ? (Judged(shown), shown.Judged) : ("test", shown.Test);
        html.Table(
            $"The {name} rows with the largest errors",
            ["Row, from 0", shown.TargetName, "Prediction", "Error", .. rows.Table is null ? Array.Empty<string>() : ["Inputs"]],
            Foremost.Lowest(rows.Targets.Length, Worst, row => -Math.Abs(rows.Targets[row] - rows.Predictions[row]))
                .Select(row => (IEnumerable<string>)
                [
                    $"{rows.PlaceOf(row)}", Figures.Format(rows.Targets[row]), Figures.Format(rows.Predictions[row]), Figures.Format(rows.Targets[row] - rows.Predictions[row]),
                    .. rows.Table is { } table ? [RowPictures.Words(table, rows.PlaceOf(row))!] : Array.Empty<string>(),
                ]));
    }
}
