using System.Buffers;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Predictions;

/// <summary>Probabilities of classes from the outputs of a net.</summary>
public static class Softmax
{
    /// <summary>Replaces the outputs of one row by their probabilities.</summary>
    /// <param name="outputs">One a class.</param>
    public static void Apply(Span<float> outputs)
    {
        var logSum = LogSumExp(outputs);
        for (var c = 0; c < outputs.Length; c++) outputs[c] = (float)Elementary.Exp(outputs[c] - logSum);
    }

    /// <summary>log Σ exp, without overflow.</summary>
    /// <param name="outputs">One a class.</param>
    /// <param name="except">The class that is left out; default: all count.</param>
    public static double LogSumExp(ReadOnlySpan<float> outputs, int except = -1)
    {
        var (highest, sum) = (double.NegativeInfinity, 0.0);
        for (var c = 0; c < outputs.Length; c++)
        {
            if (c != except) highest = Math.Max(highest, outputs[c]);
        }

        for (var c = 0; c < outputs.Length; c++)
        {
            if (c != except) sum += Elementary.Exp(outputs[c] - highest);
        }

        return highest + Elementary.Log(sum);
    }

    /// <summary><see cref="LogSumExp(ReadOnlySpan{float}, int)"/> of each row, with the same bits.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="logSums">One a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LogSumExp(ReadOnlySpan<float> outputs, Span<double> logSums)
    {
        var classes = outputs.Length / logSums.Length;
        var rented = ArrayPool<double>.Shared.Rent(outputs.Length);
        var powers = rented.AsSpan(0, outputs.Length);
        for (int row = 0, at = 0; row < logSums.Length; row++)
        {
            var of = outputs.Slice(row * classes, classes);
            var highest = double.NegativeInfinity;
            foreach (var output in of) highest = Math.Max(highest, output);
            foreach (var output in of) powers[at++] = output - highest;
            logSums[row] = highest;
        }

        Exponentials.Apply(powers);
        for (int row = 0, at = 0; row < logSums.Length; row++)
        {
            var sum = 0.0;
            for (var c = 0; c < classes; c++) sum += powers[at++];
            logSums[row] += Elementary.Log(sum);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Probabilities of rows whose logarithms of sums are known.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="logSums">One a row.</param>
    /// <param name="probabilities">As many as outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> outputs, ReadOnlySpan<double> logSums, Span<float> probabilities)
    {
        var classes = outputs.Length / logSums.Length;
        var rented = ArrayPool<double>.Shared.Rent(outputs.Length);
        var powers = rented.AsSpan(0, outputs.Length);
        for (int row = 0, at = 0; row < logSums.Length; row++)
        {
            for (var c = 0; c < classes; c++, at++) powers[at] = outputs[at] - logSums[row];
        }

        Exponentials.Apply(powers);
        for (var at = 0; at < powers.Length; at++) probabilities[at] = (float)powers[at];
        ArrayPool<double>.Shared.Return(rented);
    }
}
