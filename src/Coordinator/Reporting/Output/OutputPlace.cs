using System.Globalization;

namespace ActorSearch.Coordinator.Reporting.Output;

/// <summary>What an output path means: a file to replace, something to write through, or an open descriptor of this process.</summary>
internal abstract record OutputPlace
{
    private const int MostLinks = 40;

    private OutputPlace()
    {
    }

    /// <summary>A regular file, there or not yet.</summary>
    /// <param name="Path">After all links.</param>
    /// <param name="Existing">Null where there is none yet.</param>
    public sealed record Replaced(string Path, FileFacts? Existing) : OutputPlace;

    /// <summary>A pipe with a name or a character device, which stays what it is.</summary>
    public sealed record Through(string Path) : OutputPlace;

    /// <summary>An open descriptor: <c>/dev/stdout</c>, <c>/dev/fd/63</c> of a process substitution. It may not be opened a second time by its name:
    /// it can belong to another user, and a file would be written from its start again.</summary>
    public sealed record Descriptor(int Number) : OutputPlace;

    /// <summary>The place of a path.</summary>
    /// <exception cref="OutputRefusedException">It cannot be written to.</exception>
    public static OutputPlace Find(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            throw new OutputRefusedException("the path of the output is empty. Name a file.");
        }

        var end = path;
        for (var links = 0; links < MostLinks; links++)
        {
            if (DescriptorOf(end) is { } number)
            {
                return new Descriptor(number);
            }

            if (LinkOf(end) is not { } next)
            {
                return AtEnd(path, end);
            }

            end = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(end)) ?? "/", next);
        }

        throw new OutputRefusedException("the link leads back to itself. Name a file.");
    }

    private static OutputPlace AtEnd(string path, string end)
    {
        switch (FileFacts.Read(end))
        {
            case null when path != end:
                throw new OutputRefusedException($"this is a link to '{end}', which does not exist. Name a file, or create that one.");
            case null when Path.EndsInDirectorySeparator(end) || !Directory.Exists(FolderOf(end)):
                var folder = Path.EndsInDirectorySeparator(end) ? Path.TrimEndingDirectorySeparator(end) : FolderOf(end);
                throw new OutputRefusedException(
                    File.Exists(folder)
                        ? $"'{folder}' is a file, not a folder. Name a file in a folder that exists."
                        : $"the folder '{folder}' does not exist. Create it, or name a file in another folder.");
            case { Kind: FileKind.Folder }:
                throw new OutputRefusedException("this is a folder. Name a file.");
            case { Kind: FileKind.BlockDevice }:
                throw new OutputRefusedException("this is a disk, which would be overwritten. Name a file.");
            case { Kind: FileKind.Socket }:
                throw new OutputRefusedException("this is a socket. Name a file or a pipe.");
            case { Kind: FileKind.Pipe or FileKind.CharacterDevice }:
                return new Through(end);
            case var existing:
                return new Replaced(end, existing);
        }
    }

    public static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int? DescriptorOf(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var full = Path.GetFullPath(path);
        return full switch
        {
            "/dev/stdout" => 1,
            "/dev/stderr" => 2,
            _ => Number("/dev/fd/") ?? Number("/proc/self/fd/") ?? Number($"/proc/{Environment.ProcessId}/fd/"),
        };

        int? Number(string folder) => full.StartsWith(folder, StringComparison.Ordinal)
            && int.TryParse(full.AsSpan(folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
