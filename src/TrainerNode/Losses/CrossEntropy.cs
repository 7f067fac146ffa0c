using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// Softmax cross entropy over one output a class, with label smoothing (Szegedy et al., 2016) and class weights, in PyTorch's definition
/// (a row of class y costs (1 − ε)·w_y·(−log p_y) + ε/C·Σ w_c·(−log p_c), and the mean is over Σ w_y, not over the rows). Rows that
/// all have weight 0 have no mean (NaN, like in PyTorch); their gradient, which is NaN there too, is 0 here, so that a batch of them
/// changes nothing instead of destroying the net.
/// </summary>
/// <param name="Smoothing">ε, in [0, 1).</param>
/// <param name="Weights">w, one a class, each ≥ 0; empty is 1 for all.</param>
public readonly record struct CrossEntropy(double Smoothing, ImmutableArray<double> Weights)
{
    /// <summary>The weight of a row of one class.</summary>
    public double Weight(int label) => Weights.IsEmpty ? 1 : Weights[label];

    /// <summary>Whether any of the rows counts: with a weight of 0 a class does not.</summary>
    /// <param name="labels">The class of each row, a whole number.</param>
    public bool Weighs(ReadOnlySpan<float> labels)
    {
        if (Weights.IsEmpty) return true;
        foreach (var label in labels)
        {
            if (Weights[(int)label] > 0) return true;
        }

        return false;
    }

    /// <summary>What one row costs, not yet divided by the weights.</summary>
    /// <param name="outputs">One a class, before the softmax.</param>
    /// <param name="label">The row's class.</param>
    public double Loss(ReadOnlySpan<float> outputs, int label)
    {
        var logSum = Softmax.LogSumExp(outputs);
        var loss = (1 - Smoothing) * Weight(label) * (logSum - outputs[label]);
        if (Smoothing == 0) return loss;
        var spread = 0.0;
        for (var c = 0; c < outputs.Length; c++) spread += Weight(c) * (logSum - outputs[c]);
        return loss + (Smoothing / outputs.Length * spread);
    }

    /// <summary>Mean over rows.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="labels">The class of each row, a whole number.</param>
    /// <param name="counts">How much each row counts beside its class; empty if all count 1.</param>
    /// <returns>NaN where all rows weigh nothing.</returns>
    public double MeanLoss(ReadOnlySpan<float> outputs, ReadOnlySpan<float> labels, ReadOnlySpan<float> counts = default)
    {
        var classes = outputs.Length / labels.Length;
        var (loss, weight) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            var count = counts.IsEmpty ? 1.0 : counts[row];
            loss += count * Loss(outputs.Slice(row * classes, classes), (int)labels[row]);
            weight += count * Weight((int)labels[row]);
        }

        return weight > 0 ? loss / weight : double.NaN;
    }

    /// <summary>Mean over rows, and its derivative by each output.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="labels">The class of each row, a whole number.</param>
    /// <param name="gradient">rows × classes; replaced; 0 where all rows weigh nothing.</param>
    /// <returns>NaN where all rows weigh nothing.</returns>
    public double Gradient(ReadOnlySpan<float> outputs, ReadOnlySpan<float> labels, Span<float> gradient)
    {
        if (!Weighs(labels))
        {
            gradient.Clear();
            return double.NaN;
        }

        var classes = outputs.Length / labels.Length;
        var (weight, spread) = (0.0, 0.0);
        foreach (var label in labels) weight += Weight((int)label);
        for (var c = 0; c < classes; c++) spread += Weight(c) * Smoothing / classes;
        for (var row = 0; row < labels.Length; row++)
        {
            var label = (int)labels[row];
            var own = (1 - Smoothing) * Weight(label);
            var slopes = gradient.Slice(row * classes, classes);
            outputs.Slice(row * classes, classes).CopyTo(slopes);
            Softmax.Apply(slopes);
            for (var c = 0; c < classes; c++)
            {
                var target = (c == label ? own : 0) + (Weight(c) * Smoothing / classes);
                slopes[c] = (float)((((own + spread) * slopes[c]) - target) / weight);
            }
        }

        return MeanLoss(outputs, labels);
    }
}
