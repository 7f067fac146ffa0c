using System.Runtime.InteropServices;
using ActorSearch.Shared.Randomness;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// What every net on libtorch has around its layers: parameters and gradients, the rows of a batch, dropout's masks; and the way from what the
/// layers put out to a loss, computed in C#, and back.
/// </summary>
internal sealed class TorchBatch : IDisposable
{
    private readonly NetDefinition _definition;
    private readonly float _dropout;
    private readonly float[] _targets, _predictions, _cells;
    private readonly EmbeddingLayer? _embedding;
    private readonly TorchBuffer? _inputGradient;

    /// <param name="definition">What goes in and comes out.</param>
    /// <param name="layout">Of the parameters.</param>
    /// <param name="dropout">Share that a mask drops; 0 for no masks.</param>
    /// <param name="widths">Floats a row of each mask.</param>
    public TorchBatch(NetDefinition definition, ParameterLayout layout, double dropout, IEnumerable<int> widths)
    {
        (_definition, _dropout) = (definition, (float)dropout);
        Parameters = new TorchBuffer(1, layout.Length);
        Gradients = new TorchBuffer(1, layout.Trained);
        _embedding = EmbeddingLayer.Create(definition);
        _cells = _embedding is null ? [] : new float[definition.Capacity * definition.Inputs];
        Inputs = new TorchBuffer(definition.Capacity, _embedding?.Inputs ?? definition.Inputs);
        _inputGradient = _embedding is null ? null : new TorchBuffer(definition.Capacity, _embedding.Inputs);
        OutputGradient = new TorchBuffer(definition.Capacity, definition.Outputs);
        Masks = _dropout > 0 ? [.. widths.Select(width => new TorchBuffer(definition.Capacity, width))] : [];
        _targets = new float[definition.Capacity * definition.Targets];
        _predictions = new float[definition.Capacity * definition.Outputs];
    }

    /// <summary>1 × all of them.</summary>
    public TorchBuffer Parameters { get; }

    /// <summary>1 × the trained ones.</summary>
    public TorchBuffer Gradients { get; }

    /// <summary>capacity × inputs, after tables were looked up.</summary>
    public TorchBuffer Inputs { get; }

    /// <summary>What the caller fills: capacity × inputs, before tables are looked up.</summary>
    public Span<float> Cells => _embedding is null ? Inputs.Floats : _cells;

    /// <summary>capacity × outputs.</summary>
    public TorchBuffer OutputGradient { get; }

    /// <summary>capacity × width each; empty without dropout.</summary>
    public TorchBuffer[] Masks { get; }

    /// <summary>capacity × targets a row.</summary>
    public Span<float> Targets => _targets;

    /// <summary>Looks up the tables for a number of rows, which has to fit.</summary>
    public void LookUp(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _definition.Capacity);
        _embedding?.Forward(_cells.AsSpan(0, rows * _embedding.Cells), Parameters.Floats, Inputs.Floats);
    }

    /// <summary>The first rows of the inputs, recorded if tables are to be trained. The caller's scope disposes of them.</summary>
    /// <param name="inputs">The same rows, not recorded.</param>
    public Tensor Recorded(Tensor inputs, int rows)
    {
        if (_inputGradient is null) return inputs;
        var recorded = inputs.detach().requires_grad_();
        recorded.grad = _inputGradient.Tensor.narrow(0, 0, rows);
        return recorded;
    }

    /// <summary>Draws the masks of a batch.</summary>
    public void DrawMasks(int rows, ref RandomStream dropout)
    {
        foreach (var mask in Masks)
        {
            var width = mask.Floats.Length / _definition.Capacity;
            DropoutMask.Fill(mask.Floats[..(rows * width)], _dropout, ref dropout);
        }
    }

    /// <summary>Computes the gradients again.</summary>
    /// <param name="output">rows × outputs, recorded.</param>
    /// <param name="outputGradient">The first rows of <see cref="OutputGradient"/>.</param>
    /// <param name="rows">How many.</param>
    /// <returns>The loss.</returns>
    public float Backpropagate(Tensor output, Tensor outputGradient, int rows)
    {
        var loss = _definition.Loss.Gradient(Floats(output), _targets.AsSpan(0, rows * _definition.Targets), OutputGradient.Floats[..(rows * _definition.Outputs)]);
        Gradients.Floats.Clear();
        _inputGradient?.Floats.Clear();
        autograd.backward(output, outputGradient);
        _embedding?.Backward(_cells.AsSpan(0, rows * _embedding.Cells), _inputGradient!.Floats, _embedding.Inputs, Gradients.Floats);
        return loss;
    }

    /// <summary>What the layers put out, in memory that outlives the caller's scope.</summary>
    public ReadOnlySpan<float> Predictions(Tensor output, int rows)
    {
        Floats(output).CopyTo(_predictions);
        return _predictions.AsSpan(0, rows * _definition.Outputs);
    }

    public void Dispose()
    {
        TorchBuffer[] buffers = [Parameters, Gradients, Inputs, OutputGradient, .. Masks, .. _inputGradient is null ? Array.Empty<TorchBuffer>() : [_inputGradient]];
        foreach (var buffer in buffers)
        {
            buffer.Dispose();
        }
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
