using System.CommandLine;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class PluginGrammar
{
    /// <summary>Where plug-ins may be loaded from.</summary>
    public static Option<string?> Option() => new("--plugins")
    {
        Description = "Folder of plug-ins that the experiment can use (default: none). Their code runs in this process.",
        HelpName = "DIR",
    };
}
