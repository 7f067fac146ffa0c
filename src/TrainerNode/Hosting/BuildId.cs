using System.Reflection;

namespace ActorSearch.TrainerNode.Hosting;

/// <summary>The build of the program: all nodes of a search must run the same, because another one may compute other bits.</summary>
public static class BuildId
{
    /// <summary>Its version, its commit where the build knew it, and a hash of the sources that shape results: 0.1.0+COMMIT.HASH.</summary>
    public static string Current { get; } =
        typeof(BuildId).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
