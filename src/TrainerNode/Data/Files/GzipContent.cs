using System.IO.Compression;

namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>
/// The content of a gzip file. <see cref="GZipStream"/> silently ends at the end of a truncated file; so a last part of our own is added after the
/// file's bytes, which comes out only at the end of a complete file.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private static readonly byte[] Mark = "\u0003ActorSearch\u0004end\u0004"u8.ToArray();
    private static readonly byte[] PackedMark = Pack();

    private readonly GZipStream _unpacked;
    private readonly byte[] _held = new byte[1 << 16];
    private int _start, _end;
    private bool _ended;

    /// <param name="packed">From the first byte on; closed with this one.</param>
    public GzipContent(Stream packed) => _unpacked = new GZipStream(new Followed(packed, PackedMark), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is damaged or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _end - _start <= Mark.Length) Fill();
        var count = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Mark.Length));
        _held.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _held.AsSpan(_start, _end - _start).CopyTo(_held);
        (_start, _end) = (0, _end - _start);
        var count = _unpacked.Read(_held, _end, _held.Length - _end);
        _end += count;
        if (count > 0) return;
        if (!_held.AsSpan(0, _end).SequenceEqual(Mark)) throw new InvalidDataException("The file is truncated.");
        (_end, _ended) = (0, true);
    }

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Mark);
        return packed.ToArray();
    }

    /// <summary>A stream, and bytes after it.</summary>
    private sealed class Followed(Stream first, byte[] last) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            if (_given == 0 && first.Read(buffer) is > 0 and var read) return read;
            var count = Math.Min(buffer.Length, last.Length - _given);
            last.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) first.Dispose();
            base.Dispose(disposing);
        }
    }
}
