using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What the winner said of each label to rows that it was not trained on.</summary>
internal static class LabelsSection
{
    public static void Write(Markup html, ImmutableArray<HeldLabel> labels)
    {
        if (labels.IsEmpty) return;
        html.Write($"""<section id="labels" aria-labelledby="labels-title"><h2 id="labels-title">Labels</h2>""");
        html.Write($"<p>Out-of-fold predictions of {Figures.Count(labels[0].Rows, "training row")}. Each label has a threshold, and a row is predicted to have the labels whose probabilities reach it. There is no confusion matrix, because a row can have several labels.</p>");
        html.Table(
            "Precision: the share of correct ones among the rows that are predicted to have the label; recall: the share of the rows with the label that is found; F1: their harmonic mean; "
                + "ROC-AUC and average precision: how well the probabilities order the rows",
            ["Label", "Rows with it", "Share of rows", "Threshold", "Predicted", "Precision", "Recall", "F1", "ROC-AUC", "Average precision"],
            labels.Select(label => (IEnumerable<string>)
            [
                label.Name, $"{label.Counts.Support}", string.Create(CultureInfo.InvariantCulture, $"{100.0 * label.Counts.Support / label.Rows:0.#} %"), Figures.Format(label.Threshold), $"{label.Counts.Predicted}",
                Figures.Format(label.Counts.Precision), Figures.Format(label.Counts.Recall), Figures.Format(label.Counts.F1), Figure(label.RocAuc), Figure(label.AveragePrecision),
            ]).Append(
            [
                "mean of the labels", "", "", "", "",
                Mean(of => of.Counts.Precision), Mean(of => of.Counts.Recall), Mean(of => of.Counts.F1), Mean(of => of.RocAuc), Mean(of => of.AveragePrecision),
            ]));
        html.Write($"</section>");

        string Mean(Func<HeldLabel, double> score) => Figure(labels.Average(score));
    }

    private static string Figure(double value) => double.IsNaN(value) ? "not defined" : Figures.Format(value);
}
