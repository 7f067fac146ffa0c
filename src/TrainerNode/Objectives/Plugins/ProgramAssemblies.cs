using System.Reflection;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>Which of a process's assemblies are of the program and its packages, and not of the framework.</summary>
internal static class ProgramAssemblies
{
    private static readonly HashSet<string> Framework = new(
        typeof(ProgramAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Framework").Value!.Split(';'),
        StringComparer.OrdinalIgnoreCase);

    /// <param name="paths">All assemblies that the process can load, with the path separator of the system between them.</param>
    /// <param name="folder">The folder of the program. In a self-contained build the framework is there too.</param>
    /// <returns>Names without endings.</returns>
    public static HashSet<string> In(string paths, string folder) => new(
        paths.Split(Path.PathSeparator)
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !Framework.Contains(name)),
        StringComparer.OrdinalIgnoreCase);
}
