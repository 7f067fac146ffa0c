namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// Memory that finished nets leave to the next of about their size. Keeps few: a search over many widths must not collect them all.
/// </summary>
internal sealed class BlockPool : IDisposable
{
    /// <summary>A net may get a block of so many times its size: clearing a much larger one would take longer than its training.</summary>
    private const int MostTimes = 4;

    private const int Kept = 2;
    private readonly List<NativeBlock> _free = [];
    private bool _closed;

    /// <summary>A block of at least this many floats, all 0.</summary>
    public NativeBlock Take(nint length)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var at = _free.FindLastIndex(block => Serves(block.Length, length));
        if (at >= 0)
        {
            var found = _free[at];
            _free.RemoveAt(at);
            found.Clear();
            return found;
        }

        // What it can replace is not needed beside it.
        foreach (var replaced in _free.Where(block => Serves(length, block.Length)).ToArray())
        {
            _free.Remove(replaced);
            replaced.Dispose();
        }

        var made = new NativeBlock(length);
        made.Clear();
        return made;
    }

    /// <summary>Takes a block back.</summary>
    public void Return(NativeBlock block)
    {
        _free.Add(block);
        if (_free.Count <= Kept && !_closed) return;
        _free[0].Dispose();
        _free.RemoveAt(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        foreach (var block in _free) block.Dispose();
        _free.Clear();
    }

    private static bool Serves(nint length, nint wanted) => wanted <= length && length / MostTimes <= wanted;
}
