namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>What <see cref="Tests.Program"/> reads as a line.</summary>
/// <param name="Program">The assembly's name.</param>
/// <param name="Folder">Where the command runs.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record HostedCommand(string Program, string Folder, string[] Arguments)
{
    /// <summary>Stands at the end of a command on standard output and on standard error, before its exit code.</summary>
    public const char Ended = '\u0004';
}
