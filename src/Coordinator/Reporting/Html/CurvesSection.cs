using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>How the best configurations learned.</summary>
internal static class CurvesSection
{
    public static void Write(Markup html, ReportStudy study)
    {
        html.Write($"""<section id="curves" aria-labelledby="curves-title"><h2 id="curves-title">Learning curves</h2>""");
        if (study.Curves.Count == 0)
        {
            html.Write($"<p>No fold is counted yet.</p></section>");
            return;
        }

        if (study.Curves.Values.All(folds => folds.All(fold => fold.Curves.Validation.Length == 0)))
        {
            html.Write($"<p>No training completed an epoch, so there are no curves.</p></section>");
            return;
        }

        html.Write($"<p>{Kept(study)}</p>");
        html.Chart(
            "folds",
            "Every fold of a configuration",
            $"Training loss dotted, validation loss solid ({study.LossName}); the point is the epoch at which the fold is scored (the last one of a fold that stopped before), and the curve ends where the training stopped.",
            () => html.Write($"""<div id="folds-table"></div>"""),
            () => html.Write($"""<div class="controls"><label>Configuration <select id="folds-configuration"></select></label><label><input type="checkbox" id="folds-log" checked> logarithmic</label></div>"""));
        html.Chart(
            "compared",
            "Several configurations compared",
            "Mean validation loss over the folds of each configuration, and the band from the lowest fold to the highest; a fold that has stopped keeps its last value.",
            () => WriteMeans(html, study),
            () => html.Write($"""<fieldset class="controls" id="compared-choice"><legend>Configurations</legend></fieldset>"""));
        html.Write($"</section>");
    }

    private static string Kept(ReportStudy study) => study.Curves.Count >= study.Ranked.Count
        ? "These are the curves of all configurations."
        : $"These are the curves of the best {ReportStudy.MostCurves} of {study.Ranked.Count} configurations and of those that won a fold; curves.csv has all curves.";

    private static void WriteMeans(Markup html, ReportStudy study) => html.Table(
        "The lowest point of each mean validation curve",
        ["No.", "Settings", "Lowest mean loss", "At epoch", "Epochs of the shortest fold"],
        study.Curves.Select(entry => (entry.Key, Validation: entry.Value.Select(curve => curve.Curves.Validation).ToArray()))
            .Select(entry => (entry.Key, entry.Validation, Best: OneEpoch.Best(entry.Validation, entry.Validation)))
            .Where(entry => entry.Best is not null)
            .Select(entry => (IEnumerable<string>)
            [
                $"{entry.Key}", study.View.Columns.Describe(study.View.ChoicesOf(entry.Key)),
                Figures.Format(OneEpoch.Mean(entry.Validation)[entry.Best!.Value - 1]), $"{entry.Best}", $"{entry.Validation.Min(curve => curve.Length)}",
            ]));
}
