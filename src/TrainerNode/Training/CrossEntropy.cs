namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Softmax cross entropy over one output a class, with label smoothing (Szegedy et al., 2016) and class weights, as PyTorch defines
/// it: a row of class y costs (1 − ε)·w_y·(−log p_y) + ε/C·Σ w_c·(−log p_c), and the mean is over Σ w_y, not over the rows.
/// </summary>
/// <param name="Smoothing">ε, in [0, 1).</param>
/// <param name="Weights">w, one a class, each ≥ 0; null is 1 for all.</param>
public sealed record CrossEntropy(float Smoothing, float[]? Weights)
{
    /// <summary>The weight of a row of one class.</summary>
    public float Weight(int label) => Weights is null ? 1 : Weights[label];

    /// <summary>What one row costs, not yet divided by the weights.</summary>
    /// <param name="outputs">One a class, before the softmax.</param>
    /// <param name="label">The row's class.</param>
    public double Loss(ReadOnlySpan<float> outputs, int label)
    {
        var logSum = LogSumExp(outputs);
        var loss = (1 - (double)Smoothing) * Weight(label) * (logSum - outputs[label]);
        if (Smoothing == 0) return loss;
        var spread = 0.0;
        for (var c = 0; c < outputs.Length; c++) spread += Weight(c) * (logSum - outputs[c]);
        return loss + (Smoothing / outputs.Length * spread);
    }

    /// <summary>Mean over rows.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="labels">One a row.</param>
    /// <returns>NaN where all rows weigh nothing.</returns>
    public double MeanLoss(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        var classes = outputs.Length / labels.Length;
        var (loss, weight) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            loss += Loss(outputs.Slice(row * classes, classes), labels[row]);
            weight += Weight(labels[row]);
        }

        return loss / weight;
    }

    /// <summary>Probabilities from outputs: the softmax, in place.</summary>
    public static void Softmax(Span<float> outputs)
    {
        var logSum = LogSumExp(outputs);
        for (var c = 0; c < outputs.Length; c++) outputs[c] = (float)Math.Exp(outputs[c] - logSum);
    }

    /// <summary>log Σ exp, without overflow.</summary>
    private static double LogSumExp(ReadOnlySpan<float> outputs)
    {
        var highest = double.NegativeInfinity;
        foreach (var output in outputs) highest = Math.Max(highest, output);
        var sum = 0.0;
        foreach (var output in outputs) sum += Math.Exp(output - highest);
        return highest + Math.Log(sum);
    }
}
