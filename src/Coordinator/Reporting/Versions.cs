using System.Reflection;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What results were made with; a result is repeated to the bit by the same versions.</summary>
/// <param name="ActorSearch">This program, with its commit.</param>
/// <param name="DotNet">The runtime.</param>
/// <param name="TorchSharp">The bindings that trained.</param>
/// <param name="Engine">The engine that trained.</param>
/// <param name="VectorBits">
/// Width of the vectors in which it computed; null where the engine is not ours. Today all widths give the same bits.
/// </param>
/// <param name="Platform">Operating system and processor.</param>
public sealed record Versions(string ActorSearch, string DotNet, string TorchSharp, string Engine, int? VectorBits, string Platform)
{
    /// <summary>This program's version.</summary>
    public static string OfProgram { get; } = Informational(typeof(Versions).Assembly);

    /// <summary>The versions with which this process trains a configuration.</summary>
    /// <param name="trained">The configuration.</param>
    /// <param name="vectorBits">See <see cref="Experiment.VectorBits"/>.</param>
    public static Versions Create(Hyperparameters trained, int? vectorBits) => new(
        OfProgram,
        Environment.Version.ToString(),
        TorchVersion.Text,
        EngineChoice.NameOf(trained),
        EngineChoice.VectorBitsOf(trained, vectorBits),
        RuntimeInformation.RuntimeIdentifier);

    private static string Informational(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
