namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Where a program is.</summary>
internal static class ProgramPath
{
    /// <summary>The file that a word starts: itself if it has a folder, otherwise the first of its name on the PATH; null if there is none that may be run.</summary>
    /// <param name="program">As in <c>objective.run</c>.</param>
    public static string? Find(string program) => Candidates(program).FirstOrDefault(IsProgram);

    private static IEnumerable<string> Candidates(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat", ".com"] : [""];
        var folders = program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? [""]
            : (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return from folder in folders from ending in endings select Path.Combine(folder, program + ending);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
