using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Reporting.Output;

/// <summary>Standard output or standard error, with exceptions that differ from those of files.</summary>
/// <param name="inner">The stream of the system; disposed with this one.</param>
internal sealed class OutputStream(Stream inner) : Stream
{
    /// <summary>Whether what cannot be written is dropped, without an exception.</summary>
    public bool Drops { get; init; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException trouble)
        {
            if (!Drops) throw new OutputException(SystemFault.Find(trouble).Reason, trouble.HResult);
        }
        catch (UnauthorizedAccessException trouble)
        {
            if (!Drops) throw OutputException.Closed(trouble);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Standard output cannot be written.</summary>
internal sealed class OutputException(string message, int code) : IOException(message, code)
{
    /// <summary>Where the process was started without it, or with one that is open for reading only.</summary>
    public static OutputException Closed(Exception trouble) => new("It is closed", trouble.HResult);
}
