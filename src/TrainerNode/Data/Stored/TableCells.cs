using System.Collections;
using System.Runtime.CompilerServices;

namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>The cells of a table, row by row: an array, or a file that is mapped into memory.</summary>
[CollectionBuilder(typeof(TableCells), nameof(FromSpan))]
public sealed class TableCells : IReadOnlyList<float>
{
    private readonly float[]? _array;
    private readonly StoredFile? _file;

    private TableCells(float[] array) => (_array, Length) = (array, array.Length);

    internal TableCells(StoredFile file) => (_file, Length) = (file, file.Values<float>().Length);

    /// <summary>How many.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public int Count => Length;

    /// <summary>Whether they are in a file: then copies of them do not fit into memory.</summary>
    public bool AreInFile => _file is not null;

    /// <summary>All of them; valid as long as the object is referenced.</summary>
    public ReadOnlySpan<float> Span => _file is null ? _array : _file.Values<float>();

    /// <inheritdoc/>
    public float this[int index]
    {
        get
        {
            var cell = Span[index];
            GC.KeepAlive(this);
            return cell;
        }
    }

    public static implicit operator TableCells(float[] cells) => new(cells);

    /// <summary>Cells in memory.</summary>
    public static TableCells FromSpan(ReadOnlySpan<float> cells) => new(cells.ToArray());

    /// <summary>A copy of some of them, in memory.</summary>
    public TableCells Slice(int start, int length)
    {
        var cells = FromSpan(Span.Slice(start, length));
        GC.KeepAlive(this);
        return cells;
    }

    /// <summary>Copies cells from a place on.</summary>
    public void CopyTo(int start, Span<float> cells)
    {
        Span.Slice(start, cells.Length).CopyTo(cells);
        GC.KeepAlive(this);
    }

    /// <summary>Asks for cells that will be read soon.</summary>
    internal void Prefetch(int start, int length)
    {
        CacheLines.Prefetch(Span.Slice(start, length));
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public IEnumerator<float> GetEnumerator()
    {
        for (var at = 0; at < Length; at++) yield return this[at];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
