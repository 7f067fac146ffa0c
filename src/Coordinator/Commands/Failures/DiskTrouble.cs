using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Shared.Checking;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Exceptions that tell of the user's disk and not of a bug: full, read-only, out of reach.</summary>
internal static class DiskTrouble
{
    private const int ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14;

    /// <summary>The mistake that an exception tells of, or null: then it is a bug.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="where">What was being read or written.</param>
    public static Mistake? Of(Exception exception, string where) => exception switch
    {
        SqliteException { SqliteErrorCode: Full } => new Mistake(where, "the disk is full; make room and run the same command again."),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } =>
            new Mistake(where, "study.db cannot be written there; choose another folder with --out, or change its permissions."),
        SqliteException { SqliteErrorCode: InputOutput } =>
            new Mistake(where, "the disk failed while study.db was written; see to it and run the same command again."),
        OutputRefusedException => new Mistake(where, exception.Message),
        OutputException => new Mistake("standard output", $"{exception.Message.TrimEnd('.')}; let it go elsewhere and run the same command again."),
        UnauthorizedAccessException =>
            new Mistake(where, $"{exception.Message.TrimEnd('.')}; choose another place, or change its permissions."),
        IOException => new Mistake(where, $"{exception.Message.TrimEnd('.')}; see to it and run the same command again."),
        _ => null,
    };
}
