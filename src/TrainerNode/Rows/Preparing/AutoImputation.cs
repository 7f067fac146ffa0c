using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The median, in tables that miss values or have categories; other tables are left as they are.</summary>
public sealed record AutoImputation : Imputation
{
    public static readonly Kind<Imputation> Kind = new("auto", _ => new AutoImputation());

    /// <inheritdoc/>
    public override bool IsAuto => true;

    /// <inheritdoc/>
    public override double Fill(ReadOnlySpan<double> values) => new MedianImputation().Fill(values);
}
