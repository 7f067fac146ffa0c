using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>
/// A file that is written once and then mapped into memory. It has no name as soon as it is open (on Windows: it is deleted with its handle), so it vanishes
/// with the process, also with one that is killed, and no other process can use it. Spans of it are valid as long as the object is referenced.
/// </summary>
internal sealed unsafe class StoredFile : IDisposable
{
    private readonly string _folder;
    private readonly SafeFileHandle _file;
    private long _length;
    private MemoryMappedFile? _mapping;
    private MemoryMappedViewAccessor? _view;
    private byte* _start;

    private StoredFile(string folder, SafeFileHandle file) => (_folder, _file) = (folder, file);

    ~StoredFile() => Unmap();

    /// <summary>An empty file in a folder.</summary>
    /// <exception cref="IOException">It cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made there.</exception>
    public static StoredFile In(string folder)
    {
        var path = Path.Combine(folder, $".actorsearch-table-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return new StoredFile(folder, file);
    }

    /// <summary>Writes values at the end.</summary>
    /// <exception cref="NoRoomException">The disk is full.</exception>
    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Unmap();
        var bytes = MemoryMarshal.AsBytes(values);
        try
        {
            RandomAccess.Write(_file, bytes, _length);
        }
        catch (IOException trouble)
        {
            throw new NoRoomException(_folder, trouble);
        }

        _length += bytes.Length;
    }

    /// <summary>All values.</summary>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        if (_length == 0) return [];
        if (_start is null) Map();
        return new ReadOnlySpan<T>(_start, checked((int)(_length / sizeof(T))));
    }

    public void Dispose()
    {
        Unmap();
        _file.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Map()
    {
        _mapping = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    private void Unmap()
    {
        if (_start is null) return;
        _start = null;
        _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping!.Dispose();
    }
}
