namespace ActorSearch.TrainerNode.Objectives;

/// <summary>An exception of a user's code as the reason of a failed training: one line, the same wherever it was thrown.</summary>
internal static class ThrownWords
{
    /// <summary>The reason of a training whose code returned null.</summary>
    public const string NoEnd = "Train returned null; it returns how the training ended";

    public static string Describe(Exception thrown) => $"{thrown.GetType().Name}: {thrown.Message.Split('\n', 2)[0].TrimEnd('\r', '.')}";
}
