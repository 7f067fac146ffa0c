using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>At which epoch the folds of a configuration are scored, and what they score there.</summary>
/// <param name="Rule">How the winner is picked.</param>
/// <param name="Metric">What configurations are ranked by.</param>
public sealed record Scoring(SelectionRule Rule, Metric Metric)
{
    /// <summary>Further metrics whose values at the scored epoch are kept; none by default.</summary>
    public ImmutableArray<Metric> Others { get; init; } = [];

    /// <summary>The scoring of an experiment.</summary>
    public static Scoring By(SelectionSettings selection) => new(selection.Rule, selection.Metric) { Others = selection.Others };

    /// <summary>Whether two score folds alike.</summary>
    public bool IsLike(Scoring other) => Rule == other.Rule && Metric == other.Metric && Others.SequenceEqual(other.Others);

    /// <summary>By the validation loss.</summary>
    public Scoring(SelectionRule rule)
        : this(rule, Metric.Loss)
    {
    }

    /// <summary>Whether the score of a configuration needs the curves of all its folds: otherwise each fold is scored at its own best epoch.</summary>
    /// <param name="stopsEarly">Whether its trainings stop early.</param>
    public bool NeedsCurves(bool stopsEarly) => Rule != SelectionRule.MeanBest || !stopsEarly;

    /// <summary>Whether a fold can be scored at any epoch.</summary>
    public bool HasCurve(LossCurves curves) => Metric is LossMetric || curves.Metric(Metric.Name) is not null;

    /// <summary>
    /// The scores of a configuration's folds, in their order: at the last epoch where trainings do not stop early, since there the refit ends
    /// too; else at the <see cref="OneEpoch"/> of what the trainings watched. Where no mean of that is finite it is the last epoch, whose mean is not
    /// finite either. Null where each fold keeps the score at its own best epoch.
    /// </summary>
    /// <param name="stopsEarly">Whether its trainings stop early.</param>
    /// <param name="monitor">What its trainings watched.</param>
    /// <param name="folds">All folds.</param>
    /// <exception cref="InvalidOperationException">A fold has no curve of the metric.</exception>
    public ScoredFold[]? Score(bool stopsEarly, Watched monitor, IReadOnlyList<FoldOutcome.Scored> folds)
    {
        if (!NeedsCurves(stopsEarly))
        {
            return null;
        }

        var losses = folds.Select(fold => fold.Curves.Validation).ToArray();
        var costs = folds.Select(fold => CostOf(fold.Curves)).ToArray();
        var watched = monitor == Watched.Metric ? costs : losses;
        var epoch = (stopsEarly ? OneEpoch.Best(watched, losses) : null) ?? losses.Max(curve => curve.Length);
        return [.. folds.Select((fold, place) => At(fold, costs[place], epoch))];
    }

    /// <summary>
    /// At which epoch each fold would be scored had the trainings ended after the first epoch, after the second, and so on: an epoch that the fold
    /// ran. The last one is that of <see cref="Score"/>. One array a fold; all are as long as the longest training where folds share their epoch.
    /// </summary>
    /// <param name="stopsEarly">Whether the trainings stop early.</param>
    /// <param name="monitor">What they watched.</param>
    /// <param name="folds">All folds.</param>
    public int[][] EpochsSoFar(bool stopsEarly, Watched monitor, IReadOnlyList<LossCurves> folds)
    {
        var losses = folds.Select(fold => fold.Validation).ToArray();
        var watched = stopsEarly && monitor == Watched.Metric ? [.. folds.Select(CostOf)] : losses;
        return
        [
            .. folds.Select((fold, place) => !stopsEarly
                ? [.. Enumerable.Range(1, fold.Epochs)]
                : (Rule == SelectionRule.MeanBest ? OneEpoch.SoFar([watched[place]], [losses[place]]) : OneEpoch.SoFar(watched, losses))
                    .Select((best, before) => OneEpoch.Held(best ?? before + 1, fold.Epochs)).ToArray()),
        ];
    }

    /// <summary>What configurations are ranked by after each epoch, less being better.</summary>
    /// <exception cref="InvalidOperationException">The fold has no curve of the metric.</exception>
    public double[] CostOf(LossCurves curves)
    {
        if (Metric is LossMetric)
        {
            return curves.Validation;
        }

        var values = curves.Metric(Metric.Name)
            ?? throw new InvalidOperationException($"A fold has no curve of {Metric.Name}.");
        return Metric.HigherIsBetter ? [.. values.Select(value => -value)] : values;
    }

    private ScoredFold At(FoldOutcome.Scored fold, double[] cost, int epoch)
    {
        var (curves, place) = (fold.Curves, OneEpoch.Held(epoch, fold.Curves.Epochs) - 1);
        return new ScoredFold(
            new FoldLine(FoldStatus.Scored, curves.Validation[place], curves.Train[place], fold.BestEpoch, curves.Epochs)
            {
                Cost = cost[place],
                ScoredEpoch = epoch,
                Others = Others.IsEmpty ? null : [.. Others.Select(other => curves.Metric(other.Name)?[place] ?? double.NaN)],
            },
            [.. curves.Metrics.Select(metric => (metric.Name, metric.Values[place]))]);
    }
}

/// <summary>A fold at the epoch at which it is scored.</summary>
/// <param name="Metrics">All recorded metrics there, by name.</param>
public sealed record ScoredFold(FoldLine Line, IReadOnlyList<(string Name, double Value)> Metrics);
