using System.Reflection;

namespace ActorSearch.TrainerNode.Hosting;

/// <summary>Which build of the program runs: nodes of one search must run the same, since another one may compute other bits.</summary>
public static class BuildId
{
    /// <summary>Its version, its commit where the build knew it, and a hash of the sources that shape results: 0.1.0+COMMIT.HASH.</summary>
    public static string Current { get; } =
        typeof(BuildId).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
