namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>Memory and files for the columns of tables while they are read; closed when the tables are made.</summary>
internal sealed class LoadingSpace(TableSpace space) : IDisposable
{
    private readonly List<StoredFile> _files = [];
    private long _taken;

    /// <summary>Where the tables are kept.</summary>
    public TableSpace Tables => space;

    /// <summary>Whether a column may take more memory.</summary>
    public bool TryTake(long bytes)
    {
        if (_taken + bytes > space.InMemory) return false;
        _taken += bytes;
        return true;
    }

    /// <summary>A file for a column; closed with the space.</summary>
    public StoredFile NewFile()
    {
        var file = space.NewFile();
        _files.Add(file);
        return file;
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }
}
