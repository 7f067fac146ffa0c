using System.CommandLine;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class PluginGrammar
{
    /// <summary>Where plug-ins may be loaded from.</summary>
    public static Option<string?> Option() => new("--plugins")
    {
        Description = "Folder whose plug-ins the experiment may use; their code runs in this process (default: none).",
        HelpName = "DIR",
    };
}
