namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>What runs when nothing is asked for.</summary>
internal static class DefaultExperiment
{
    /// <summary>Its file, which the build puts beside the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "hocon", "experiments", "default.conf");
}
