using System.Diagnostics;

namespace ActorSearch.Bench;

/// <summary>Runs the built programs as a user does, each in a process of its own.</summary>
internal static class ProgramRun
{
    private static readonly string Here = AppContext.BaseDirectory;

    /// <summary>A file that is shipped with the program.</summary>
    public static string Shipped(string path) => Path.Combine(Here, path);

    /// <summary>Starts the program; its output is read and dropped.</summary>
    public static Process Coordinator(params string[] arguments) => Start("ActorSearch.Coordinator.dll", arguments);

    /// <summary>Starts a trainer node.</summary>
    public static Process Trainer(params string[] arguments) => Start("ActorSearch.TrainerNode.dll", arguments);

    /// <summary>Starts this program again.</summary>
    public static Process Self(params string[] arguments) => Start("ActorSearch.Bench.dll", arguments);

    /// <summary>Starts the plain loop.</summary>
    public static Process PlainLoop(params string[] arguments) => Start("ActorSearch.PlainLoop.dll", arguments);

    /// <summary>Waits for its end, which must be a good one.</summary>
    /// <returns>What it wrote.</returns>
    public static string Finish(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"Exit code {process.ExitCode}. {errors.Result}");
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Here, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }
}
