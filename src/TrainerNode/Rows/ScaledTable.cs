using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>A scaled copy of a table's numbers.</summary>
internal sealed class ScaledTable : IRowSource
{
    private readonly float[] _inputs, _targets;

    private ScaledTable(DataTable table, Scaling scaling)
    {
        (_inputs, _targets, Columns) = ([.. table.Inputs], [.. table.Targets], table.InputColumns);
        scaling.Inputs.Apply(_inputs);
        scaling.Target.Apply(_targets);
    }

    public int Columns { get; }

    /// <summary>The rows of a table, whatever it holds.</summary>
    public static IRowSource Of(DataTable table, Scaling scaling) =>
        table.Images is null ? new ScaledTable(table, scaling) : new PixelRows(table.Images, scaling.Inputs);

    public float Target(int row) => _targets[row];

    public void CopyInputs(int row, Span<float> inputs) => _inputs.AsSpan(row * Columns, Columns).CopyTo(inputs);
}
