using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The mean.</summary>
public sealed record MeanImputation : Imputation
{
    public static readonly Kind<Imputation> Kind = new("mean", _ => new MeanImputation());

    /// <inheritdoc/>
    public override double Fill(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
