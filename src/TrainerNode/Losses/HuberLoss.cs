using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>Quadratic within delta of the target, linear beyond (Huber, 1964): d²/2 for |d| ≤ δ, else δ·(|d| − δ/2).</summary>
/// <param name="Delta">Where the parabola meets the line, &gt; 0; in units of the target.</param>
public sealed record HuberLoss(double Delta) : NumberLoss
{
    private static readonly Setting<double> Joint =
        Define.Number("loss.delta", SettingScope.Measure, 1, "Error at which huber changes from quadratic to linear.", atLeast: NumberKind.Least);

    public static readonly Kind<LossSettings> Kind = new("huber", values => new HuberLoss(values.Get(Joint)), Joint);

    /// <inheritdoc/>
    public override LossSettings Scaled(double deviation) => new HuberLoss(Delta / deviation);

    /// <inheritdoc/>
    public override double Unit(double deviation) => deviation * deviation;

    /// <inheritdoc/>
    protected override double Compute(double error)
    {
        var size = Math.Abs(error);
        return size <= Delta ? size * size / 2 : Delta * (size - (Delta / 2));
    }

    /// <inheritdoc/>
    protected override float Slope(float error) => Math.Abs(error) <= (float)Delta ? error : (float)Delta * Sign(error);
}
