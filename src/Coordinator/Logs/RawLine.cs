namespace ActorSearch.Coordinator.Logs;

/// <summary>A line of a file.</summary>
/// <param name="Text">Its bytes, without the end of the line; the caller's own.</param>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Next">Where the next one begins.</param>
/// <param name="HasEnd">Whether an end of line follows; the last line of a file may lack one while it is being written.</param>
internal readonly record struct RawLine(byte[] Text, long Start, long Next, bool HasEnd)
{
    /// <summary>A line is read up to this many bytes: events are shorter, and garbage must not fill the memory.</summary>
    public const int Longest = 1 << 20;

    /// <summary>Makes one of a part of a buffer.</summary>
    public static RawLine Parse(ReadOnlySpan<byte> text, long start, long next, bool hasEnd) =>
        new(text.TrimEnd((byte)'\r').ToArray(), start, next, hasEnd);
}
