using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Rows of a table that is too large for copies, or needs none because each row is asked for once: a row is scaled when it is asked for.</summary>
internal sealed class ScaledRows(DataTable table, FittedPreparation preparation) : IRowSource
{
    private readonly TableCells _cells = table.Inputs;
    private readonly ColumnScale? _scale = preparation.Inputs.ChangesNothing ? null : preparation.Inputs;
    private readonly float[] _targets = preparation.Learned(table);

    public int Columns { get; } = table.InputColumns;

    public float Target(int row) => _targets[row];

    public void CopyInputs(int row, Span<float> inputs)
    {
        _cells.CopyTo(row * Columns, inputs);
        _scale?.ApplyToRow(inputs[..Columns]);
    }

    public bool ExceedsCaches => CacheLines.AreExceededBy(_cells.Length);

    public void Prefetch(int row) => _cells.Prefetch(row * Columns, Columns);
}
