using System.Reflection;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>An exception of a user's code as the reason of a failed training: one line, the same wherever it was thrown.</summary>
internal static class ThrownWords
{
    /// <summary>The reason of a training whose code returned null.</summary>
    public const string NoEnd = "Train returned null; it returns how the training ended";

    public static string Describe(Exception thrown)
    {
        var cause = CauseOf(thrown);
        return $"{cause.GetType().Name}: {MessageOf(cause).Split('\n', 2)[0].TrimEnd('\r', '.')}";
    }

    // What failed, not that something did.
    private static Exception CauseOf(Exception thrown) => thrown switch
    {
        TargetInvocationException or TypeInitializationException when thrown.InnerException is { } inner => CauseOf(inner),
        AggregateException { InnerExceptions: [var only] } => CauseOf(only),
        _ => thrown,
    };

    // An exception of users can throw where it is asked what happened.
    private static string MessageOf(Exception thrown)
    {
        try
        {
            return thrown.Message ?? "";
        }
#pragma warning disable CA1031 // Code of users may throw anything.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "its message cannot be read";
        }
    }
}
