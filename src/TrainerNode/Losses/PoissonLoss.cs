using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// The negative logarithm of a Poisson probability without its constant, λ − y·log λ with the rate λ and the count y, as PyTorch's PoissonNLLLoss has it. It may be below 0.
/// The net says log λ; predictions, and the scores that are made of them, have λ.
/// </summary>
/// <param name="OfRates">Whether predictions are rates; otherwise they are logarithms of rates.</param>
public sealed record PoissonLoss(bool OfRates = false) : LossSettings
{
    public static readonly Kind<LossSettings> Kind = new("poisson", _ => new PoissonLoss());

    /// <inheritdoc/>
    public override bool MayBeNegative => true;

    /// <inheritdoc/>
    public override FittedTarget Link => new FittedTarget.Rate();

    /// <inheritdoc/>
    public override LossSettings Measured() => new PoissonLoss(OfRates: true);

    /// <inheritdoc/>
    public override string? Wrong(double target) => target < 0 ? "loss.kind = poisson needs counts, which are 0 or more" : null;

    /// <inheritdoc/>
    public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < predictions.Length; i++)
        {
            var weight = weights.IsEmpty ? 1.0 : weights[i];
            sum += weight * (OfRates ? OfRate(predictions[i], targets[i]) : Elementary.Exp(predictions[i]) - ((double)targets[i] * predictions[i]));
            total += weight;
        }

        return Significand.Rounded(sum / total);
    }

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        if (OfRates) throw new InvalidOperationException("A net learns the logarithm of a rate.");
        for (var i = 0; i < predictions.Length; i++) gradient[i] = (float)((Elementary.Exp(predictions[i]) - targets[i]) / predictions.Length);
        return (float)Mean(predictions, targets);
    }

    // A rate that is too small for 32 bits counts as the least that is not.
    private static double OfRate(float rate, float target) => target == 0 ? rate : rate - (target * Elementary.Log(Math.Max(rate, float.Epsilon)));
}
