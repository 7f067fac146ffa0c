using System.Runtime.InteropServices;

namespace ActorSearch.Coordinator.Reporting.Output;

/// <summary>Kinds of files that an output path can name.</summary>
internal enum FileKind
{
    Regular,
    Folder,
    Pipe,
    CharacterDevice,
    BlockDevice,
    Socket,
}

/// <summary>Facts about the target of a path after links are followed; .NET reports neither devices nor owners.</summary>
/// <param name="Owner">User and group; null if the system does not report them.</param>
/// <param name="Links">Names of the file in the file system.</param>
internal sealed partial record FileFacts(FileKind Kind, (uint User, uint Group)? Owner, uint Links)
{
    /// <summary>Device and inode number of the file; null if the system does not report them.</summary>
    public (ulong Device, ulong Number)? Identity { get; init; }

    /// <summary>Whether two paths lead to one file that exists, also by links and by other names.</summary>
    public static bool AreSame(string one, string other) => (Read(one), Read(other)) switch
    {
        (null, _) or (_, null) => false,
        ({ Identity: { } first }, { Identity: { } second }) => first == second,
        _ => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whether two paths name one place, where a file may be or not.</summary>
    public static bool IsSamePlace(string one, string other) => AreSame(one, other)
        || (Path.GetFileName(one) == Path.GetFileName(other) && AreSame(OutputPlace.FolderOf(one), OutputPlace.FolderOf(other)));

    /// <summary>Null where there is no such file, or a link leads nowhere.</summary>
    public static FileFacts? Read(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            // struct statx, the same on every architecture: links at 16, user at 20, group at 24, mode at 28, number at 32, device at 136.
            Span<byte> facts = stackalloc byte[256];
            return StatX(CurrentFolder, path, 0, BasicStats, ref MemoryMarshal.GetReference(facts)) == 0
                ? new FileFacts(
                    KindOf(BitConverter.ToUInt16(facts[28..])),
                    (BitConverter.ToUInt32(facts[20..]), BitConverter.ToUInt32(facts[24..])),
                    BitConverter.ToUInt32(facts[16..]))
                {
                    Identity = (BitConverter.ToUInt64(facts[136..]), BitConverter.ToUInt64(facts[32..])),
                }
                : null;
        }

        return Directory.Exists(path) ? new FileFacts(FileKind.Folder, null, 1)
            : !File.Exists(path) ? null
            : new FileFacts(IsDevice(path) ? FileKind.CharacterDevice : FileKind.Regular, null, 1);
    }

    /// <summary>Gives a file to its owner; false where this process may not.</summary>
    public static bool TryGive(string path, (uint User, uint Group) owner) => ChangeOwner(path, owner.User, owner.Group) == 0;

    /// <summary>Sets where the next bytes of an open descriptor go.</summary>
    public static void Seek(int descriptor, long position) => _ = MoveTo(descriptor, position, 0);

    private const int CurrentFolder = -100;
    private const uint BasicStats = 0x7FF;

    private static FileKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x1000 => FileKind.Pipe,
        0x2000 => FileKind.CharacterDevice,
        0x4000 => FileKind.Folder,
        0x6000 => FileKind.BlockDevice,
        0xC000 => FileKind.Socket,
        _ => FileKind.Regular,
    };

    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint wanted, ref byte facts);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "lseek")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long MoveTo(int descriptor, long offset, int from);
}
