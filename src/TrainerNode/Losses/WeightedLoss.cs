using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// A loss whose rows count by weights: (1/n) Σ wᵢ·lᵢ over the n rows of a batch. With weights of mean 1 over all rows that a net trains on, a step is on average one of the
/// weighted mean, whatever the size of the batches. Targets are those of the batch, and after them the weights of its rows.
/// </summary>
/// <param name="Loss">Without weights, of one target a row.</param>
internal sealed record WeightedLoss(LossSettings Loss) : LossSettings
{
    /// <inheritdoc/>
    public override bool IsForClasses => Loss.IsForClasses;

    /// <inheritdoc/>
    public override int TargetColumns(int outputs) => Loss.TargetColumns(outputs) + 1;

    /// <inheritdoc/>
    public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default) =>
        throw new InvalidOperationException("Scores are given in the loss without weights.");

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var rows = targets.Length / 2;
        ReadOnlySpan<float> of = targets[..rows], weights = targets[rows..];
        if (!Loss.HasMean(of) || weights.IndexOfAnyExcept(0) < 0)
        {
            gradient.Clear();
            return Loss.HasMean(of) ? 0 : float.NaN;
        }

        Loss.Gradient(predictions, of, gradient);
        var (outputs, sum) = (gradient.Length / rows, 0.0);
        for (var row = 0; row < rows; row++)
        {
            sum += weights[row];
            foreach (ref var slope in gradient.Slice(row * outputs, outputs)) slope *= weights[row];
        }

        return (float)(Loss.Mean(predictions, of, weights) * (sum / rows));
    }

    /// <inheritdoc/>
    public override bool HasMean(ReadOnlySpan<float> targets) => Loss.HasMean(targets[..(targets.Length / 2)]);
}
