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

/// <summary>What a path names once links are followed. .NET tells neither a device from a file nor an owner.</summary>
/// <param name="Owner">User and group; null where the system does not tell.</param>
/// <param name="Links">Names of the file in the file system.</param>
internal sealed partial record FileFacts(FileKind Kind, (uint User, uint Group)? Owner, uint Links)
{
    /// <summary>Null where there is no such file, or a link leads nowhere.</summary>
    public static FileFacts? Of(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            // struct statx, the same on every architecture: links at 16, user at 20, group at 24, mode at 28.
            Span<byte> facts = stackalloc byte[256];
            return StatX(CurrentFolder, path, 0, BasicStats, ref MemoryMarshal.GetReference(facts)) == 0
                ? new FileFacts(
                    KindOf(BitConverter.ToUInt16(facts[28..])),
                    (BitConverter.ToUInt32(facts[20..]), BitConverter.ToUInt32(facts[24..])),
                    BitConverter.ToUInt32(facts[16..]))
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
