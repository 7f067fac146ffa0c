namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>A stream whose first bytes can be seen before it is read; it is read once, so pipes work.</summary>
internal sealed class PeekedStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly byte[] _head;
    private int _given, _skipped;

    /// <param name="inner">Read from where it stands; closed with this one.</param>
    /// <param name="most">Bytes that can be seen, or fewer if it ends before.</param>
    public PeekedStream(Stream inner, int most)
    {
        var head = new byte[most];
        var length = inner.ReadAtLeast(head, most, throwOnEndOfStream: false);
        (_inner, _head, IsWhole) = (inner, head[..length], length < most);
    }

    public ReadOnlyMemory<byte> Head => _head.AsMemory(_skipped);

    /// <summary>Whether these are all.</summary>
    public bool IsWhole { get; }

    /// <summary>Leaves bytes out, before any is read.</summary>
    /// <param name="count">At most those that can be seen.</param>
    public void Skip(int count) => (_skipped, _given) = (count, count);

    public override int Read(Span<byte> buffer)
    {
        if (_given == _head.Length) return _inner.Read(buffer);
        var count = Math.Min(buffer.Length, _head.Length - _given);
        _head.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
