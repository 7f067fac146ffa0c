using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>libtorch's libraries for a program that does not contain them: the folder that a variable names, or the one that <c>actorsearch torch</c> fills.</summary>
public static class TorchFolder
{
    /// <summary>Names a folder with all native libraries of TorchSharp and libtorch.</summary>
    public const string Variable = "ACTORSEARCH_LIBTORCH";

    private static readonly string[] Names = ["LibTorchSharp", "torch_cpu"];

    private static int _isUsed;

    // The folder for data of programs need not exist yet; without DoNotVerify its name would then be empty, and the path relative to the current folder.
    private static readonly Lazy<string> Place = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "actorsearch", "torch", $"{Version}-{Platform}"));

    /// <summary>Where they are, or are to be.</summary>
    public static string Path => Place.Value;

    /// <summary>Of TorchSharp.</summary>
    public static string Version => Assembly.Load("TorchSharp").GetName().Version!.ToString(3);

    /// <summary>The platform of this process, in NuGet's words.</summary>
    public static string Platform => $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant();

    /// <summary>Looks into the folder for what the program does not find beside itself. Loads nothing; to be called at the start of a program.</summary>
    public static void Use()
    {
        if (Interlocked.Exchange(ref _isUsed, 1) == 0)
        {
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
                Names.Contains(name) && NativeLibrary.TryLoad(System.IO.Path.Combine(Path, FileOf(name)), out var library) ? library : 0;
        }
    }

    /// <summary>The rest of a sentence about what needs libtorch, where this machine has none.</summary>
    public static string? Missing => IsIn(AppContext.BaseDirectory) || IsIn(Path) ? null
        : $"needs libtorch, which is not in {Path}. Run actorsearch torch, or name its folder in {Variable}.";

    private static bool IsIn(string folder) => File.Exists(System.IO.Path.Combine(folder, FileOf(Names[0])));

    private static string FileOf(string name) => OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
