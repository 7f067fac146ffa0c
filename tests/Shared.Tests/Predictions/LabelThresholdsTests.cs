using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Labels;

namespace ActorSearch.Shared.Tests.Predictions;

public sealed class LabelThresholdsTests
{
    private static readonly double[] Tried = [.. Enumerable.Range(0, 11).Select(tenth => (tenth / 10.0) - 0.05)];

    private static readonly ThresholdRule.ByLabels Macro = new(new LabelF1Macro()), Micro = new(new LabelF1Micro()), Hamming = new(new HammingLoss()), Balanced = new(new BalancedAccuracy());

    /// <summary>Probabilities are tenths, so a threshold between any two of them is tried by hand for three labels at once.</summary>
    [Fact]
    public void No_other_thresholds_have_a_better_score()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (labels, weights) = Random(seed);
            foreach (var rule in new[] { Macro, Micro, Hamming, Balanced })
            {
                var found = Score(rule, labels, [.. rule.Choose(labels, weights)], weights);
                var all = from a in Tried from b in Tried from c in Tried select Score(rule, labels, [a, b, c], weights);

                Assert.Equal(rule.HigherIsBetter ? all.Max() : all.Min(), found, 1e-12);
            }
        }
    }

    [Fact]
    public void The_scores_are_those_of_the_metrics()
    {
        var (labels, _) = Random(3);
        float[] outputs = [.. Enumerable.Range(0, 30).SelectMany(row => labels.Select(label => (float)label.Probabilities[row]))];
        float[] targets = [.. Enumerable.Range(0, 30).Select(row => (float)labels.Index().Sum(label => label.Item.Have[row] ? 1 << label.Index : 0))];
        var rows = PredictedRows.OfProbabilities(outputs, targets, 3, hasLabels: true);

        Assert.All(new[] { Macro, Micro, Hamming }, rule => Assert.Equal(rule.Metric.Compute(rows), Score(rule, labels, [0.5, 0.5, 0.5], null), 1e-12));
    }

    [Fact]
    public void A_label_that_no_row_has_is_predicted_from_a_half_on() => Assert.Equal(0.5, Assert.Single(Macro.Choose([([0.1, 0.9], [false, false])], null)));

    private static double Score(ThresholdRule.ByLabels rule, IReadOnlyCollection<(double[] Probabilities, bool[] Have)> labels, double[] thresholds, double[]? weights) =>
        rule.Overall([.. labels.Zip(thresholds, (label, threshold) => LabelThresholds.Counts(label.Probabilities, label.Have, threshold, weights))]);

    private static ((double[] Probabilities, bool[] Have)[] Labels, double[]? Weights) Random(int seed)
    {
        var random = new Random(seed);
        (double[], bool[])[] labels = [.. Enumerable.Range(0, 3).Select(label =>
        {
            double[] probabilities = [.. Enumerable.Range(0, 30).Select(_ => random.Next(10) / 10.0)];
            return (probabilities, Array.ConvertAll(probabilities, one => random.NextDouble() < one / (label + 1)));
        })];
        labels[0].Item2[0] = !(labels[0].Item2[1] = true);
        return (labels, seed % 2 == 0 ? null : [.. Enumerable.Range(0, 30).Select(_ => (double)random.Next(1, 4))]);
    }
}
