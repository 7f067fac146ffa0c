using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Exceptions caused by the user's disk, not by an internal error: full, read-only, not reachable.</summary>
internal static class DiskTrouble
{
    /// <summary>The mistake that an exception stands for; null: it is an internal error.</summary>
    /// <param name="where">What was being read or written.</param>
    public static Mistake? Explain(Exception exception, string where) => exception switch
    {
        StoreException { Fault: StoreFault.Full } => new Mistake(where, "the disk is full; free some space and run the same command again."),
        StoreException { Fault: StoreFault.ReadOnly or StoreFault.CannotOpen } =>
            new Mistake(where, "study.db cannot be written; choose another folder with --out, or change the permissions of this one."),
        StoreException { Fault: StoreFault.InputOutput } =>
            new Mistake(where, "the disk failed while study.db was written; fix the disk and run the same command to resume."),
        StoreException { Fault: StoreFault.Damaged } damaged => new Mistake(where, $"study.db cannot be read: {damaged.Sentence}"),
        OutputRefusedException => new Mistake(where, exception.Message),
        OutputException => new Mistake("standard output", $"{exception.Message.TrimEnd('.')}; redirect it elsewhere and run the same command again."),
        UnauthorizedAccessException or IOException when SystemFault.Find(exception) is var fault =>
            new Mistake(Place(where, fault.Path), $"{fault.Sentence}, and run the same command again."),
        _ => null,
    };

    /// <summary>The file that the system refused; one inside of what was named is shown below it.</summary>
    private static string Place(string where, string? refused)
    {
        if (refused is null) return where;
        var inside = Path.GetRelativePath(where, refused);
        return inside == "." ? where : inside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inside) ? refused : Path.Combine(where, inside);
    }
}
