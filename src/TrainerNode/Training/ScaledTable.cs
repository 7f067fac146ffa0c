using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Training;

/// <summary>A table's numbers as a net takes them.</summary>
/// <param name="Inputs">rows × columns, row by row, scaled.</param>
/// <param name="Columns">How many input columns.</param>
/// <param name="Targets">One a row, scaled.</param>
internal sealed record ScaledTable(float[] Inputs, int Columns, float[] Targets)
{
    /// <summary>A scaled copy of the table.</summary>
    public static ScaledTable Of(DataTable table, Scaling scaling)
    {
        var scaled = new ScaledTable([.. table.Inputs], table.InputColumns, [.. table.Targets]);
        scaling.Inputs.Apply(scaled.Inputs);
        scaling.Target.Apply(scaled.Targets);
        return scaled;
    }
}
