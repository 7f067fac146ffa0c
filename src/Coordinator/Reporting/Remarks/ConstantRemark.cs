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
        var mean = targets.Average();
        var median = targets.Order().ElementAt(targets.Length / 2);
        double squares = 0, ofMean = 0, errors = 0, ofMedian = 0;
        for (var place = 0; place < targets.Length; place++)
        {
            var error = targets[place] - predicted.OutputsAt(place)[0];
            squares += error * error;
            errors += Math.Abs(error);
            ofMean += (targets[place] - mean) * (targets[place] - mean);
            ofMedian += Math.Abs(targets[place] - median);
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
}
