namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>Values that are added one by one, and read when all are there.</summary>
/// <param name="space">Gives memory as long as there is some, then a file; null: memory alone.</param>
internal sealed class GrowingColumn<T>(LoadingSpace? space)
    where T : unmanaged
{
    private const int First = 16, Block = 1 << 15;

    private T[] _last = new T[First];
    private int _filled, _written;
    private StoredFile? _file;

    /// <summary>How many.</summary>
    public int Count => _written + _filled;

    /// <summary>All values; valid until the next one is added.</summary>
    public ReadOnlySpan<T> Values
    {
        get
        {
            if (_file is null) return _last.AsSpan(0, _filled);
            Write(_file);
            return _file.Values<T>();
        }
    }

    public void Add(T value)
    {
        if (_filled == _last.Length) MakeRoom();
        _last[_filled++] = value;
    }

    private unsafe void MakeRoom()
    {
        if (_file is null && space?.TryTake((long)_last.Length * sizeof(T)) != false)
        {
            Array.Resize(ref _last, (int)Math.Min(2L * _last.Length, Array.MaxLength));
            return;
        }

        if (_file is null)
        {
            Write(_file = space!.NewFile());
            _last = new T[Block];
        }
        else
        {
            Write(_file);
        }
    }

    private void Write(StoredFile file)
    {
        if (_filled == 0) return;
        file.Append<T>(_last.AsSpan(0, _filled));
        _written += _filled;
        _filled = 0;
    }
}
