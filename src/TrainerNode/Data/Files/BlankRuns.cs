namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>
/// Text whose columns are divided by any run of blanks, with one tab for each run: spaces and tabs outside of quotes. Blanks at the
/// beginning and the end of a line divide nothing. Lines stay where they are.
/// </summary>
/// <param name="inner">UTF-8, read from where it stands; closed with this one.</param>
internal sealed class BlankRuns(Stream inner) : ForwardStream
{
    // One byte is free before what is read: a run whose end is in the next block takes it.
    private readonly byte[] _block = new byte[1 + (1 << 12)];
    private int _start, _end, _before;
    private bool _isWithinLine, _isRun, _isQuoted, _isClosed;

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end)
        {
            var count = inner.Read(_block.AsSpan(1));
            if (count == 0) return 0;
            (_start, _end) = (0, Shorten(_block.AsSpan(1, count)));
        }

        var length = Math.Min(buffer.Length, _end - _start);
        _block.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Shorten(ReadOnlySpan<byte> read)
    {
        var end = 0;
        foreach (var value in read)
        {
            // A byte order mark is not a part of the line.
            var isMark = _before < 3 && value is 0xef or 0xbb or 0xbf;
            _before = Math.Min(_before + 1, 3);
            if (!_isQuoted && value is (byte)' ' or (byte)'\t')
            {
                (_isRun, _isClosed) = (true, false);
                continue;
            }

            var isEnd = !_isQuoted && value is (byte)'\n' or (byte)'\r';
            if (_isRun && _isWithinLine && !isEnd) _block[end++] = (byte)'\t';
            var begins = _isRun || !_isWithinLine;
            var isQuote = value == (byte)'"';

            // A quote closes a field, or is doubled and continues it; elsewhere than at the beginning of a field it means nothing.
            var isQuoted = isQuote ? !_isQuoted && (begins || _isClosed) : _isQuoted;
            (_isClosed, _isQuoted) = (_isQuoted && isQuote, isQuoted);
            (_isRun, _isWithinLine) = (false, !isEnd && (_isWithinLine || !isMark));
            _block[end++] = value;
        }

        return end;
    }
}
