namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>Where tables are kept: in memory up to a size, larger ones in files that are mapped into memory.</summary>
/// <param name="Folder">An existing folder for the files.</param>
/// <param name="InMemory">Bytes that the columns of one table, and then the table, may take in memory.</param>
public sealed record TableSpace(string Folder, long InMemory)
{
    private const long Usual = 64L << 20;

    /// <summary>Space in the current folder.</summary>
    public static TableSpace Here => Beside("runs");

    /// <summary>Space in an output folder, or in the folder where it will be.</summary>
    public static TableSpace Beside(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent) path = parent;
        return new TableSpace(path, Usual);
    }

    /// <summary>An empty file; in another folder if this one cannot be written.</summary>
    /// <param name="other">Default: the folder for temporary files.</param>
    /// <exception cref="NoRoomException">Neither can.</exception>
    internal StoredFile NewFile(string? other = null)
    {
        try
        {
            return StoredFile.In(Folder);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            try
            {
                return StoredFile.In(other ?? Path.GetTempPath());
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                throw new NoRoomException(Folder, trouble);
            }
        }
    }
}
