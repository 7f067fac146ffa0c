using System.Runtime.InteropServices;

namespace ActorSearch.Tool;

/// <summary>OpenSSL, with which .NET computes hashes on Linux: without it the process is aborted in the middle.</summary>
internal static class OpenSsl
{
    // As .NET looks for it.
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10"];

    /// <summary>What to do where it is missing, in a sentence; null where nothing is.</summary>
    public static string? Missing() =>
        !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("CLR_OPENSSL_VERSION_OVERRIDE") is { Length: > 0 } || Array.Exists(Names, CanLoad)
            ? null
            : "this machine has no OpenSSL, which the program needs for hashes. Install its library, on Debian with apt-get install libssl3.";

    private static bool CanLoad(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library)) return false;
        NativeLibrary.Free(library);
        return true;
    }
}
