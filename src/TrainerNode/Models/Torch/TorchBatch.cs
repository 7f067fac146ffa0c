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
    private readonly float[] _targets, _predictions;

    /// <param name="definition">What goes in and comes out.</param>
    /// <param name="layout">Of the parameters.</param>
    /// <param name="dropout">Share that a mask drops; 0 for no masks.</param>
    /// <param name="widths">Floats a row of each mask.</param>
    public TorchBatch(NetDefinition definition, ParameterLayout layout, double dropout, IEnumerable<int> widths)
    {
        (_definition, _dropout) = (definition, (float)dropout);
        Parameters = new TorchBuffer(1, layout.Length);
        Gradients = new TorchBuffer(1, layout.Trained);
        Inputs = new TorchBuffer(definition.Capacity, definition.Inputs);
        OutputGradient = new TorchBuffer(definition.Capacity, definition.Outputs);
        Masks = _dropout > 0 ? [.. widths.Select(width => new TorchBuffer(definition.Capacity, width))] : [];
        _targets = new float[definition.Capacity * definition.Targets];
        _predictions = new float[definition.Capacity * definition.Outputs];
    }

    /// <summary>1 × all of them.</summary>
    public TorchBuffer Parameters { get; }

    /// <summary>1 × the trained ones.</summary>
    public TorchBuffer Gradients { get; }

    /// <summary>capacity × inputs.</summary>
    public TorchBuffer Inputs { get; }

    /// <summary>capacity × outputs.</summary>
    public TorchBuffer OutputGradient { get; }

    /// <summary>capacity × width each; empty without dropout.</summary>
    public TorchBuffer[] Masks { get; }

    /// <summary>capacity × targets a row.</summary>
    public Span<float> Targets => _targets;

    /// <summary>A number of rows that fits.</summary>
    public void Require(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _definition.Capacity);
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
        autograd.backward(output, outputGradient);
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
        TorchBuffer[] buffers = [Parameters, Gradients, Inputs, OutputGradient, .. Masks];
        foreach (var buffer in buffers)
        {
            buffer.Dispose();
        }
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
