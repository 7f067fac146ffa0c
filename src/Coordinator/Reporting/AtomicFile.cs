namespace ActorSearch.Coordinator.Reporting;

/// <summary>Files that are whole or not there: written beside their place under another name, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file; an older one of that name stays as it is until the new one is complete.</summary>
    /// <param name="path">Where; its folder must exist.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The disk is full or refuses; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.tmp";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
