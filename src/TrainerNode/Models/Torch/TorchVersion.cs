using System.Reflection;
using TorchSharp;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>Which TorchSharp this is; asking loads no native library.</summary>
public static class TorchVersion
{
    /// <summary>Its version, without the commit.</summary>
    public static string Text { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
