using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>Confusion matrix and calibration of the winner on training rows that its nets were not trained on.</summary>
internal static class HeldSection
{
    public static void Write(Markup html, HeldClasses held)
    {
        if (held.Threshold is { } threshold)
        {
            html.Write($"<p>{held.Classes[1]} is predicted from a probability of {Figures.Format(threshold.Value)} on. This threshold was chosen on the out-of-fold predictions, so what it gains there is optimistically biased: the score that it was chosen by is {Figures.Format(threshold.Score)}, and {Figures.Format(threshold.Unchosen)} where the most probable class is predicted.</p>");
        }

        html.Chart(
            "held-confusion",
            "Confusion matrix, out-of-fold predictions",
            $"Down: the class of the training rows that validated the winner; across: the class predicted by the net of their fold, which was not trained on them. "
                + $"{Right(held)} of {Figures.Count(held.Rows, "row")} are right. A darker field is a larger share of the class; empty fields are 0.",
            () => html.Table(
                "Rows of each class (down) by predicted class (across), out of fold",
                ["", .. held.Classes],
                held.Confusion.Select((line, i) => line.Select(count => $"{count}").Prepend(held.Classes[i]))));
        RankCurvesSection.Write(html, held.Ranks);
        html.Chart(
            "calibration",
            "Calibration curve, out-of-fold predictions",
            $"Rows in tenths by the probability of {held.Event}. Points: the share of rows for which it is right against the mean probability; on the diagonal a "
                + $"probability is right as often as it says. Bars: the number of rows. The mean distance from the diagonal, the calibration error, is {Figures.Format(held.CalibrationError)}.",
            () => html.Table(
                $"Rows by the probability of {held.Event}",
                ["Probability", "Rows", "Mean probability", "Share that is right"],
                held.Bins.Index().Where(bin => bin.Item.Rows > 0).Select(bin => (IEnumerable<string>)
                [
                    string.Create(CultureInfo.InvariantCulture, $"{bin.Index / 10.0:0.0} to {(bin.Index + 1) / 10.0:0.0}"),
                    $"{bin.Item.Rows}", Figures.Format(bin.Item.Confidence), Figures.Format(bin.Item.Right),
                ])));
        WriteWorst(html, held);
    }

    private static void WriteWorst(Markup html, HeldClasses held)
    {
        if (held.Worst.IsEmpty) return;
        html.Write($"<h3>Worst rows, out-of-fold predictions</h3>");
        html.Table(
            "The training rows whose class has the lowest probability; the first row is row 0, like in predictions.csv",
            ["Row", .. held.Ids, "Class", "Predicted as", "Probability of its class", .. held.Worst[0].Inputs is null ? Array.Empty<string>() : ["Inputs"]],
            held.Worst.Select(row => (IEnumerable<string?>)
                [$"{row.Row}", .. row.Ids, row.Class, row.Predicted, RowPictures.Percent(row.Probability), .. row.Inputs is null ? Array.Empty<string>() : [row.Inputs]]));
    }

    private static int Right(HeldClasses held) => held.Confusion.Select((line, i) => line[i]).Sum();
}
