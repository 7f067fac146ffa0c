using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>
/// Where a plug-in's assemblies are loaded: each plug-in has its own versions of what it needs, and shares with the program only the framework and
/// ActorSearch.Abstractions.
/// </summary>
/// <param name="folder">The plug-in.</param>
internal sealed class PluginContext(PluginFolder folder) : AssemblyLoadContext(folder.Name)
{
    private const string TorchSharp = "TorchSharp";

    private static readonly string[] OfTorch = ["LibTorchSharp", "torch_cpu"];

    private static readonly string Shared = typeof(IObjective).Assembly.GetName().Name!;

    // What is loaded with the program and is not of the framework: a plug-in that forgot one of these would work here and nowhere else.
    private static readonly Lazy<HashSet<string>> OfTheProgram = new(() =>
        ProgramAssemblies.In((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "", AppContext.BaseDirectory));

    static PluginContext() => StrayException.Announce();

    private readonly AssemblyDependencyResolver _resolver = new(folder.Assembly);

    /// <summary>Whether it uses TorchSharp and brings no libtorch.</summary>
    public bool NeedsOurTorch => _resolver.ResolveUnmanagedDllToPath(OfTorch[0]) is null && HasOurTorchSharp;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Shared)
        {
            return null;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : OfTheProgram.Value.Contains(assemblyName.Name ?? "")
                ? throw new FileNotFoundException($"{assemblyName.Name} {assemblyName.Version} is not in the folder of the plug-in", assemblyName.Name)
                : null;
    }

    /// <inheritdoc/>
    /// <remarks>A plug-in with our version of TorchSharp need not bring its libtorch, which is half a gigabyte: it gets the one that the program uses.</remarks>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path)
        : OfTorch.Contains(unmanagedDllName) && HasOurTorchSharp && NativeLibrary.TryLoad(unmanagedDllName, typeof(PluginContext).Assembly, null, out var library) ? library
        : IntPtr.Zero;

    private bool HasOurTorchSharp =>
        _resolver.ResolveAssemblyToPath(new AssemblyName(TorchSharp)) is { } path && AssemblyName.GetAssemblyName(path).Version == Assembly.Load(TorchSharp).GetName().Version;
}
