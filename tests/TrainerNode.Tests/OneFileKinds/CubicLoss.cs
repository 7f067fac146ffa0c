using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Losses;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Mean of |p − y|³.</summary>
public sealed record CubicLoss : NumberLoss
{
    public static readonly Kind<LossSettings> Kind = new("cubic", _ => new CubicLoss());

    public override double Unit(double deviation) => deviation * deviation * deviation;

    protected override double Compute(double error) => Math.Abs(error * error * error);

    protected override float Slope(float error) => 3 * error * Math.Abs(error);
}
