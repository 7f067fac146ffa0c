using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Divided by the largest absolute value of the training rows.</summary>
public sealed record MaxScaling : InputScaling
{
    public static readonly Kind<InputScaling> Kind = new("max", _ => new MaxScaling());

    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default)
    {
        var largest = 0f;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return new FittedScale.Linear(0, largest > 0 ? largest : 1);
    }
}
