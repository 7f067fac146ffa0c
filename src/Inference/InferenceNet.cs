using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.Inference;

/// <summary>One net with its preparation and the way back to the units of the target.</summary>
internal sealed class InferenceNet : IDisposable
{
    private readonly DenseForward _forward;
    private readonly PreparedColumn[] _prepared;
    private readonly float[] _outputs, _mean, _deviation;
    private readonly ColumnUnit[] _units;
    private readonly ColumnFile _target;
    private readonly ColumnUnit _unit;
    private readonly FittedTarget? _transform;
    private readonly int _count;
    private readonly bool _hasClasses, _hasLabels;

    /// <exception cref="InvalidDataException">The weights are those of another net, or the activation is unknown.</exception>
    public InferenceNet(InferenceFile file, IReadOnlyList<NamedWeights> weights)
    {
        _prepared = [.. file.Inputs.Select(column => column.Prepared).OfType<PreparedColumn>()];
        (_mean, _deviation) = ([.. file.Inputs.Select(column => column.Mean)], [.. file.Inputs.Select(column => column.Deviation)]);
        _units = [.. file.Inputs.Select(column => column.Unit)];
        (_target, _unit, _transform) = (file.Target, file.Target.Unit, file.Target.Transform);
        (_count, _hasClasses, _hasLabels) = (file.Outputs, file.Classes is not null, file.HasLabels);
        Width = _prepared.Length == 0 ? file.Inputs.Length : _prepared.Sum(column => column.Width);
        _outputs = new float[DenseForward.MostRows * _count];
        var activation = Activations.Find(file.Activation ?? "") ?? throw new InvalidDataException($"This version does not know the activation {file.Activation}.");
        _forward = new DenseForward([Width, .. file.Hidden, _count], activation, weights);
    }

    /// <summary>How many inputs it has.</summary>
    public int Width { get; }

    /// <summary>Where prepared rows go in.</summary>
    public Span<float> Inputs => _forward.Inputs;

    /// <summary>Makes its inputs of cells.</summary>
    public void Prepare(ReadOnlySpan<double> cells)
    {
        var inputs = Inputs;
        if (_prepared.Length > 0) inputs[..(cells.Length / _units.Length * Width)].Clear();
        for (int at = 0, place = 0, column = 0; at < cells.Length; at++)
        {
            var unit = _units[column];
            var stored = unit.IsPlain ? (float)cells[at] : unit.Store(cells[at]);
            if (_prepared.Length == 0)
            {
                inputs[place++] = (float)(((double)stored - _mean[column]) / _deviation[column]);
            }
            else
            {
                _prepared[column].Write(stored, unit, inputs.Slice(place, _prepared[column].Width));
                place += _prepared[column].Width;
            }

            column = column + 1 == _units.Length ? 0 : column + 1;
        }
    }

    /// <summary>Predicts the first rows of <see cref="Inputs"/>.</summary>
    /// <param name="predictions">rows × outputs.</param>
    /// <param name="adds">Whether predictions are added to what is there.</param>
    public void Run(int rows, Span<double> predictions, bool adds)
    {
        var outputs = _outputs.AsSpan(0, rows * _count);
        _forward.Run(rows, outputs);
        if (_hasLabels)
        {
            Sigmoid.Apply(outputs);
        }
        else if (_hasClasses)
        {
            for (var row = 0; row < rows; row++) Softmax.Apply(outputs.Slice(row * _count, _count));
        }

        for (var at = 0; at < outputs.Length; at++)
        {
            var prediction = _hasClasses ? outputs[at] : Number(outputs[at]);
            predictions[at] = adds ? predictions[at] + prediction : prediction;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _forward.Dispose();

    private double Number(float output)
    {
        var learned = (float)(((double)output * _target.Deviation) + _target.Mean);
        return _transform?.Inverse(learned) ?? _unit.Restore(learned);
    }
}
