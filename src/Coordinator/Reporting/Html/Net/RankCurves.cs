using System.Collections.Immutable;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>ROC and precision-recall curves of out-of-fold probabilities: of two classes that of the second, of several each against the rest.</summary>
/// <param name="Curves">By class; none for a class without rows, or for one that all rows have.</param>
internal sealed record RankCurves(ImmutableArray<(string Class, RankCurve Curve)> Curves)
{
    /// <summary>More curves are not told apart; the classes with the most rows have one.</summary>
    private const int Most = 8;

    public static RankCurves Compute(OutOfFoldPredictions predicted)
    {
        var classes = predicted.Table.Classes;
        var rows = new int[classes.Length];
        for (var place = 0; place < predicted.Count; place++) rows[predicted.ActualOf(place)]++;
        int[] shown = classes.Length == 2 ? [1] : [.. Enumerable.Range(0, classes.Length).OrderByDescending(of => rows[of]).Take(Most).Order()];
        return new RankCurves(
        [
            .. from of in shown
               let scored = predicted.OfClass(of)
               let curve = RankCurve.Compute(scored.Probabilities, scored.AreOf, predicted.Threshold?.Value)
               where curve is not null
               select (classes[of], curve),
        ]);
    }
}
