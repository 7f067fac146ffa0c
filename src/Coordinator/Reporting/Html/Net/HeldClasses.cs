using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>Out-of-fold predictions of classes, counted.</summary>
/// <param name="Classes">Their names.</param>
/// <param name="Confusion">A row for each class, a column for each prediction.</param>
/// <param name="Bins">
/// Counts of rows in ten intervals of a probability: with two classes the probability of the second, with more that of the predicted class. An interval includes its upper end, like in scikit-learn's calibration_curve.
/// </param>
internal sealed record HeldClasses(ImmutableArray<string> Classes, int[][] Confusion, ImmutableArray<CalibrationBin> Bins)
{
    private const int Tenths = 10;

    private const int MostWorst = 10;

    /// <summary>Curves over the thresholds of the probabilities.</summary>
    public RankCurves Ranks { get; init; } = new([]);

    /// <summary>The rows whose class has the lowest probability, the lowest first.</summary>
    public ImmutableArray<WorstRow> Worst { get; init; } = [];

    /// <summary>The threshold of the second of two classes; null: the most probable class is predicted.</summary>
    public ChosenThreshold? Threshold { get; init; }

    /// <summary>Names of the id columns.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>What the bins count as right, for people: a class, or the predicted one.</summary>
    public string Event => Classes.Length == 2 ? Classes[1] : "the predicted class";

    public int Rows => Bins.Sum(bin => bin.Rows);

    /// <summary>Mean distance of probability and frequency, each bin by its rows (Naeini, Cooper and Hauskrecht, 2015).</summary>
    public double CalibrationError => Bins.Where(bin => bin.Rows > 0).Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Right)) / Math.Max(1, Rows);

    /// <summary>Counts predictions.</summary>
    public static HeldClasses Compute(OutOfFoldPredictions predicted)
    {
        var classes = predicted.Table.Classes;
        var confusion = classes.Select(_ => new int[classes.Length]).ToArray();
        var (rows, right, confidence) = (new int[Tenths], new int[Tenths], new double[Tenths]);
        for (var place = 0; place < predicted.Count; place++)
        {
            var (actual, held) = (predicted.ActualOf(place), predicted.ClassOf(place));
            var of = classes.Length == 2 ? 1 : held;
            var probability = predicted.OutputsAt(place)[of];
            var bin = BinOf(probability);
            confusion[actual][held]++;
            rows[bin]++;
            right[bin] += actual == of ? 1 : 0;
            confidence[bin] += probability;
        }

        return new HeldClasses(
            classes,
            confusion,
            [.. Enumerable.Range(0, Tenths).Select(bin => new CalibrationBin(
                rows[bin], rows[bin] == 0 ? double.NaN : confidence[bin] / rows[bin], rows[bin] == 0 ? double.NaN : right[bin] / (double)rows[bin]))])
        {
            Threshold = predicted.Threshold,
            Ids = [.. predicted.Table.Roles.Ids.Select(id => id.Column)],
            Ranks = RankCurves.Compute(predicted),
            Worst = [.. Foremost.Lowest(predicted.Count, MostWorst, place => predicted.OutputsAt(place)[predicted.ActualOf(place)]).Select(place => WorstRow.Create(predicted, place))],
        };
    }

    private static int BinOf(double probability)
    {
        var bin = 0;
        while (bin < Tenths - 1 && (bin + 1) * 0.1 < probability) bin++;
        return bin;
    }
}

/// <summary>Rows with about the same probability.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Confidence">Mean probability; NaN without rows.</param>
/// <param name="Right">Share of rows of the class that it is the probability of; NaN without rows.</param>
internal sealed record CalibrationBin(int Rows, double Confidence, double Right);
