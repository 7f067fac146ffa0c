using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>The folder of one plug-in: its assembly and everything that the assembly needs.</summary>
/// <param name="Name">As the experiment calls it: the name of the folder.</param>
/// <param name="Path">Full path.</param>
/// <param name="Assembly">Full path of the assembly with the objectives.</param>
public sealed record PluginFolder(string Name, string Path, string Assembly)
{
    /// <summary>A build with a project reference to ActorSearch.Abstractions has its file, but the assembly is the program's.</summary>
    private static readonly string OfAbstractions = $"{typeof(IObjective).Assembly.GetName().Name}{DependencyFile.Ending}";

    /// <summary>Finds a plug-in: the assembly is the one whose <c>.deps.json</c> no other lists (a build with references has one for each), or NAME.dll where there is none.</summary>
    /// <param name="name">As the experiment calls it.</param>
    /// <param name="allowed">The folder from which this process may load plug-ins; null: none was named.</param>
    public static Checked<PluginFolder> Find(string name, string? allowed)
    {
        if (allowed is null)
        {
            return Wrong("plugins", $"this experiment needs the plug-in {name}, and this process loads none. Name the folder that contains {name}/ with --plugins.");
        }

        if (System.IO.Path.GetFileName(name) != name || name is "." or ".." or "")
        {
            return Wrong("plugins", $"'{name}' is not the name of a folder in {allowed}. Name the folder alone.");
        }

        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(allowed, name));
        if (!Directory.Exists(path))
        {
            return Wrong("plugins", $"the folder {allowed} has no plug-in {name}. Copy its build output to {path}.");
        }

        string[] described = [.. Directory.EnumerateFiles(path, $"*{DependencyFile.Ending}").Where(file => System.IO.Path.GetFileName(file) != OfAbstractions)];
        string[] roots;
        try
        {
            roots = DependencyFile.Roots(described);
        }
        catch (JsonException trouble)
        {
            return Wrong(path, $"a file *{DependencyFile.Ending} is damaged ({trouble.Message.TrimEnd('.')}). Build the plug-in again.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, $"a file *{DependencyFile.Ending} cannot be read: {SystemFault.Find(trouble).Sentence}.");
        }

        if (roots.Length != 1 && described.Length > 0)
        {
            return Wrong(path, $"there are {roots.Length} assemblies that no other one references, and a plug-in has one. Build it into a folder of its own.");
        }

        var assembly = roots is [var root] ? $"{root[..^DependencyFile.Ending.Length]}.dll" : System.IO.Path.Combine(path, $"{name}.dll");
        return File.Exists(assembly)
            ? new Checked<PluginFolder>.Right(new PluginFolder(name, path, assembly))
            : Wrong(path, $"there is no {System.IO.Path.GetFileName(assembly)}. Copy the whole build output of the plug-in to this folder.");
    }

    /// <summary>SHA-256 over the relative paths and the contents of all files, in the ordinal order of the paths; 64 lower-case hex digits.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public string Sha256()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => (Relative: System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), file))
            .OrderBy(each => each.Relative, StringComparer.Ordinal);
        foreach (var (relative, file) in files)
        {
            using var content = File.OpenRead(file);
            all.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(relative)));
            all.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private static Checked<PluginFolder> Wrong(string where, string sentence) => new Checked<PluginFolder>.Wrong([new Mistake(where, sentence)]);
}
