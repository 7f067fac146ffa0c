using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>Quadratic within beta of the target, linear beyond: d²/(2β) for |d| &lt; β, else |d| − β/2.</summary>
/// <param name="Beta">Where the parabola meets the line, &gt; 0; in units of the target.</param>
public sealed record SmoothL1Loss(double Beta) : NumberLoss
{
    private static readonly Setting<double> Joint =
        Define.Number("loss.beta", SettingScope.Measure, 1, "Error at which smooth-l1 changes from quadratic to linear.", atLeast: NumberKind.Least);

    public static readonly Kind<LossSettings> Kind = new("smooth-l1", values => new SmoothL1Loss(values.Get(Joint)), Joint);

    /// <inheritdoc/>
    public override LossSettings Scaled(double deviation) => new SmoothL1Loss(Beta / deviation);

    /// <inheritdoc/>
    protected override double Compute(double error)
    {
        var size = Math.Abs(error);
        return size < Beta ? size * size / (2 * Beta) : size - (Beta / 2);
    }

    /// <inheritdoc/>
    protected override float Slope(float error) => Math.Abs(error) < (float)Beta ? error / (float)Beta : Sign(error);
}
