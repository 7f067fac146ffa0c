using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The median, between the middle two of an even number.</summary>
public sealed record MedianImputation : Imputation
{
    public static readonly Kind<Imputation> Kind = new("median", _ => new MedianImputation());

    /// <inheritdoc/>
    public override double Fill(ReadOnlySpan<double> values) => OrderStatistics.Quantile(values, 0.5);
}
