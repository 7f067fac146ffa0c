using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Tests;

/// <summary>A test that needs a Unix system, and perhaps signals that arrive; elsewhere it is shown as skipped.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    private const int Interrupt = 2;

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals, no /dev/full and no bash." : null!;

    /// <summary>Whether the test sends SIGINT, which a process that was started in the background may never get.</summary>
    public bool NeedsInterrupt
    {
        get => false;
        set
        {
            if (value && Skip is null && IsIgnored(Interrupt))
            {
                Skip = "The process that started the tests ignores SIGINT, and its children inherit that.";
            }
        }
    }

    /// <summary>Whether the test mounts a disk in a namespace of its own, which not every system lets a user do.</summary>
    public bool NeedsDisk
    {
        get => false;
        set
        {
            if (value && Skip is null && !MayMount.Value)
            {
                Skip = "This system does not let a user mount a disk in a separate namespace (unshare --user --mount).";
            }
        }
    }

    private static Lazy<bool> MayMount { get; } = new(() =>
    {
        try
        {
            string[] arguments = ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", Path.GetTempPath()];
            using var mount = Process.Start(new ProcessStartInfo("unshare", arguments) { RedirectStandardError = true })!;
            mount.WaitForExit();
            return mount.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    private static bool IsIgnored(int signal)
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            return false;
        }

        var mask = File.ReadLines(Status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (signal - 1))) != 0;
    }
}
