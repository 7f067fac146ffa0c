using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Shared.Checking;
using Microsoft.Win32.SafeHandles;

namespace ActorSearch.Coordinator.Reporting.Files;

/// <summary>
/// Output files. A regular file is whole or not there: it is written beside its place under a name of our own, flushed to the disk, then
/// renamed; it keeps its mode and owner. A link is followed; a pipe or a device is written through.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file; an older one of that name stays as it is until the new one is complete.</summary>
    /// <param name="path">Where; its folder must exist.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The disk is full or refuses; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        switch (OutputPlace.Find(path))
        {
            case OutputPlace.Replaced(var file, var existing):
                Replace(file, existing, write);
                break;
            case OutputPlace.Through(var device):
                WriteThrough(device, write);
                break;
            case OutputPlace.Descriptor(var number):
                WriteTo(number, write);
                break;
        }
    }

    private static void Replace(string path, FileFacts? existing, Action<Stream> write)
    {
        if (existing is not null)
        {
            CheckWritable(path);
        }

        // Hidden, independent of the length of the file's name, and created only where nothing has the name.
        var folder = OutputPlace.FolderOf(path);
        var unfinished = Path.Combine(folder, $".actorsearch-{Guid.NewGuid():N}");
        try
        {
            using (var stream = Create(unfinished, folder))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (existing is null)
            {
                File.Move(unfinished, path, overwrite: true);
            }
            else if (!TryDress(unfinished, path, existing) || !TryMove(unfinished, path))
            {
                CopyInto(unfinished, path);
            }
        }
        catch (IOException trouble) when (trouble is not OutputRefusedException && trouble.Message.Contains(unfinished, StringComparison.Ordinal))
        {
            throw new IOException(trouble.Message.Replace(unfinished, path, StringComparison.Ordinal), trouble.HResult);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void CheckWritable(string path)
    {
        try
        {
            using var _ = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException)
        {
            throw new OutputRefusedException("permission denied. Change the permissions of the file, or name another file.");
        }
        catch (IOException trouble) when (trouble is not FileNotFoundException)
        {
            throw new OutputRefusedException($"this file cannot be written: {SystemFault.Find(trouble).Reason}. Name another file.");
        }
    }

    private static FileStream Create(string unfinished, string folder)
    {
        try
        {
            return new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new OutputRefusedException($"you may not create a file in the folder '{folder}'. Change its permissions, or name a file in another folder.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new OutputRefusedException($"the folder '{folder}' does not exist. Create it, or name a file in another folder.");
        }
        catch (IOException trouble)
        {
            throw new OutputRefusedException($"no file can be created in the folder '{folder}': {SystemFault.Find(trouble).Reason}. Name a file in another folder.");
        }
    }

    /// <summary>Gives the new file the mode and owner of the old one; false where the old one must stay: another name leads to it, or its owner cannot be kept.</summary>
    private static bool TryDress(string unfinished, string path, FileFacts existing)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        if (existing.Links > 1
            || (existing.Owner is { } owner && owner != FileFacts.Read(unfinished)?.Owner && !FileFacts.TryGive(unfinished, owner)))
        {
            return false;
        }

        File.SetUnixFileMode(unfinished, File.GetUnixFileMode(path));
        return true;
    }

    /// <summary>False where the file itself cannot be replaced, for example as the one file that a container gets from outside.</summary>
    private static bool TryMove(string unfinished, string path)
    {
        try
        {
            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void CopyInto(string unfinished, string path)
    {
        using var from = File.OpenRead(unfinished);
        using var to = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        to.SetLength(0);
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
    }

    private static void WriteThrough(string device, Action<Stream> write)
    {
        try
        {
            using var stream = new FileStream(device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(stream);
        }
        catch (UnauthorizedAccessException)
        {
            throw new OutputRefusedException("you may not write to this pipe or device. Change its permissions, or name a file.");
        }
    }

    private static void WriteTo(int descriptor, Action<Stream> write)
    {
        if (descriptor == 1)
        {
            using var output = StandardOutput.Open();
            write(output);
            return;
        }

        try
        {
            using var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write);
            write(stream);
            stream.Flush();
            if (stream.CanSeek)
            {
                FileFacts.Seek(descriptor, stream.Position);
            }
        }
        catch (Exception closed) when (closed is ArgumentException or UnauthorizedAccessException)
        {
            throw new OutputRefusedException($"descriptor {descriptor} is not open for writing. Name a file.");
        }
    }
}
