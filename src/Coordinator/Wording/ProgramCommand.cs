using System.Reflection;

namespace ActorSearch.Coordinator.Wording;

/// <summary>What to type at a prompt to call this program.</summary>
internal static class ProgramCommand
{
    /// <summary>For the program that runs; null if it is a program of the user's, which contains the library.</summary>
    public static string? Running { get; } = Describe(Assembly.GetEntryAssembly()?.GetName().Name);

    /// <param name="program">The name of its assembly.</param>
    public static string? Describe(string? program) => program switch
    {
        "actorsearch" => "actorsearch",
        "ActorSearch.Coordinator" => "dotnet run -c Release --project src/Coordinator --",
        _ => null,
    };
}
