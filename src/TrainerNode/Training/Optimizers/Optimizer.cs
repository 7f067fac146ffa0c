using System.Numerics;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// Makes optimisers. All of them work element by element on vectors of floats, with a rounding after each operation (never a fused
/// multiply-add), so that the bits depend neither on the vector's width nor on where in the flat block a parameter lies.
/// </summary>
public static class Optimizer
{
    /// <param name="settings">Which one, and its constants.</param>
    /// <param name="length">Floats in the flat block of parameters: a multiple of 16, as <see cref="Models.ParameterLayout.Length"/>.</param>
    public static IOptimizer Create(OptimizerSettings settings, int length) => settings switch
    {
        OptimizerSettings.Sgd sgd => new Sgd(sgd, length),
        OptimizerSettings.Adam adam => new Adam(adam, length),
        OptimizerSettings.AdamW adamW => new Adam(adamW, length),
        OptimizerSettings.Adamax adamax => new Adamax(adamax, length),
        OptimizerSettings.RmsProp rmsProp => new RmsProp(rmsProp, length),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings, "Not an optimiser."),
    };

    /// <summary>State of zeros, one for each parameter.</summary>
    internal static Vector<float>[] State(int length) =>
        length % Vector<float>.Count == 0
            ? new Vector<float>[length / Vector<float>.Count]
            : throw new ArgumentOutOfRangeException(nameof(length), length, $"Not a multiple of {Vector<float>.Count}.");

    /// <summary>Parameters as vectors; a length that the state does not have is a bug.</summary>
    internal static Span<Vector<float>> Vectors(Span<float> values, int count) => values.Length == count * Vector<float>.Count
        ? MemoryMarshal.Cast<float, Vector<float>>(values)
        : throw new ArgumentException($"{values.Length} floats for an optimiser of {count * Vector<float>.Count}.");

    /// <summary>Gradients as vectors; a length that the state does not have is a bug.</summary>
    internal static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values, int count) => values.Length == count * Vector<float>.Count
        ? MemoryMarshal.Cast<float, Vector<float>>(values)
        : throw new ArgumentException($"{values.Length} floats for an optimiser of {count * Vector<float>.Count}.");
}
