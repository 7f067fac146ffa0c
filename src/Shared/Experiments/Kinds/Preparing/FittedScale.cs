using System.Text.Json.Serialization;

namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>A scale that was fitted on a column.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Ranks), "quantile")]
public abstract record FittedScale
{
    private FittedScale()
    {
    }

    /// <summary>Scales a number.</summary>
    public abstract float Apply(float x);

    /// <summary>Why it cannot be used, or null.</summary>
    public abstract string? Wrong();

    /// <summary>(x − center) / deviation.</summary>
    public sealed record Linear(float Center, float Deviation) : FittedScale
    {
        /// <summary>Changes nothing.</summary>
        public static Linear None { get; } = new(0, 1);

        /// <inheritdoc/>
        public override float Apply(float x) => (float)(((double)x - Center) / Deviation);

        /// <inheritdoc/>
        public override string? Wrong() => float.IsFinite(Center) && Deviation > 0 ? null : "a deviation must be above 0";
    }

    /// <summary>The place of a number among those of the training rows.</summary>
    public sealed record Ranks(QuantileMap Map) : FittedScale
    {
        /// <inheritdoc/>
        public override float Apply(float x) => (float)Map.Forward(x);

        /// <inheritdoc/>
        public override string? Wrong() => Map.Wrong();
    }
}
