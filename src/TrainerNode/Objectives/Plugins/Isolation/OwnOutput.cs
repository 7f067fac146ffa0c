using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>Standard output of the process of a plug-in, which is for messages alone: what the plug-in prints goes to standard error.</summary>
internal static partial class OwnOutput
{
    private const int Output = 1, Error = 2;

    /// <summary>The stream for messages. From here on both .NET and native code print to standard error.</summary>
    public static Stream Take()
    {
        Console.SetOut(Console.Error);
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(Duplicate(Output), ownsHandle: true), FileAccess.Write, bufferSize: 0);
        _ = Duplicate(Error, Output);
        return stream;
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int descriptor, int onto);
}
