using System.Buffers;
using System.Text;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>
/// Lines of a pipe as UTF-8 texts. A line that is too long comes in several pieces, and bytes between them are dropped. A line ends with LF, CR LF or
/// CR alone, which a bar of progress prints before whatever comes next.
/// </summary>
/// <param name="stream">Read to its end, on the calling thread.</param>
/// <param name="longest">Bytes of a line that are kept.</param>
internal sealed class LineReader(Stream stream, int longest)
{
    private readonly byte[] _buffer = new byte[8192];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _next, _filled;
    private bool _isAfterReturn;

    /// <summary>Bytes that have come so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    /// <param name="whole">Whether it is a whole line; a line without an end must not keep its reader forever.</param>
    public string? Next(out bool whole)
    {
        _line.ResetWrittenCount();
        for (whole = true; ;)
        {
            if (_next == _filled && !Fill())
            {
                return _line.WrittenCount == 0 ? null : Text();
            }

            // The second half of CR LF.
            if (_isAfterReturn && _buffer[_next] == '\n') _next++;
            _isAfterReturn = false;
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var end = rest.IndexOfAny("\r\n"u8);
            var part = end < 0 ? rest : rest[..end];
            var kept = Math.Min(part.Length, longest - _line.WrittenCount);
            whole &= kept == part.Length;
            _line.Write(part[..kept]);
            _next += part.Length + (end < 0 ? 0 : 1);
            if (end >= 0) _isAfterReturn = rest[end] == '\r';
            if (end >= 0 || !whole) return Text();
        }
    }

    private bool Fill()
    {
        (_next, _filled) = (0, stream.Read(_buffer));
        Bytes += _filled;
        return _filled > 0;
    }

    private string Text() => Encoding.UTF8.GetString(_line.WrittenSpan);
}
