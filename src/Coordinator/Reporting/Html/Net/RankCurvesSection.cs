using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>ROC and precision-recall curves.</summary>
internal static class RankCurvesSection
{
    /// <summary>Points of a curve in the page.</summary>
    private const int MostPoints = 300;

    public static void Write(Markup html, RankCurves ranks)
    {
        if (ranks.Curves.IsEmpty)
        {
            html.Write($"<p>There is no ROC or precision-recall curve: it needs out-of-fold rows of a class and rows of another.</p>");
            return;
        }

        var rest = ranks.Curves.Length > 1 ? "each class against the rest" : $"the class {ranks.Curves[0].Class}";
        html.Chart(
            "roc",
            "ROC curve, out-of-fold predictions",
            $"For {rest}: the share of the class that is found against the share of the other rows that is predicted as it, over all thresholds of the probability. On the dashed line the probability says nothing. "
                + $"Area under the curve: {Listed(ranks, curve => curve.RocAuc)}.",
            () => html.Table("Area under the ROC curve", ["Class", "Area"], ranks.Curves.Select(one => (IEnumerable<string>)[one.Class, Figures.Format(one.Curve.RocAuc)])));
        html.Chart(
            "precision-recall",
            "Precision-recall curve, out-of-fold predictions",
            $"For {rest}: the share of right ones among the rows that are predicted as it against the share of the class that is found. Average precision: {Listed(ranks, curve => curve.AveragePrecision)}; "
                + $"without information it is the share of the class ({Listed(ranks, curve => curve.Share)}).",
            () => html.Table(
                "Average precision", ["Class", "Average precision", "Share of the class"],
                ranks.Curves.Select(one => (IEnumerable<string>)[one.Class, Figures.Format(one.Curve.AveragePrecision), Figures.Format(one.Curve.Share)])));
    }

    /// <summary>The script's data.</summary>
    /// <param name="threshold">Marked on the curve of two classes; null: none.</param>
    public static object Data(RankCurves ranks, double? threshold) => ranks.Curves.Select(one =>
    {
        var (curve, count) = (one.Curve, one.Curve.Thresholds.Length);
        int[] places = count <= MostPoints ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, MostPoints).Select(at => (int)((long)at * (count - 1) / (MostPoints - 1)))];
        return new Members
        {
            ["name"] = one.Class,
            ["threshold"] = places.Select(at => curve.Thresholds[at]),
            ["wrong"] = places.Select(at => curve.FalsePositiveRates[at]),
            ["found"] = places.Select(at => curve.Recalls[at]),
            ["right"] = places.Select(at => curve.Precisions[at]),
            ["share"] = curve.Share,
            ["mark"] = threshold is { } least && Array.FindLastIndex(curve.Thresholds, one => one >= least) is >= 0 and var at
                ? new Members { ["threshold"] = least, ["wrong"] = curve.FalsePositiveRates[at], ["found"] = curve.Recalls[at], ["right"] = curve.Precisions[at] }
                : null,
        };
    });

    private static string Listed(RankCurves ranks, Func<RankCurve, double> figure) => ranks.Curves.Length == 1
        ? figure(ranks.Curves[0].Curve).ToString("0.0000", CultureInfo.InvariantCulture)
        : string.Join(", ", ranks.Curves.Select(one => $"{one.Class}: {figure(one.Curve).ToString("0.000", CultureInfo.InvariantCulture)}"));
}
