using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Share of rows whose class is among their K highest outputs; of equal outputs those of lower classes come first.</summary>
/// <param name="K">≥ 1.</param>
public sealed record TopK(int K) : ClassMetric("top-k")
{
    public static readonly Kind<Metric> Kind = new("top-k", values => new TopK(values.Get(SearchSection.TopK)));

    /// <inheritdoc/>
    public override bool FavoursFrequentClass => true;

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override string? Check(ImmutableArray<string> classes) => K < classes.Length ? null
        : $"top-k with selection.top-k = {K} is 1 for every configuration, because there are only {classes.Length} classes. "
            + (classes.Length > 2 ? $"Set selection.top-k to {classes.Length - 1} or less, or use accuracy." : "Use accuracy.");

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var found = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            var outputs = rows.OutputsOf(row);
            var (actual, above) = (rows.ClassOf(row), 0);
            for (var c = 0; c < outputs.Length; c++)
            {
                if (outputs[c] > outputs[actual] || (outputs[c] == outputs[actual] && c < actual)) above++;
            }

            if (above < K) found += rows.WeightOf(row);
        }

        return found / rows.Total;
    }
}
