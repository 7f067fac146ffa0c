using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Statistics;

/// <summary>
/// What a fold would score if the trainings of its configuration ended after each epoch: the validation loss at the epoch at which it would be
/// scored then, and a metric there. So curves can be compared and averaged though trainings stop at different epochs, and end in what a fold scores.
/// </summary>
/// <param name="Loss">After each epoch.</param>
/// <param name="Metric">As many, in its own units; empty where none was asked for or recorded.</param>
public sealed record KeptScores(double[] Loss, double[] Metric)
{
    /// <summary>The scores of a configuration's folds, in their order.</summary>
    /// <param name="scoring">At which epoch folds are scored.</param>
    /// <param name="stopsEarly">Whether its trainings stop early.</param>
    /// <param name="monitor">What they watched.</param>
    /// <param name="metric">Name of the metric; null: none.</param>
    /// <param name="folds">All of them.</param>
    public static KeptScores[] Compute(Scoring scoring, bool stopsEarly, Watched monitor, string? metric, IReadOnlyList<LossCurves> folds) =>
    [
        .. folds.Zip(scoring.EpochsSoFar(stopsEarly, monitor, folds), (fold, epochs) => new KeptScores(
            [.. epochs.Select(epoch => fold.Validation[epoch - 1])],
            metric is not null && fold.Metric(metric) is { } values ? [.. epochs.Select(epoch => values[epoch - 1])] : [])),
    ];
}

/// <summary>Curves as their middle and their spread, at some of their epochs. A curve that has ended stays at its last value.</summary>
/// <param name="Epochs">From 1.</param>
public sealed record ScoreBand(int[] Epochs, double[] Middle, double[] Low, double[] High)
{
    private const int MostEpochs = 200;

    /// <summary>Mean, lowest and highest of the folds.</summary>
    public static ScoreBand OfFolds(IReadOnlyList<double[]> folds) => Compute(
        folds, all => all.Average(), all => all[0], all => all[^1]);

    /// <summary>Median and quartiles of configurations' curves.</summary>
    public static ScoreBand OfMeans(IReadOnlyList<double[]> means) => Compute(means, all => Quantile(all, 0.5), all => Quantile(all, 0.25), all => Quantile(all, 0.75));

    /// <summary>Mean over folds, as long as the longest.</summary>
    public static double[] MeanOf(IReadOnlyList<double[]> folds) =>
        [.. Enumerable.Range(1, folds.Max(fold => fold.Length)).Select(epoch => folds.Average(fold => fold[Math.Min(epoch, fold.Length) - 1]))];

    /// <summary>The value below which a share of sorted numbers lies, between neighbours by their distance (Hyndman and Fan's type 7).</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static ScoreBand Compute(IReadOnlyList<double[]> curves, Func<double[], double> middle, Func<double[], double> low, Func<double[], double> high)
    {
        var epochs = ThinnedCurve.Epochs(curves.Max(curve => curve.Length), 0, MostEpochs);
        var sorted = epochs.Select(epoch => curves.Select(curve => curve[Math.Min(epoch, curve.Length) - 1]).Order().ToArray()).ToList();
        return new ScoreBand(epochs, [.. sorted.Select(middle)], [.. sorted.Select(low)], [.. sorted.Select(high)]);
    }
}
