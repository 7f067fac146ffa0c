namespace ActorSearch.TrainerNode.Receiving;

/// <summary>A lock between the processes of a machine, which ends with its process.</summary>
internal static class CacheLock
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Holds what the file stands for alone; null where another holds it.</summary>
    public static FileStream? TryAlone(string file) => Try(file, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds it together with others; null where another holds it alone.</summary>
    public static FileStream? TryShared(string file) => Try(file, FileAccess.Read, FileShare.Read);

    /// <summary>Waits until it can be held alone.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<FileStream> AloneAsync(string file, CancellationToken cancellation)
    {
        FileStream? held;
        while ((held = TryAlone(file)) is null)
        {
            await Task.Delay(Look, cancellation).ConfigureAwait(false);
        }

        return held;
    }

    private static FileStream? Try(string file, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
