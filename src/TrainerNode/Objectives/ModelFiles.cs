using System.IO.Compression;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The files of a final model as one run of bytes: a zip archive with names in ordinal order and without times, so that equal files are equal bytes.</summary>
public static class ModelFiles
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All files below a folder; empty if there is none.</summary>
    public static byte[] Pack(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
        if (files.Length == 0) return [];
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in files)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = NoTime;
                using var to = entry.Open();
                using var from = File.OpenRead(Path.Combine(folder, name));
                from.CopyTo(to);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Whether bytes are such an archive.</summary>
    public static bool Are(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    /// <summary>Writes the files into a folder, which is made where there is none.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or a name leads out of the folder.</exception>
    public static void Unpack(byte[] bytes, string folder)
    {
        Directory.CreateDirectory(folder);
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        archive.ExtractToDirectory(folder, overwriteFiles: true);
    }
}
