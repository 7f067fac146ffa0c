using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// What optimisers have in common. All of them work element by element on vectors of floats, with a rounding after each operation (never a fused
/// multiply-add), so that the bits depend neither on the vector's width nor on where in the flat block a parameter lies.
/// </summary>
public static class OptimizerVectors
{
    // 2⁻⁵⁰, 2⁻¹⁰⁰ and 2⁻¹²⁰; a normal float is at least 2⁻¹²⁶.
    internal const float SmallestGradient = 8.8817842e-16f, SmallestMean = 7.8886091e-31f, SmallestSquare = 7.5231638e-37f;

    /// <summary>State of zeros, one for each parameter.</summary>
    public static Vector<float>[] State(int length) =>
        length % Vector<float>.Count == 0
            ? new Vector<float>[length / Vector<float>.Count]
            : throw new ArgumentOutOfRangeException(nameof(length), length, $"Not a multiple of {Vector<float>.Count}.");

    /// <summary>Parameters as vectors; a length that the state does not have is a bug.</summary>
    public static Span<Vector<float>> Vectors(Span<float> values, int count) => values.Length == count * Vector<float>.Count
        ? MemoryMarshal.Cast<float, Vector<float>>(values)
        : throw new ArgumentException($"{values.Length} floats for an optimiser of {count * Vector<float>.Count}.");

    /// <summary>Gradients as vectors; a length that the state does not have is a bug.</summary>
    public static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values, int count) => values.Length == count * Vector<float>.Count
        ? MemoryMarshal.Cast<float, Vector<float>>(values)
        : throw new ArgumentException($"{values.Length} floats for an optimiser of {count * Vector<float>.Count}.");

    /// <summary>
    /// A gradient, 0 where it is too small to move anything: units that have died would otherwise fill the state with denormal numbers,
    /// on which processors are a hundred times slower.
    /// </summary>
    public static Vector<float> Felt(Vector<float> gradient) => ZeroBelow(gradient, SmallestGradient);

    /// <summary>Now and then sets what has faded away to 0: multiplied by 0.9 for ever it would become denormal and stay so.</summary>
    /// <param name="step">Every sixteenth is enough: a mean that keeps a third a step is then not denormal yet.</param>
    /// <param name="means">Running means of gradients.</param>
    /// <param name="squares">Running means of squares, in which the square of the smallest gradient still counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fade(int step, Vector<float>[] means, Vector<float>[]? squares = null)
    {
        if (!Fades(step)) return;
        foreach (ref var mean in means.AsSpan()) mean = ZeroBelow(mean, SmallestMean);
        foreach (ref var square in squares.AsSpan()) square = ZeroBelow(square, SmallestSquare);
    }

    /// <summary>Whether <see cref="Fade"/> does anything before this step.</summary>
    public static bool Fades(int step) => step % 16 == 0;

    /// <summary>NaN is not small, and stays.</summary>
    private static Vector<float> ZeroBelow(Vector<float> values, float smallest) =>
        Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(values), new Vector<float>(smallest)), Vector<float>.Zero, values);
}
