using System.ComponentModel;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ActorSearch.Shared.Checking;

/// <summary>What the operating system refused, in the words of this program and not in those of .NET or the C library.</summary>
/// <param name="Reason">What is wrong, for example <c>the disk is full</c>: a part of a sentence, without a full stop.</param>
/// <param name="Remedy">What to do, for example <c>free some space</c>.</param>
public sealed record SystemFault(string Reason, string Remedy)
{
    /// <summary>The file or folder that it is about; null if the exception names none.</summary>
    public string? Path { get; private init; }

    private static readonly SystemFault
        Denied = new("permission denied", "change the permissions, or name another path"),
        Missing = new("there is no such file or folder", "correct the path"),
        Folder = new("this is a folder", "name a file"),
        TooLong = new("the name is too long", "choose a shorter one"),
        BadName = new("this is not a path", "correct it"),
        Exists = new("there is a file of this name", "name another path"),
        InUse = new("another program is using the file", "close it there"),
        TooMany = new("too many files or connections are open", "close other programs, or raise the limit of open files (ulimit -n)"),
        Full = new("the disk is full", "free some space"),
        ReadOnly = new("the disk is read-only", "name a path on another disk"),
        Failing = new("the disk reports an error", "check the system's log"),
        NoProgram = new("there is no such program", "correct its name, or install it"),
        NotExecutable = new("the file is not a program of this system", "make it executable, or name another program"),
        NoMemory = new("the system has not enough memory or processes left", "close other programs");

    /// <summary>Reason and remedy, for example <c>the disk is full; free some space</c>.</summary>
    public string Sentence => $"{Reason}; {Remedy}";

    /// <summary>The fault that an exception stands for. One that is not known keeps the message of the exception, without its full stop.</summary>
    public static SystemFault Find(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } fault) return fault with { Path = PathIn(cause) };
        }

        return new SystemFault(exception.Message.ReplaceLineEndings(" ").TrimEnd('.'), "correct this") { Path = PathIn(exception) };
    }

    private static SystemFault? Known(Exception exception) => exception switch
    {
        SocketException socket => Known(socket.SocketErrorCode),
        Win32Exception { NativeErrorCode: var number } => number switch
        {
            2 or 3 => NoProgram,
            5 or 13 => NotExecutable with { Reason = "the file is not executable" },
            8 or 193 => NotExecutable,
            _ => Known(number),
        },
        UnauthorizedAccessException => Directory.Exists(PathIn(exception)) ? Folder : Denied,
        FileNotFoundException => Missing,
        DirectoryNotFoundException => NoFolder(PathIn(exception)),
        PathTooLongException => TooLong,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => Known(SocketError.ConnectionReset),
        IOException { HResult: var result } => (result & 0xFFFF0000) == 0x80070000 ? KnownToWindows(result & 0xFFFF) : Known(result),
        AuthenticationException => new("the two sides do not accept each other's certificates", "check the certificates"),
        TimeoutException or OperationCanceledException => Known(SocketError.TimedOut),
        ArgumentException or NotSupportedException => BadName,
        _ => null,
    };

    // errno; where Linux and macOS differ, both.
    private static SystemFault? Known(int number) => number switch
    {
        5 => Failing,
        11 or 35 => InUse,
        12 => NoMemory,
        17 => Exists,
        20 => NoFolder(null),
        21 => Folder,
        23 or 24 => TooMany,
        26 => new("the file is a program that is running", "end it"),
        27 => new("the file is larger than this disk allows", "name a path on another disk"),
        28 => Full,
        30 => ReadOnly,
        36 or 63 => TooLong,
        40 or 62 => new("the link leads back to itself", "name a file"),
        69 or 122 => new("your share of the disk is full", "free some space"),
        _ => null,
    };

    private static SystemFault? KnownToWindows(int number) => number switch
    {
        4 => TooMany,
        8 or 14 => NoMemory,
        19 => ReadOnly,
        21 or 53 or 55 or 64 or 67 => new("the drive does not answer", "check that it is connected"),
        23 or 1117 => Failing,
        32 or 33 => InUse,
        39 or 112 => Full,
        80 or 183 => Exists,
        123 or 161 => BadName,
        206 => TooLong,
        _ => null,
    };

    private static SystemFault? Known(SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => new("another program uses the port", "end it, or name another port"),
        SocketError.AccessDenied => new("permission to use the port is denied", "name a port from 1024"),
        SocketError.AddressNotAvailable => new("this machine does not have the address", "name one of its addresses"),
        SocketError.AddressFamilyNotSupported => new("this machine does not support addresses of this kind", "name another address"),
        SocketError.ConnectionRefused => new("no program listens there", "start it, or correct the address"),
        SocketError.HostUnreachable or SocketError.HostDown => new("the machine cannot be reached", "check its address and the network"),
        SocketError.NetworkUnreachable or SocketError.NetworkDown => new("the network cannot be reached", "check the connection"),
        SocketError.HostNotFound or SocketError.NoData => new("the host name is unknown", "correct it, or give the address"),
        SocketError.TryAgain => new("the name server does not answer", "give the address, or try again"),
        SocketError.TimedOut => new("there was no answer in time", "check the address and the network"),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => new("the other side closed the connection", "try again"),
        SocketError.TooManyOpenSockets => TooMany,
        _ => null,
    };

    /// <summary>Names the first folder of a path that is missing, or the file that the path takes for a folder.</summary>
    private static SystemFault NoFolder(string? path)
    {
        string? missing = null;
        for (var folder = System.IO.Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder) && !Directory.Exists(folder); folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder)) return new($"'{folder}' is a file, not a folder", "correct the path");
            missing = folder;
        }

        return missing is null ? new("a folder of the path does not exist", "correct the path") : new($"the folder '{missing}' does not exist", "create it, or correct the path");
    }

    // .NET writes the path only into its sentence: Access to the path '/a/b' is denied.
    private static string? PathIn(Exception exception)
    {
        if (exception is not (IOException or UnauthorizedAccessException)) return null;
        var (start, end) = (exception.Message.IndexOf('\'', StringComparison.Ordinal), exception.Message.LastIndexOf('\''));
        return start < end ? exception.Message[(start + 1)..end] : null;
    }
}
