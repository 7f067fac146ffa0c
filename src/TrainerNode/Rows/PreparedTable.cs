using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>A copy of a table's numbers as a net takes them.</summary>
internal sealed class PreparedTable : IRowSource
{
    private readonly float[] _inputs, _targets;

    private PreparedTable(DataTable table, FittedPreparation preparation)
    {
        (_inputs, _targets, Columns) = (table.Inputs.Span.ToArray(), preparation.Learned(table), table.InputColumns);
        if (!preparation.Inputs.ChangesNothing) preparation.Inputs.Apply(_inputs);
    }

    public int Columns { get; }

    /// <summary>The rows of a table, whatever it holds.</summary>
    /// <param name="isFitted">Whether it is the table that the preparation was fitted on: its rows are asked for in each epoch, those of others once.</param>
    public static IRowSource Create(DataTable table, FittedPreparation preparation, bool isFitted = false) =>
        table.Images is not null ? new PixelRows(table.Images, preparation.Inputs)
        : !preparation.Columns.IsEmpty ? new EncodedTable(table, preparation, isFitted)
        : isFitted && !table.Inputs.AreInFile ? new PreparedTable(table, preparation)
        : new ScaledRows(table, preparation);

    public float Target(int row) => _targets[row];

    public void CopyInputs(int row, Span<float> inputs) => _inputs.AsSpan(row * Columns, Columns).CopyTo(inputs);

    public bool ExceedsCaches => CacheLines.AreExceededBy(_inputs.Length);

    public void Prefetch(int row) => CacheLines.Prefetch(_inputs.AsSpan(row * Columns, Columns));
}
