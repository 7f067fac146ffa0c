using System.Collections.Immutable;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>The folds of one configuration in figures.</summary>
/// <param name="Status">Where the configuration stands.</param>
/// <param name="Mean">Mean over folds of the validation loss at the scored epoch; NaN unless every fold is scored.</param>
/// <param name="Deviation">Sample standard deviation of the same (n − 1); null with one fold or without a finite mean.</param>
/// <param name="MeanTrainLoss">Mean over folds of the training loss at the scored epoch; NaN unless every fold is scored.</param>
public sealed record FoldSummary(ConfigurationStatus Status, double Mean, double? Deviation, double MeanTrainLoss)
{
    /// <summary>Mean over folds of what configurations are ranked by, less being better; NaN unless every fold is scored.</summary>
    public double Cost { get; init; } = Mean;

    /// <summary>Sample standard deviation of the same; null with one fold or without a finite mean.</summary>
    public double? CostDeviation { get; init; } = Deviation;

    /// <summary>Its value by each goal, in units of the goal; empty with one goal, and unless every fold is scored.</summary>
    public ImmutableArray<double> Goals { get; init; } = [];

    /// <summary>By how much it breaks what is required, as a sum of shares of the limits; 0: it does not.</summary>
    public double Violation { get; init; }

    /// <summary>The same with what it comes to by goals and requirements.</summary>
    /// <param name="goals">Null: there are none.</param>
    /// <param name="parameters">Of its net.</param>
    public static FoldSummary Summarize(ReadOnlySpan<FoldLine> folds, GoalScores? goals, long parameters)
    {
        var summary = Summarize(folds);
        return (goals, summary.Status) switch
        {
            (not null, ConfigurationStatus.Scored) => goals.With(summary, folds, parameters),
            (not null, ConfigurationStatus.Pruned) => goals.WithoutScore(summary, parameters),
            _ => summary,
        };
    }

    /// <summary>
    /// Sums in the order of the folds, in double precision: the result is the same to the last bit whatever the order in which
    /// the folds came in.
    /// </summary>
    public static FoldSummary Summarize(ReadOnlySpan<FoldLine> folds)
    {
        var status = StatusOf(folds);
        if (status != ConfigurationStatus.Scored)
        {
            return new FoldSummary(status, double.NaN, null, double.NaN);
        }

        double validation = 0, train = 0, cost = 0;
        foreach (var fold in folds)
        {
            validation += fold.ValidationLoss;
            train += fold.TrainLoss;
            cost += fold.Cost;
        }

        var mean = validation / folds.Length;
        var meanCost = cost / folds.Length;
        return double.IsFinite(mean) && double.IsFinite(meanCost)
            ? new FoldSummary(status, mean, DeviationOf(folds, mean, fold => fold.ValidationLoss), train / folds.Length)
            {
                Cost = meanCost,
                CostDeviation = DeviationOf(folds, meanCost, fold => fold.Cost),
            }
            : new FoldSummary(ConfigurationStatus.NotFinite, mean, null, train / folds.Length) { Cost = meanCost };
    }

    private static ConfigurationStatus StatusOf(ReadOnlySpan<FoldLine> folds)
    {
        var worst = FoldStatus.Scored;
        var pending = false;
        foreach (var fold in folds)
        {
            pending |= fold.Status == FoldStatus.Pending;
            worst = fold.Status > worst ? fold.Status : worst;
        }

        return worst switch
        {
            FoldStatus.Quarantined => ConfigurationStatus.Quarantined,
            FoldStatus.Failed => ConfigurationStatus.Failed,
            FoldStatus.Pruned => ConfigurationStatus.Pruned,
            _ => pending ? ConfigurationStatus.Incomplete : ConfigurationStatus.Scored,
        };
    }

    private static double? DeviationOf(ReadOnlySpan<FoldLine> folds, double mean, Func<FoldLine, double> valueOf)
    {
        if (folds.Length < 2)
        {
            return null;
        }

        var squares = 0.0;
        foreach (var fold in folds)
        {
            var difference = valueOf(fold) - mean;
            squares += difference * difference;
        }

        return Math.Sqrt(squares / (folds.Length - 1));
    }
}
