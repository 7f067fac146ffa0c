using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>All that a net ever writes to: parts are reserved first, then share one block from a pool, all 0, each aligned to 64 bytes.</summary>
internal sealed unsafe class Arena(BlockPool pool) : IDisposable
{
    private NativeBlock? _block;
    private nint _length;
    private bool _returned;

    /// <summary>Sets a part aside.</summary>
    /// <returns>Its place, for <see cref="At"/>.</returns>
    public nint Reserve(long rows, long columns)
    {
        var start = _length;
        _length = checked((nint)(_length + (((rows * columns) + Padding.Unit - 1) / Padding.Unit * Padding.Unit)));
        return start;
    }

    /// <summary>Takes the memory for all parts.</summary>
    public void Take() => _block = pool.Take(_length);

    /// <summary>Where a part begins.</summary>
    public float* At(nint place)
    {
        ObjectDisposedException.ThrowIf(_returned, this);
        return _block!.Start + place;
    }

    public void Dispose()
    {
        if (_returned) return;
        _returned = true;
        if (_block is not null) pool.Return(_block);
    }
}
