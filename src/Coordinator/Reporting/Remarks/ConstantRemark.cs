using System.Globalization;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether one number predicts the target of the training rows as well as the winner does on rows that it was not trained on.</summary>
internal static class ConstantRemark
{
    /// <param name="study">Its settings.</param>
    /// <param name="selected">The winner.</param>
    /// <param name="predicted">Its out-of-fold predictions.</param>
    /// <returns>The remark; null where the winner is better in squares or in absolute errors, and for classes and labels.</returns>
    public static Remark? Find(StudyView study, Selected selected, OutOfFoldPredictions predicted)
    {
        if (!predicted.Table.Classes.IsEmpty) return null;
        var targets = Array.ConvertAll(predicted.Rows, predicted.Table.Target);
        var weights = predicted.WeightsOf(predicted.Rows) ?? [.. Enumerable.Repeat(1.0, targets.Length)];
        var (mean, median) = (MeanOf(targets, weights), MedianOf(targets, weights));
        double squares = 0, ofMean = 0, errors = 0, ofMedian = 0;
        for (var place = 0; place < targets.Length; place++)
        {
            var (error, weight) = (targets[place] - predicted.OutputsAt(place)[0], weights[place]);
            squares += weight * error * error;
            errors += weight * Math.Abs(error);
            ofMean += weight * (targets[place] - mean) * (targets[place] - mean);
            ofMedian += weight * Math.Abs(targets[place] - median);
        }

        // A constant target is another remark.
        if (ofMean == 0 || squares < ofMean || errors < ofMedian) return null;
        var advice = study.ValueOf(selected.Configuration, "data.standardize.target") == "false"
            ? "Set data.standardize.target = true, because a net learns targets far from 0 slowly."
            : "Search larger learning rates and more epochs, or other inputs.";
        return new Remark(
            "no-better-than-constant",
            string.Create(CultureInfo.InvariantCulture, $"The mean of the target predicts at least as well as the winner: its out-of-fold predictions have an R² of {1 - (squares / ofMean):0.00}. {advice}"));
    }

    private static double MeanOf(double[] targets, double[] weights) => targets.Zip(weights, (target, weight) => target * weight).Sum() / weights.Sum();

    /// <summary>The first target at which more than half of the weight is reached.</summary>
    private static double MedianOf(double[] targets, double[] weights)
    {
        var (ordered, counted) = ((double[])[.. targets], (double[])[.. weights]);
        Array.Sort(ordered, counted);
        var (half, reached, place) = (counted.Sum() / 2, counted[0], 0);
        while (reached <= half && place < ordered.Length - 1) reached += counted[++place];
        return ordered[place];
    }
}
