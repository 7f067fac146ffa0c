using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>Bytes in a file that claims to be UTF-8 and is not.</summary>
/// <param name="line">Counted from 1.</param>
/// <param name="wrong">The first of these bytes.</param>
internal sealed class NotUtf8Exception(long line, byte wrong) : IOException
{
    /// <summary>Where, counted from 1.</summary>
    public long Line => line;

    /// <summary>The first byte that is not UTF-8.</summary>
    public byte Wrong => wrong;
}

/// <summary>Hands bytes on as they are, and throws <see cref="NotUtf8Exception"/> where they are not UTF-8.</summary>
/// <param name="inner">Read from where it stands; closed with this one.</param>
internal sealed class Utf8Stream(Stream inner) : ForwardStream
{
    // The last bytes of the previous block if they begin an incomplete character: at most three.
    private readonly byte[] _begun = new byte[8];
    private int _length;
    private long _line = 1;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if (count == 0 && buffer.Length > 0 && _length > 0) throw new NotUtf8Exception(_line, _begun[0]);
        Check(buffer[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        while (_length > 0 && bytes.Length > 0)
        {
            _begun[_length++] = bytes[0];
            bytes = bytes[1..];
            var status = Rune.DecodeFromUtf8(_begun.AsSpan(0, _length), out _, out _);
            if (status == OperationStatus.InvalidData) throw new NotUtf8Exception(_line, _begun[0]);
            if (status == OperationStatus.Done) _length = 0;
        }

        if (!Utf8.IsValid(bytes))
        {
            var valid = ValidPrefix(bytes);
            _line += bytes[..valid].Count((byte)'\n');
            bytes = bytes[valid..];
            if (Rune.DecodeFromUtf8(bytes, out _, out _) != OperationStatus.NeedMoreData) throw new NotUtf8Exception(_line, bytes[0]);
            bytes.CopyTo(_begun);
            _length = bytes.Length;
            return;
        }

        _line += bytes.Count((byte)'\n');
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }
}
