namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The experiment that runs when there are no arguments.</summary>
internal static class DefaultExperiment
{
    /// <summary>The build copies the file next to the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "hocon", "experiments", "default.conf");
}
