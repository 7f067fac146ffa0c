using ActorSearch.Coordinator.Reporting.Html.Writing;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>One curve for each value of a hyperparameter: which optimiser, initialiser, activation or augmentation learns better.</summary>
internal static class ComparisonsSection
{
    public static void Write(Markup html, ReportStudy study)
    {
        html.Write($"""<section id="comparisons" aria-labelledby="comparisons-title"><h2 id="comparisons-title">Comparisons</h2>""");
        if (study.Comparisons.IsEmpty)
        {
            html.Write($"<p>There is nothing to compare: this needs a hyperparameter with a list of two to eight values that were scored.</p></section>");
            return;
        }

        html.Chart(
            "values",
            "The values of a hyperparameter, one curve each",
            $"The score of a configuration if its trainings had ended after an epoch: the validation loss{(study.View.Charted is { } metric ? $" and the validation {metric.Text}" : "")} at the epoch at which it would be scored then; "
                + "a training that has stopped keeps its last value. “All configurations”: the line is the median of their means over folds, the band contains the "
                + "middle half of them (if there are many: of the best and an even selection of the others). “The best configuration”: the line is its mean over folds, the band goes from its lowest fold to its highest. "
                + "Configurations also differ in other settings; the best one for each value is selected over these.",
            () => html.Write($"""<div id="values-table"></div>"""),
            () => WriteControls(html, study.View.Charted?.Text));
        html.Write($"</section>");
    }

    private static void WriteControls(Markup html, string? metric)
    {
        html.Write($"""<div class="controls"><label>Hyperparameter <select id="values-setting"></select></label>""");
        html.Write($"""<label>Show <select id="values-kind"><option value="all">all configurations</option><option value="best">the best configuration</option></select></label>""");
        if (metric is not null)
        {
            html.Write($"""<label>Score <select id="values-score"><option value="loss">validation loss</option><option value="metric">validation {metric}</option></select></label>""");
        }

        html.Write($"</div>");
    }
}
