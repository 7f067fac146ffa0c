using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Scores a net on the same rows again and again. Losses and metrics are those of the predictions scaled back, in units of the
/// target: so configurations that standardise it and such that do not can be compared.
/// </summary>
internal sealed class Scorer
{
    private readonly LossSettings _loss;
    private readonly IRowSource _table;
    private readonly FittedPreparation _preparation;
    private readonly int[] _indices;
    private readonly int _outputs, _classes;
    private readonly bool _hasLabels;
    private readonly float[] _targets, _weights;
    private readonly double _unit, _factor, _offset;
    private float[] _predictions, _kept = [];

    /// <param name="loss">In units of the target.</param>
    /// <param name="table">Where the rows come from.</param>
    /// <param name="preparation">How they are prepared.</param>
    /// <param name="prepared">The same rows as the net takes them.</param>
    /// <param name="indices">Which rows, at least one.</param>
    public Scorer(LossSettings loss, DataTable table, FittedPreparation preparation, IRowSource prepared, int[] indices)
    {
        // Stored targets and predictions are compared, and the result is converted to units of the target, in which 32 bits might not distinguish them.
        (_loss, _factor, _unit) = (loss.Scaled(preparation.TargetFactor), preparation.TargetFactor, loss.Unit(preparation.TargetFactor));
        (_table, _preparation, _indices, _classes) = (prepared, preparation, indices, table.Classes.Length);
        (_offset, _hasLabels) = (table.TargetUnit.Offset, table.HasLabels);
        _outputs = Math.Max(1, _classes);
        _targets = [.. indices.Select(row => table.Targets[row])];
        _weights = RowWeights.Read(RowWeights.Read(table), indices);
        _predictions = new float[indices.Length * _outputs];
    }

    /// <summary>Loss of the net as it is now.</summary>
    public double Loss(INet net)
    {
        for (var start = 0; start < _indices.Length; start += net.Capacity)
        {
            var rows = Math.Min(net.Capacity, _indices.Length - start);
            NetRows.FillInputs(net, _table, _indices.AsSpan(start, rows));
            net.Predict(rows).CopyTo(_predictions.AsSpan(start * _outputs));
        }

        _preparation.Unlearn(_predictions);
        return Significand.Rounded(_loss.Mean(_predictions, _targets, _weights) * _unit);
    }

    /// <summary>
    /// Predictions of the current net, one for each row, in the unit in which the target is stored; for classes their probabilities, rows × classes. Valid until the scorer is used again.
    /// </summary>
    public float[] Predict(INet net)
    {
        _ = Loss(net);
        if (_hasLabels) Sigmoid.Apply(_predictions);
        for (var start = 0; _outputs > 1 && !_hasLabels && start < _predictions.Length; start += _outputs) Softmax.Apply(_predictions.AsSpan(start, _outputs));
        return _predictions;
    }

    /// <summary>Score of given predictions.</summary>
    /// <param name="predictions">As <see cref="Predict"/> gives them, not to be written afterwards; a probability of 0 counts as the least that is above it.</param>
    /// <param name="metrics">Beside the loss.</param>
    public Score Score(float[] predictions, IEnumerable<Metric> metrics)
    {
        predictions.CopyTo(_predictions, 0);
        var rows = _classes == 0 ? Rows() : PredictedRows.OfProbabilities(predictions, _targets, _classes, _weights, _hasLabels);

        // Of classes, logarithms of probabilities are outputs of a net that would give these.
        for (var i = 0; _outputs > 1 && i < _predictions.Length; i++)
        {
            _predictions[i] = _hasLabels ? (float)Sigmoid.Inverse(_predictions[i]) : (float)Elementary.Log(Math.Max(_predictions[i], float.Epsilon));
        }

        return new Score(Significand.Rounded(_loss.Mean(_predictions, _targets, _weights) * _unit), ModelMetrics.Create(metrics, rows));
    }

    /// <summary>Keeps the predictions of the last <see cref="Loss"/>, so that the best epoch's metrics need no copy of its weights.</summary>
    public void Keep() => (_predictions, _kept) = (_kept.Length > 0 ? _kept : new float[_predictions.Length], _predictions);

    /// <summary>The predictions that were kept last, as the net gave them.</summary>
    public ReadOnlySpan<float> Kept => _kept;

    /// <summary>Keeps what another scorer of the same rows has kept.</summary>
    public void Keep(ReadOnlySpan<float> kept) => _kept = kept.ToArray();

    /// <summary>The rows with the predictions that were kept last.</summary>
    public PredictedRows KeptRows() => new(_kept, _targets, _classes, _factor, _offset) { Weights = _weights, HasLabels = _hasLabels };

    /// <summary>The rows with the predictions of the last <see cref="Loss"/>, which was finite; valid until the next one.</summary>
    public PredictedRows Rows() => new(_predictions, _targets, _classes, _factor, _offset) { Weights = _weights, HasLabels = _hasLabels };
}
