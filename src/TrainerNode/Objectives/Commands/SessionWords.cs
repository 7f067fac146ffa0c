namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>What a command line begins with, so that the program becomes the leader of a session of its own and keeps its process id.</summary>
internal static class SessionWords
{
    /// <summary>Words before the program; empty on Windows.</summary>
    public static IReadOnlyList<string> Before { get; } = Found();

    private static string[] Found() => OperatingSystem.IsWindows() ? []
        : ProgramPath.Find("setsid") is { } setsid ? [setsid]
        : ProgramPath.Find("perl") is { } perl ? [perl, "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127"]
        : throw new PlatformNotSupportedException("Programs as objectives need setsid or perl on the PATH.");
}
