using System.Collections.Immutable;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>Out-of-fold predictions of classes, counted.</summary>
/// <param name="Classes">Their names.</param>
/// <param name="Confusion">A row for each class, a column for each prediction.</param>
/// <param name="Bins">Rows by the probability of their predicted class, in tenths from 0 to 1.</param>
internal sealed record HeldClasses(ImmutableArray<string> Classes, int[][] Confusion, ImmutableArray<CalibrationBin> Bins)
{
    private const int Tenths = 10;

    public int Rows => Bins.Sum(bin => bin.Rows);

    /// <summary>Mean distance of confidence and share of right predictions, each bin by its rows (Naeini, Cooper and Hauskrecht, 2015).</summary>
    public double CalibrationError => Bins.Where(bin => bin.Rows > 0).Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Right)) / Math.Max(1, Rows);

    /// <summary>Counts predictions.</summary>
    public static HeldClasses Of(OutOfFold predicted)
    {
        var classes = predicted.Table.Classes;
        var confusion = classes.Select(_ => new int[classes.Length]).ToArray();
        var (rows, right, confidence) = (new int[Tenths], new int[Tenths], new double[Tenths]);
        foreach (var row in predicted.Rows)
        {
            var (actual, held) = ((int)predicted.Table.Targets[row.Row], row.Class);
            var probability = row.Predictions[held];
            var bin = Math.Clamp((int)(probability * Tenths), 0, Tenths - 1);
            confusion[actual][held]++;
            rows[bin]++;
            right[bin] += actual == held ? 1 : 0;
            confidence[bin] += probability;
        }

        return new HeldClasses(
            classes,
            confusion,
            [.. Enumerable.Range(0, Tenths).Select(bin => new CalibrationBin(
                rows[bin], rows[bin] == 0 ? double.NaN : confidence[bin] / rows[bin], rows[bin] == 0 ? double.NaN : right[bin] / (double)rows[bin]))]);
    }
}

/// <summary>Rows whose predicted class has about the same probability.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Confidence">Mean probability of the predicted class; NaN without rows.</param>
/// <param name="Right">Share of rows of that class; NaN without rows.</param>
internal sealed record CalibrationBin(int Rows, double Confidence, double Right);
