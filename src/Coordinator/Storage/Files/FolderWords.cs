namespace ActorSearch.Coordinator.Storage.Files;

/// <summary>How a user names the output folder, for sentences that ask for another one.</summary>
/// <param name="Another">After "name another folder".</param>
/// <param name="Fresh">After "discard its results".</param>
public sealed record FolderWords(string Another, string Fresh)
{
    /// <summary>Those of the command line.</summary>
    public static readonly FolderWords Options = new("with --out", "with --fresh");
}
