using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>What some folds of a configuration say about its score.</summary>
/// <param name="Costs">
/// By fold, at the epoch at which the configuration would be scored if these were all its folds; NaN for the others. With all folds these are its
/// costs.
/// </param>
/// <param name="Least">
/// A mean cost that it cannot fall below, whatever the other folds bring; −∞ where the metric has no bound, NaN where no epoch has a finite mean.
/// </param>
public sealed record PartialScore(ImmutableArray<double> Costs, double Least)
{
    /// <summary>Of the folds that are scored; null for the others.</summary>
    /// <remarks>
    /// All folds are scored at one epoch, which the others decide about too. At any epoch the sum over all folds is at least the sum over the known
    /// ones at that epoch plus the bound for the others, and so at least the least such sum over all epochs. Both are summed in the order of
    /// folds, and rounding keeps the order of sums: the bound holds for the mean as it is computed, to the last bit.
    /// </remarks>
    /// <param name="scoring">At which epoch folds are scored.</param>
    /// <param name="stopsEarly">Whether the trainings stop early.</param>
    /// <param name="monitor">What they watch.</param>
    public static PartialScore Compute(Scoring scoring, bool stopsEarly, Watched monitor, IReadOnlyList<FoldOutcome.Scored?> folds)
    {
        var known = folds.OfType<FoldOutcome.Scored>().ToArray();
        var bound = SelectionCost.Least(scoring.Metric);
        if (known.Length == 0)
        {
            return new PartialScore([.. folds.Select(_ => double.NaN)], bound);
        }

        var scored = scoring.Score(stopsEarly, monitor, known)?.Select(fold => fold.Line.Cost).ToArray()
            ?? [.. known.Select(fold => scoring.HasCurve(fold.Curves) ? scoring.CostOf(fold.Curves)[fold.BestEpoch - 1] : SelectionCost.Compute(scoring.Metric, fold))];
        var place = 0;
        ImmutableArray<double> costs = [.. folds.Select(fold => fold is null ? double.NaN : scored[place++])];

        // Without early stopping all trainings end at the same epoch, and that one counts.
        return new PartialScore(costs, scoring.NeedsCurves(stopsEarly) && stopsEarly
            ? LeastOverEpochs([.. folds.Select(fold => fold is null ? null : scoring.CostOf(fold.Curves))], bound)
            : Mean(costs, bound));
    }

    private static double Mean(ImmutableArray<double> costs, double bound)
    {
        var sum = 0.0;
        foreach (var cost in costs)
        {
            sum += double.IsNaN(cost) ? bound : cost;
        }

        return sum / costs.Length;
    }

    private static double LeastOverEpochs(double[]?[] curves, double bound)
    {
        var least = double.NaN;
        var longest = curves.Max(curve => curve?.Length ?? 0);
        for (var epoch = 1; epoch <= longest; epoch++)
        {
            var sum = 0.0;
            foreach (var curve in curves)
            {
                sum += curve is null ? bound : curve[OneEpoch.Held(epoch, curve.Length) - 1];
            }

            // What is not finite here is not finite with more folds either, and such an epoch is never scored at.
            if (!double.IsNaN(sum) && !(sum >= least) && !double.IsPositiveInfinity(sum))
            {
                least = sum;
            }
        }

        return least / curves.Length;
    }
}
