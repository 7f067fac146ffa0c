using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Results;

/// <summary>How good predictions are beside their loss.</summary>
/// <param name="Values">Metrics by name.</param>
public sealed record ModelMetrics(ImmutableArray<MetricValue> Values)
{
    /// <summary>Counts of right and wrong predictions, one entry a class; empty where targets are numbers or labels, or rows have weights.</summary>
    public ImmutableArray<ClassCounts> Classes { get; init; } = [];

    /// <summary>Rows that were scored; 0 where there are no counts.</summary>
    public int Rows => (int)Classes.Sum(counts => counts.Support);

    /// <summary>Some metrics of predicted rows.</summary>
    public static ModelMetrics Create(IEnumerable<Metric> metrics, PredictedRows rows) => new([.. metrics.Select(metric => new MetricValue(metric.Name, metric.Compute(rows)))])
    {
        Classes = rows.Classes > 0 && rows.Weights.IsEmpty && !rows.HasLabels ? [.. rows.Counts] : [],
    };

    /// <summary>The value of a metric; null where it is not among them and does not follow from the counts.</summary>
    public double? Find(Metric metric)
    {
        foreach (var value in Values)
        {
            if (value.Name == metric.Name) return value.Value;
        }

        return Classes.IsEmpty ? null : metric.FromCounts(Classes.AsSpan());
    }

    /// <inheritdoc/>
    public bool Equals(ModelMetrics? other) =>
        other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Length, Classes.Length, Rows);
}

/// <summary>One metric of one set of rows.</summary>
/// <param name="Name">See <see cref="Metric.Name"/>.</param>
/// <param name="Value">In units of the target; NaN where the rows do not define it.</param>
public readonly record struct MetricValue(string Name, double Value);
