using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.Shared.Statistics;

/// <summary>How much worse a configuration is than the winner, fold by fold on the same rows.</summary>
/// <param name="Mean">Mean over folds of its cost less the winner's: of the validation loss, or of the metric that ranks, with the opposite sign where more is better.</param>
/// <param name="Margin">Half the width of the 95 % interval around it; null with one fold, which has no spread.</param>
public sealed record PairedDifference(double Mean, double? Margin)
{
    private const double Confidence = 0.95;

    /// <summary>Whether the interval lies above 0: the folds speak of more than chance.</summary>
    public bool IsWorse => Margin is { } margin && Mean - margin > 0;

    /// <summary>
    /// The folds' training rows overlap, so their differences are not independent and the plain variance of their mean, s²/J, is too small. It is
    /// replaced by (1/J + test rows / training rows)·s² (Nadeau and Bengio, «Inference for the Generalization Error», Machine Learning 52, 2003)
    /// with J − 1 degrees of freedom, for repeated k-fold as Bouckaert and Frank have it (PAKDD 2004).
    /// </summary>
    /// <param name="folds">The configuration's folds, all scored.</param>
    /// <param name="winner">The winner's, the same number.</param>
    /// <param name="validation">How the rows were divided.</param>
    public static PairedDifference Compute(ReadOnlySpan<FoldLine> folds, ReadOnlySpan<FoldLine> winner, ValidationSettings validation)
    {
        var mean = 0.0;
        for (var fold = 0; fold < folds.Length; fold++)
        {
            mean += folds[fold].Cost - winner[fold].Cost;
        }

        mean /= folds.Length;
        if (folds.Length < 2)
        {
            return new PairedDifference(mean, null);
        }

        var squares = 0.0;
        for (var fold = 0; fold < folds.Length; fold++)
        {
            squares += Math.Pow(folds[fold].Cost - winner[fold].Cost - mean, 2);
        }

        var variance = squares / (folds.Length - 1);
        return new PairedDifference(
            mean, Bound(folds.Length - 1) * Math.Sqrt(((1.0 / folds.Length) + validation.TestToTrain) * variance));
    }

    private static double Bound(int degrees) => StudentT.Bound(Confidence, degrees);
}
