using System.Reflection;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>How this program starts itself again as the process of a plug-in.</summary>
public static class HostProgram
{
    /// <summary>The hidden command of all programs that train; it has no options and is not for people.</summary>
    public const string Command = "plugin-process";

    private static readonly string[] Programs = ["ActorSearch.Coordinator", "ActorSearch.TrainerNode", "actorsearch"];

    /// <summary>Whether a program was started as the process of a plug-in.</summary>
    public static bool IsAsked(IReadOnlyList<string> arguments) => arguments is [Command];

    /// <summary>The words that start it; null in a program that does not have the command.</summary>
    public static IReadOnlyList<string>? Words()
    {
        if (Assembly.GetEntryAssembly() is not { } program || !Programs.Contains(program.GetName().Name) || Environment.ProcessPath is not { } host) return null;
        // A single file has no assembly beside it; otherwise the host is .NET's own or one that is named like the program.
#pragma warning disable IL3000 // An empty location is what is asked for.
        var assembly = program.Location;
#pragma warning restore IL3000
        return assembly.Length == 0 || Path.GetFileNameWithoutExtension(host) == Path.GetFileNameWithoutExtension(assembly) ? [host, Command]
            : [Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", assembly, Command];
    }
}
