using System.Text.Json.Serialization;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>What a net learns of a target of numbers; predictions are transformed back.</summary>
public abstract record TargetTransform
{
    /// <summary>Fits it; null if the target is learned as it is.</summary>
    /// <param name="sorted">Targets of the training rows, rising, at least one.</param>
    public abstract FittedTarget? Fit(ReadOnlySpan<double> sorted);
}

/// <summary>A fitted transformation of a target.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SignedLog), "log1p")]
[JsonDerivedType(typeof(Ranks), "quantile")]
[JsonDerivedType(typeof(Rate), "rate")]
public abstract record FittedTarget
{
    private FittedTarget()
    {
    }

    /// <summary>What the net learns.</summary>
    public abstract double Forward(double target);

    /// <summary>The target again.</summary>
    public abstract double Inverse(double learned);

    /// <summary>Why it cannot be used, or null.</summary>
    public virtual string? Wrong() => null;

    /// <summary>sign(y) · log(1 + |y|).</summary>
    public sealed record SignedLog : FittedTarget
    {
        /// <inheritdoc/>
        public override double Forward(double target) => Elementary.SignedLog(target);

        /// <inheritdoc/>
        public override double Inverse(double learned) => Elementary.SignedExp(learned);
    }

    /// <summary>The net says the logarithm of a rate, and its loss takes the target as it is.</summary>
    public sealed record Rate : FittedTarget
    {
        /// <inheritdoc/>
        public override double Forward(double target) => target;

        /// <inheritdoc/>
        public override double Inverse(double learned) => Elementary.Exp(learned);
    }

    /// <summary>The normal number of its place among the training targets.</summary>
    public sealed record Ranks(QuantileMap Map) : FittedTarget
    {
        /// <inheritdoc/>
        public override double Forward(double target) => Map.Forward(target);

        /// <inheritdoc/>
        public override double Inverse(double learned) => Map.Inverse(learned);

        /// <inheritdoc/>
        public override string? Wrong() => Map.Wrong();
    }
}
