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
    public static double LogSumExp(ReadOnlySpan<float> outputs)
    {
        var highest = double.NegativeInfinity;
        foreach (var output in outputs) highest = Math.Max(highest, output);
        var sum = 0.0;
        foreach (var output in outputs) sum += Elementary.Exp(output - highest);
        return highest + Elementary.Log(sum);
    }
}
