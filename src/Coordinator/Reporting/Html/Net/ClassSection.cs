using ActorSearch.Coordinator.Reporting.Html.Pictures;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>Confusion matrix, metrics of each class and the most confident mistakes of the final model.</summary>
internal static class ClassSection
{
    private const int MostConfused = 5;

    /// <param name="held">What the winner said to rows that it was not trained on; null where it said nothing.</param>
    public static void Write(Markup html, NetInsight insight, HeldClasses? held)
    {
        if (insight is NetInsight.None)
        {
            return;
        }

        html.Write($"""<section id="classes" aria-labelledby="classes-title"><h2 id="classes-title">Classification</h2>""");
        if (insight is NetInsight.Missing missing)
        {
            html.Write($"<p>{missing.Sentence}</p>");
            if (held is not null) HeldSection.Write(html, held);
            html.Write($"</section>");
            return;
        }

        var shown = (NetInsight.Shown)insight;
        if (held is not null)
        {
            // What the model says to rows that it was trained on says little where there are others.
            var isTested = shown.Analysis.Rows == "test";
            if (isTested) WriteFinal(html, shown.Analysis);
            HeldSection.Write(html, held);
            if (!isTested) WriteClasses(html, held.Classes, held.Confusion, "the training rows, out of fold");
        }
        else
        {
            WriteFinal(html, shown.Analysis);
        }

        html.Write($"""<div id="mistakes">""");
        WriteMistakes(html, shown);
        html.Write($"</div></section>");
    }

    private static void WriteFinal(Markup html, NetAnalysis analysis)
    {
        html.Write($"<p>{Lead(analysis)}</p>");
        html.Chart(
            "confusion",
            "Confusion matrix",
            $"Down: the class of {RowsOf(analysis)}; across: the predicted class. The numbers count rows; a darker field is a larger share of the class. "
                + "Predictions on the diagonal are right; empty fields are 0.",
            () => html.Table(
                "Rows of each class (down) by predicted class (across)",
                ["", .. analysis.Classes],
                analysis.Confusion.Select((line, i) => line.Select(count => $"{count}").Prepend(analysis.Classes[i]))));
        WriteClasses(html, analysis.Classes, analysis.Confusion, RowsOf(analysis));
    }

    private static string RowsOf(NetAnalysis analysis) => analysis.Rows == "test" ? "the test rows" : "the training rows (there are no test rows)";

    private static string Lead(NetAnalysis analysis)
    {
        var right = analysis.Classes.Select((_, i) => analysis.Confusion[i][i]).Sum();
        var confused = (
            from actual in Enumerable.Range(0, analysis.Classes.Length)
            from predicted in Enumerable.Range(0, analysis.Classes.Length)
            where actual != predicted && analysis.Confusion[actual][predicted] > 0
            orderby analysis.Confusion[actual][predicted] descending
            select $"{analysis.Classes[actual]} as {analysis.Classes[predicted]} ({Figures.Count(analysis.Confusion[actual][predicted], "time")})").Take(MostConfused).ToList();
        var rows = analysis.Rows == "test" ? "test row" : "training row";
        return $"The final model predicts {right} of {Figures.Count(analysis.Looked, rows)} correctly: accuracy {RowPictures.Percent(right / (double)Math.Max(1, analysis.Looked))}. "
            + (confused.Count == 0 ? "It makes no mistakes there." : $"Its most frequent mistakes: {string.Join(", ", confused)}.");
    }

    private static ClassCounts[] CountsOf(int[][] confusion) =>
        [.. confusion.Select((line, i) => new ClassCounts(line.Sum(), confusion.Sum(other => other[i]), line[i]))];

    private static void WriteClasses(Markup html, IReadOnlyList<string> classes, int[][] confusion, string rows)
    {
        var counts = CountsOf(confusion);
        var rowCount = counts.Sum(of => of.Support);
        html.Write($"<h3>Each class</h3>");
        html.Table(
            $"For {rows}. Precision: the share of correct ones among the rows predicted as the class; recall: the share of the class that is found; F1: their harmonic mean",
            ["Class", "Precision", "Recall", "F1", "Support (rows)", "Predicted as it"],
            counts.Select((of, i) => (IEnumerable<string>)
                [classes[i], Figures.Format(of.Precision), Figures.Format(of.Recall), Figures.Format(of.F1), $"{of.Support}", $"{of.Predicted}"])
                .Append(["mean of the classes", Mean(of => of.Precision), Mean(of => of.Recall), Mean(of => of.F1), $"{rowCount}", $"{rowCount}"]));

        string Mean(Func<ClassCounts, double> score) => Figures.Format(ClassCounts.Mean(counts, score));
    }

    private static void WriteMistakes(Markup html, NetInsight.Shown shown)
    {
        var analysis = shown.Analysis;
        if (analysis.Mistakes.Length == 0)
        {
            return;
        }

        html.Write($"<h3>Most confident mistakes</h3>");
        if (shown.Rows?.Images is null)
        {
            html.Table(
                "The rows that are predicted as another class with the highest probability; rows count from 0, as in analysis.rows",
                ["Row", "Class", "Predicted as", "Probability", .. shown.Rows is null ? Array.Empty<string>() : ["Inputs"]],
                analysis.Mistakes.Select(row => (IEnumerable<string?>)
                [
                    $"{row.Row}", analysis.Classes[row.Class], analysis.Classes[row.Predicted], RowPictures.Percent(row.Confidence),
                    .. shown.Rows is { } rows ? [RowPictures.Words(rows, row.Row)] : Array.Empty<string?>(),
                ]));
            return;
        }

        html.Write($"""<p class="hint">The images that are predicted as another class with the highest probability; rows count from 0, as in analysis.rows.</p><ul class="pictures">""");
        foreach (var row in analysis.Mistakes)
        {
            var words = RowPictures.Held(analysis.Classes, row.Row, row.Class, row.Predicted, row.Confidence);
            html.Write($"<li>");
            html.Picture(RowPictures.Draw(shown.Rows, row.Row)!, Palette.Ink, 2, words);
            html.Write($"<span>{words}</span></li>");
        }

        html.Write($"</ul>");
    }
}
