using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Runs what calls SQLite and turns its result codes into faults of a store.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14,
        NotADatabase = 26;

    /// <exception cref="StoreException">SQLite reports an error.</exception>
    public static T Translate<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
    }

    /// <summary>Reads what a study has written.</summary>
    /// <exception cref="StoreException">It is something that no study writes: bytes of the file have changed.</exception>
    public static T Read<TSource, T>(TSource source, Func<TSource, T> read)
    {
        try
        {
            return read(source);
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new StoreException(StoreFault.Damaged, SentenceOf(StoreFault.Damaged)!, e);
        }
    }

    public static StoreException Translate(SqliteException e)
    {
        var fault = FaultOf(e.SqliteErrorCode);
        return new StoreException(fault, SentenceOf(fault) ?? $"SQLite reports: {e.Message}", e);
    }

    private static StoreFault FaultOf(int code) => code switch
    {
        Full => StoreFault.Full,
        ReadOnly => StoreFault.ReadOnly,
        CannotOpen => StoreFault.CannotOpen,
        InputOutput => StoreFault.InputOutput,
        Busy or Locked => StoreFault.Busy,
        NoMemory => StoreFault.NoMemory,
        Corrupt or NotADatabase => StoreFault.Damaged,
        _ => StoreFault.Other,
    };

    private static string? SentenceOf(StoreFault fault) => fault switch
    {
        StoreFault.Full => "the disk is full. Free some space.",
        StoreFault.ReadOnly => "the file or its disk is read-only. Make it writable, or use another folder.",
        StoreFault.CannotOpen => "the file cannot be opened. Check the permissions of the folder, or use another one.",
        StoreFault.InputOutput => "the disk reports an error. Check the system's log, or use another folder.",
        StoreFault.Busy => "another program is using the file. Close it.",
        StoreFault.Damaged => "the file is damaged. Copy it back from a backup, discard its results with run --fresh, or use another folder.",
        _ => null,
    };
}
