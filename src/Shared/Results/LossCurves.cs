using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results;

/// <summary>Losses of each epoch in units of the unscaled target, all finite; all curves have one entry for each epoch.</summary>
/// <param name="Train">Mean loss over the epoch's batches, measured while training.</param>
/// <param name="Validation">Loss over the validation rows after the epoch.</param>
public sealed record LossCurves(double[] Train, double[] Validation)
{
    /// <summary>Metrics over the validation rows after each epoch, by name; see <see cref="MetricCurve"/>. Not a part of the digest.</summary>
    public MetricCurve[] Metrics { get; init; } = [];

    /// <summary>How many epochs were run.</summary>
    public int Epochs => Train.Length;

    /// <summary>The curve of a metric; null where it was not recorded.</summary>
    public double[]? Metric(string name) => Array.Find(Metrics, curve => curve.Name == name)?.Values;

    /// <summary>Some epochs, to be joined again.</summary>
    /// <param name="first">Counted from 0.</param>
    /// <param name="count">How many.</param>
    public LossCurves Part(int first, int count) => new(Train[first..(first + count)], Validation[first..(first + count)])
    {
        Metrics = [.. Metrics.Select(curve => new MetricCurve(curve.Name, curve.Values[first..(first + count)]))],
    };

    /// <summary>The whole of such parts, in their order. The parts have the same metrics.</summary>
    public static LossCurves Joined(IReadOnlyList<LossCurves> parts) =>
        new([.. parts.SelectMany(part => part.Train)], [.. parts.SelectMany(part => part.Validation)])
        {
            Metrics =
            [
                .. parts[0].Metrics.Select(first => new MetricCurve(first.Name, [.. parts.SelectMany(part => part.Metric(first.Name) ?? [])])),
            ],
        };
}

/// <summary>A metric after each epoch.</summary>
/// <param name="Name">See <see cref="Metric.Name"/>; the store and the wire keep it as text.</param>
/// <param name="Values">In double precision; NaN where the rows have none.</param>
public sealed record MetricCurve(string Name, double[] Values);
