using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Sending;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Files that are in one folder of the cache, which are received and discarded together.</summary>
/// <param name="Files">With different places.</param>
internal sealed record FileSet(ImmutableArray<PlacedFile> Files)
{
    /// <summary>Bytes of all files.</summary>
    public long Length => Files.Sum(file => file.File.Length);

    /// <summary>Name of the folder: what is in it, so that equal files of different experiments are received once.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(Files.Select(file => $"{file.Place}\n{file.File.Sha256}\n{file.File.Runs}\n")))))[..40];

    /// <summary>A set, or null where two files would have the same place or one has none.</summary>
    public static FileSet? Create(IEnumerable<(string? Place, SentFile File)> files)
    {
        ImmutableArray<(string? Place, SentFile File)> all = [.. files];
        return all.Any(file => file.Place is null) || all.DistinctBy(file => file.Place, StringComparer.OrdinalIgnoreCase).Count() < all.Length
            ? null
            : new FileSet([.. all.Select(file => new PlacedFile(file.Place!, file.File))]);
    }

    /// <summary>Whether a folder has these files with these bytes.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public bool IsIn(string folder) => Files.All(file => IsSame(Path.Combine(folder, file.Place), file.File));

    /// <summary>Whether a file of this machine has the length and the bytes of one that is sent.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static bool IsSame(string path, SentFile sent)
    {
        if (new FileInfo(path) is not { Exists: true } found || found.Length != sent.Length) return false;
        using var opened = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(opened)) == sent.Sha256;
    }
}
