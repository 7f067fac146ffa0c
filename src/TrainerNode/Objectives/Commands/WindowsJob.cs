using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>
/// A job object of Windows: a process and all that it starts. Windows ends them when the last handle of the job is closed, which happens too when this process is killed.
/// Source: Win32, "Job Objects".
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsJob : IDisposable
{
    private const int BasicAccounting = 1, ExtendedLimits = 9;

    /// <summary>JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE.</summary>
    private const uint KillOnClose = 0x2000;

    /// <summary>The exit code of processes that <see cref="End"/> ends.</summary>
    private const uint Ended = 1;

    private readonly SafeFileHandle _job;

    /// <summary>Puts a process that has just been started into a job of its own. What it had started before stays outside.</summary>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    public WindowsJob(Process process)
    {
        _job = CreateJob(0, null);
        var limits = new Limits { Flags = KillOnClose };

        // A process that has already ended cannot be put into a job and needs none.
        if (!_job.IsInvalid && SetInformation(_job, ExtendedLimits, limits, Marshal.SizeOf<Limits>()) && (Assign(_job, process.SafeHandle) || process.HasExited)) return;
        var refused = new Win32Exception();
        _job.Dispose();
        throw refused;
    }

    /// <summary>Whether one of its processes is running.</summary>
    public bool IsRunning => QueryInformation(_job, BasicAccounting, out var counts, Marshal.SizeOf<Counts>(), 0) && counts.Active > 0;

    /// <summary>Ends all of its processes.</summary>
    public void End() => Terminate(_job, Ended);

    /// <inheritdoc/>
    public void Dispose() => _job.Dispose();

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial SafeFileHandle CreateJob(nint security, string? name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformation(SafeFileHandle job, int kind, in Limits limits, int length);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryInformation(SafeFileHandle job, int kind, out Counts counts, int length, nint returned);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Assign(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", EntryPoint = "TerminateJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Terminate(SafeFileHandle job, uint exitCode);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION, 144 bytes in 64 bits; only the flags are set.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct Limits
    {
        [FieldOffset(16)]
        public uint Flags;
    }

    /// <summary>JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, 48 bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 48)]
    private struct Counts
    {
        [FieldOffset(40)]
        public uint Active;
    }
}
