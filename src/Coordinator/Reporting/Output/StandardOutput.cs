using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ActorSearch.Coordinator.Reporting.Output;

/// <summary>
/// Standard output for bytes. .NET's own stream drops in silence what a pipe no longer takes, so that a program behind which <c>head</c> has
/// ended would write for ever.
/// </summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32, BrokenPipeOnWindows = unchecked((int)0x8007006D), NoDataOnWindows = unchecked((int)0x800700E8);

    /// <returns>A stream that throws <see cref="OutputException"/> where it takes no more.</returns>
    public static Stream Open() => new OutputStream(OfSystem());

    /// <summary>
    /// Lets all text that goes into a file or pipe go through such a stream. Standard error drops what it cannot write: a search does not end because its
    /// progress finds no room.
    /// </summary>
    public static void Guard()
    {
        // Without a byte order mark before the first line.
        var encoding = Console.OutputEncoding is UTF8Encoding ? new UTF8Encoding(false) : Console.OutputEncoding;
        if (Console.IsOutputRedirected)
        {
            Console.SetOut(new StreamWriter(new OutputStream(Console.OpenStandardOutput()), encoding) { AutoFlush = true });
        }

        if (Console.IsErrorRedirected)
        {
            Console.SetError(new StreamWriter(new OutputStream(Console.OpenStandardError()) { Drops = true }, encoding) { AutoFlush = true });
        }
    }

    private static Stream OfSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }

            // In a file others may write too, and then each byte has to go to where the end is by now.
            pipe.Dispose();
            return Console.OpenStandardOutput();
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or ArgumentException)
        {
            throw OutputException.Closed(trouble);
        }
    }

    /// <summary>Whether an exception means that the reader has closed the pipe, which is not an error.</summary>
    public static bool IsGone(Exception exception) =>
        exception is IOException { HResult: BrokenPipe or BrokenPipeOnWindows or NoDataOnWindows };
}
