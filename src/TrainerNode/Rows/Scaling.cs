using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>How a table's columns are scaled for one training: fitted on its training rows alone, then used for all others.</summary>
/// <param name="Inputs">One shift and scale an input column.</param>
/// <param name="Target">One shift and scale.</param>
internal sealed record Scaling(ColumnScale Inputs, ColumnScale Target)
{
    /// <summary>Standard deviation that the stored target is divided by; 1 where it is not scaled.</summary>
    public double Deviation => Target.Deviation[0];

    /// <summary>What a difference of stored targets is multiplied by to be one in units of the target.</summary>
    public double TargetFactor => Target.UnitOf(0).Factor;

    /// <summary>Fits what the settings ask for.</summary>
    /// <param name="rows">The training rows of this training, at least one.</param>
    public static Scaling Fit(StandardizeSettings settings, DataTable table, ReadOnlySpan<int> rows)
    {
        var inputs = !settings.Inputs ? ColumnScale.None(table.InputColumns)
            : table.Images is not null ? PixelRows.Fit(table.Images, rows)
            : ColumnScale.Fit(table.Inputs, table.InputColumns, rows);
        var target = settings.Target ? ColumnScale.Fit(table.Targets, 1, rows) : ColumnScale.None(1);
        return new Scaling(
            inputs with { Units = table.InputUnits }, target with { Units = table.TargetUnit.IsPlain ? [] : [table.TargetUnit] });
    }
}
