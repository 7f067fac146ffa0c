using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>A number that the user gives.</summary>
/// <param name="Value">In the unit of the column.</param>
public sealed record ConstantImputation(double Value) : Imputation
{
    private static readonly Setting<double> Number = Define.Number(
        "data.prepare.fill", SettingScope.Training, 0, "The number that stands for a missing one.", atLeast: -NumberKind.Most) with
    { LeavesKey = true };

    public static readonly Kind<Imputation> Kind = new("constant", values => new ConstantImputation(values.Get(Number)), Number);

    /// <inheritdoc/>
    public override double Fill(ReadOnlySpan<double> values) => Value;
}
