using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>
/// Median of |p − y|; of an even number of rows the mean of the two in the middle. With weights it is the least error up to which rows have more than half of the weight; if
/// they have exactly half there, the mean of that error and the next, so that a row with the weight 2 counts like two rows.
/// </summary>
public sealed record MedianAbsoluteError() : NumberMetric("median-absolute-error")
{
    public static readonly Kind<Metric> Kind = new("median-absolute-error", _ => new MedianAbsoluteError());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var errors = new double[rows.Rows];
        for (var i = 0; i < errors.Length; i++) errors[i] = Math.Abs((double)rows.Outputs[i] - rows.Targets[i]);
        if (!rows.Weights.IsEmpty) return OfWeighted(errors, rows) * rows.Factor;
        Array.Sort(errors);
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2 * rows.Factor;
    }

    private static double OfWeighted(double[] errors, PredictedRows rows)
    {
        int[] order = [.. Enumerable.Range(0, errors.Length)];
        Array.Sort(errors, order);
        var (sum, at) = (rows.WeightOf(order[0]), 0);
        while (sum < rows.Total / 2 && at + 1 < order.Length) sum += rows.WeightOf(order[++at]);
        var next = at + 1;
        while (next < order.Length && rows.WeightOf(order[next]) == 0) next++;
        return sum > rows.Total / 2 || next == order.Length ? errors[at] : (errors[at] + errors[next]) / 2;
    }
}
