namespace ActorSearch.TrainerNode.Objectives;

/// <summary>An exception of a user's code as the reason of a failed training: one line, the same wherever it was thrown.</summary>
internal static class ThrownWords
{
    /// <summary>The reason of a training whose code returned null.</summary>
    public const string NoEnd = "Train returned null; it returns how the training ended";

    public static string Describe(Exception thrown) => $"{thrown.GetType().Name}: {MessageOf(thrown).Split('\n', 2)[0].TrimEnd('\r', '.')}";

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
