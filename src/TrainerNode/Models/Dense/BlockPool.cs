namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// Memory that finished nets leave to the next of the same size. Keeps few: a search over many widths must not collect them all.
/// </summary>
internal sealed class BlockPool : IDisposable
{
    private const int Kept = 2;
    private readonly List<NativeBlock> _free = [];
    private bool _closed;

    /// <summary>A block of exactly this many floats, all 0.</summary>
    public NativeBlock Take(nint length)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var at = _free.FindLastIndex(block => block.Length == length);
        if (at < 0)
        {
            var made = new NativeBlock(length);
            made.Clear();
            return made;
        }

        var found = _free[at];
        _free.RemoveAt(at);
        found.Clear();
        return found;
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
}
