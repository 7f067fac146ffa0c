using System.Globalization;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// When a training has failed rather than done badly: a loss that is not finite, or one far above where it began. The second is needed
/// since adaptive optimisers bound each step: with a senseless learning rate they need not overflow, but kill every hidden unit.
/// Reasons name no time and no machine: the same cause reads the same everywhere.
/// </summary>
internal readonly record struct Divergence
{
    private const double Factor = 1e6;

    private readonly double _start;

    // A loss may be below 0.
    private Divergence(double start) => _start = Math.Abs(start);

    /// <summary>The rule for one training.</summary>
    /// <param name="loss">Of stored targets.</param>
    /// <param name="unit">What it is multiplied by to be in units of the target.</param>
    /// <param name="trainTargets">As they are stored. The loss of predicting their mean counts as a start too: an untrained net may be right by luck.</param>
    /// <param name="untrained">In units of the target: loss of the untrained net on the rows that are scored; not finite means no bound.</param>
    /// <param name="weights">How much each training row counts; empty: all alike.</param>
    public static Divergence From(LossSettings loss, double unit, ReadOnlySpan<float> trainTargets, double untrained, ReadOnlySpan<float> weights = default)
    {
        // Of classes, the loss of one that holds a thousand for equally likely.
        var ofMean = loss.IsForClasses ? Elementary.Log(1000) : LossOfMean(loss, trainTargets, weights) * unit;
        return new Divergence(double.IsFinite(untrained) ? Math.Max(untrained, ofMean) : double.PositiveInfinity);
    }

    private static double LossOfMean(LossSettings loss, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var mean = new float[targets.Length];
        Array.Fill(mean, ColumnScale.Fit(targets, weights).Mean);
        return loss.Mean(mean, targets, weights);
    }

    /// <summary>The reason to fail after this epoch, or null.</summary>
    /// <param name="which">Train, validation or test.</param>
    public string? Reason(string which, double loss, int epoch)
    {
        var size = double.IsNaN(loss) ? "NaN"
            : !double.IsFinite(loss) ? "infinite"
            : loss / Factor > _start ? string.Create(CultureInfo.InvariantCulture, $"{loss:0.#e0}, a million times what it was before training,")
            : null;
        return size is null ? null : string.Create(CultureInfo.InvariantCulture, $"diverged: {which} loss is {size} in epoch {epoch}");
    }
}
