using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage;

/// <summary>Messages for SQLite's result codes, and whether waiting can help.</summary>
internal static class StoreTrouble
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14,
        NotADatabase = 26;

    /// <summary>One sentence.</summary>
    public static string Of(SqliteException e) => e.SqliteErrorCode switch
    {
        Full => "the disk is full. Free some space.",
        ReadOnly => "the file or its disk is read-only. Make it writable, or name another folder with --out.",
        CannotOpen => "the file cannot be opened. Check the permissions of the folder, or name another one with --out.",
        InputOutput => "the disk reports an error. Check the system's log, or name another folder with --out.",
        Busy or Locked => "another program is using the file. Close it.",
        Corrupt or NotADatabase => "the file is damaged. Discard it with --fresh, or name another folder with --out.",
        _ => $"SQLite reports: {e.Message}",
    };

    /// <summary>Whether the same write may succeed later.</summary>
    public static bool MayPass(SqliteException e) =>
        e.SqliteErrorCode is Busy or Locked or NoMemory or ReadOnly or InputOutput or Full or CannotOpen;
}
