using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    /// <summary>Rows whose exponentials are computed side by side.</summary>
    private const int RowsTogether = 64;

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
    public double Loss(ReadOnlySpan<float> outputs, int label) => Loss(outputs, label, Softmax.LogSumExp(outputs));

    /// <summary>Mean over rows.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="labels">The class of each row, a whole number.</param>
    /// <param name="counts">How much each row counts beside its class; empty if all count 1.</param>
    /// <returns>NaN where all rows weigh nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double MeanLoss(ReadOnlySpan<float> outputs, ReadOnlySpan<float> labels, ReadOnlySpan<float> counts = default)
    {
        var classes = outputs.Length / labels.Length;
        var (loss, weight) = (0.0, 0.0);
        Span<double> logSums = stackalloc double[RowsTogether];
        for (var first = 0; first < labels.Length; first += RowsTogether)
        {
            var rows = Math.Min(RowsTogether, labels.Length - first);
            Softmax.LogSumExp(outputs.Slice(first * classes, rows * classes), logSums[..rows]);
            for (var row = first; row < first + rows; row++)
            {
                var count = counts.IsEmpty ? 1.0 : counts[row];
                loss += count * Loss(outputs.Slice(row * classes, classes), (int)labels[row], logSums[row - first]);
                weight += count * Weight((int)labels[row]);
            }
        }

        return weight > 0 ? loss / weight : double.NaN;
    }

    /// <summary>Mean over rows, and its derivative by each output.</summary>
    /// <param name="outputs">rows × classes.</param>
    /// <param name="labels">The class of each row, a whole number.</param>
    /// <param name="gradient">rows × classes; replaced; 0 where all rows weigh nothing.</param>
    /// <returns>NaN where all rows weigh nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(ReadOnlySpan<float> outputs, ReadOnlySpan<float> labels, Span<float> gradient)
    {
        if (!Weighs(labels))
        {
            gradient.Clear();
            return double.NaN;
        }

        var classes = outputs.Length / labels.Length;
        var (weight, spread, loss) = (0.0, 0.0, 0.0);
        foreach (var label in labels) weight += Weight((int)label);
        for (var c = 0; c < classes; c++) spread += Weight(c) * Smoothing / classes;
        Span<double> logSums = stackalloc double[RowsTogether];
        for (var first = 0; first < labels.Length; first += RowsTogether)
        {
            var rows = Math.Min(RowsTogether, labels.Length - first);
            var of = outputs.Slice(first * classes, rows * classes);
            Softmax.LogSumExp(of, logSums[..rows]);
            Softmax.Apply(of, logSums[..rows], gradient.Slice(first * classes, of.Length));
            for (var row = first; row < first + rows; row++)
            {
                var label = (int)labels[row];
                loss += Loss(outputs.Slice(row * classes, classes), label, logSums[row - first]);
                Slopes(gradient.Slice(row * classes, classes), label, spread, weight);
            }
        }

        return loss / weight;
    }

    /// <summary>Replaces a row's probabilities by the derivatives of the mean.</summary>
    private void Slopes(Span<float> probabilities, int label, double spread, double weight)
    {
        var own = (1 - Smoothing) * Weight(label);
        for (var c = 0; c < probabilities.Length; c++)
        {
            var target = (c == label ? own : 0) + (Weight(c) * Smoothing / probabilities.Length);
            probabilities[c] = (float)((((own + spread) * probabilities[c]) - target) / weight);
        }
    }

    private double Loss(ReadOnlySpan<float> outputs, int label, double logSum)
    {
        var loss = (1 - Smoothing) * Weight(label) * (logSum - outputs[label]);
        if (Smoothing == 0) return loss;
        var spread = 0.0;
        for (var c = 0; c < outputs.Length; c++) spread += Weight(c) * (logSum - outputs[c]);
        return loss + (Smoothing / outputs.Length * spread);
    }
}
