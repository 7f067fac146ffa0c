namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>Writes the cells of a table from the first to the last.</summary>
internal sealed class CellWriter
{
    private readonly float[]? _array;
    private readonly StoredFile? _file;
    private int _written;

    /// <param name="space">Decides where they are kept.</param>
    /// <param name="cells">How many there will be.</param>
    public CellWriter(TableSpace space, int cells)
    {
        if ((long)cells * sizeof(float) <= space.InMemory) _array = new float[cells];
        else _file = space.NewFile();
    }

    /// <summary>Adds cells.</summary>
    /// <exception cref="NoRoomException">The disk is full.</exception>
    public void Add(ReadOnlySpan<float> cells)
    {
        if (_file is not null) _file.Append(cells);
        else cells.CopyTo(_array.AsSpan(_written));
        _written += cells.Length;
    }

    /// <summary>The cells, when all are added.</summary>
    public TableCells Done() => _file is not null ? new TableCells(_file) : _array!;
}
