namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>What a command line begins with, so that the program becomes the leader of a session of its own and keeps its process id.</summary>
internal static class SessionWords
{
    /// <summary>Words before the program; empty on Windows.</summary>
    public static IReadOnlyList<string> Before { get; } = Found();

    private static string[] Found() => OperatingSystem.IsWindows() ? []
        : PathOf("setsid") is { } setsid ? [setsid]
        : PathOf("perl") is { } perl ? [perl, "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127"]
        : throw new PlatformNotSupportedException("Programs as objectives need setsid or perl on the PATH.");

    private static string? PathOf(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
