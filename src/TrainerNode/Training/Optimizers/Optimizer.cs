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
    // 2⁻⁵⁰, 2⁻¹⁰⁰ and 2⁻¹²⁰; a normal float is at least 2⁻¹²⁶.
    private const float SmallestGradient = 8.8817842e-16f, SmallestMean = 7.8886091e-31f, SmallestSquare = 7.5231638e-37f;

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

    /// <summary>
    /// A gradient, 0 where it is too small to move anything: units that have died would otherwise fill the state with denormal numbers,
    /// on which processors are a hundred times slower.
    /// </summary>
    internal static Vector<float> Felt(Vector<float> gradient) => ZeroBelow(gradient, SmallestGradient);

    /// <summary>Now and then sets what has faded away to 0: multiplied by 0.9 for ever it would become denormal and stay so.</summary>
    /// <param name="step">Every sixteenth is enough: a mean that keeps a third a step is then not denormal yet.</param>
    /// <param name="means">Running means of gradients.</param>
    /// <param name="squares">Running means of squares, in which the square of the smallest gradient still counts.</param>
    internal static void Fade(int step, Vector<float>[] means, Vector<float>[]? squares = null)
    {
        if (step % 16 != 0) return;
        foreach (ref var mean in means.AsSpan()) mean = ZeroBelow(mean, SmallestMean);
        foreach (ref var square in squares.AsSpan()) square = ZeroBelow(square, SmallestSquare);
    }

    /// <summary>NaN is not small, and stays.</summary>
    private static Vector<float> ZeroBelow(Vector<float> values, float smallest) =>
        Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(values), new Vector<float>(smallest)), Vector<float>.Zero, values);
}
