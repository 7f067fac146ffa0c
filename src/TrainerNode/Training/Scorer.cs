using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Scores a net on the same rows again and again. Losses and metrics are those of the predictions scaled back, in units of the
/// target: so configurations that standardise it and such that do not can be compared.
/// </summary>
internal sealed class Scorer
{
    /// <summary>Rows that a net predicts at once at the most: enough to make the cost of a call small, few enough to stay in the cache.</summary>
    public const int MaxRows = 256;

    private readonly LossSettings _loss;
    private readonly ScaledTable _table;
    private readonly ColumnScale _targetScale;
    private readonly int[] _indices;
    private readonly float[] _targets;
    private float[] _predictions, _kept;

    /// <param name="loss">In units of the target.</param>
    /// <param name="table">Where the rows come from.</param>
    /// <param name="scaling">How they are scaled.</param>
    /// <param name="indices">Which rows, at least one.</param>
    public Scorer(LossSettings loss, DataTable table, Scaling scaling, ScaledTable scaled, int[] indices)
    {
        (_loss, _table, _targetScale, _indices) = (loss, scaled, scaling.Target, indices);
        _targets = [.. indices.Select(row => table.Targets[row])];
        _predictions = new float[indices.Length];
        _kept = new float[indices.Length];
    }

    /// <summary>Loss of the net as it is now.</summary>
    public float Loss(INet net)
    {
        for (var start = 0; start < _indices.Length; start += net.Capacity)
        {
            var rows = Math.Min(net.Capacity, _indices.Length - start);
            Rows.FillInputs(net, _table, _indices.AsSpan(start, rows));
            net.Predict(rows).CopyTo(_predictions.AsSpan(start));
        }

        _targetScale.Unapply(_predictions);
        return Losses.Mean(_loss, _predictions, _targets);
    }

    /// <summary>Keeps the predictions of the last <see cref="Loss"/>, so that the best epoch's metrics need no copy of its weights.</summary>
    public void Keep() => (_predictions, _kept) = (_kept, _predictions);

    /// <summary>Metrics of the predictions that were kept last.</summary>
    public RegressionMetrics KeptMetrics() => Metrics.Of(_kept, _targets);

    /// <summary>Loss and metrics of the net as it is now.</summary>
    public Score Score(INet net)
    {
        var loss = Loss(net);
        return new Score(loss, Metrics.Of(_predictions, _targets));
    }
}
