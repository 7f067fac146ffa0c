using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>
/// A running program with all processes that it starts, which end with this process: on Unix a process group of its own, which signals reach as a whole
/// (<see cref="GroupWatch"/>), on Windows a job (<see cref="WindowsJob"/>).
/// </summary>
internal sealed partial class ProgramGroup : IDisposable
{
    private const int Terminate = 15, Kill = 9, Probe = 0;

    /// <summary>What a signal is added to in an exit code. Larger ones are of programs, for example 255 of exit(−1).</summary>
    private const int SignalCodes = 128, LastSignal = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;

    private readonly WindowsJob? _job;

    private ProgramGroup(Process process)
    {
        _process = process;
        (Input, Output, Errors) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream, process.StandardError.BaseStream);
        if (OperatingSystem.IsWindows()) _job = JobOf(process);
    }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Errors { get; }

    public int ExitCode => _process.ExitCode;

    /// <summary>How it has ended: «ended with exit code 3». Codes of Windows itself are hexadecimal, as in its documentation.</summary>
    public string EndWords => ExitCode < 0 ? $"ended with exit code 0x{ExitCode:X8}"
        : ExitCode is > SignalCodes and <= SignalCodes + LastSignal && !OperatingSystem.IsWindows()
            ? string.Create(CultureInfo.InvariantCulture, $"was ended by signal {ExitCode - SignalCodes}")
        : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {ExitCode}");

    /// <summary>Starts a program.</summary>
    /// <param name="words">The program and its arguments, at least one.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="environment">Variables on top of those of this process.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ProgramGroup Start(IReadOnlyList<string> words, string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        IReadOnlyList<string> all = [.. SessionWords.Before, .. words];
        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var group = new ProgramGroup(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
        GroupWatch.Add(group._process.Id);
        return group;
    }

    /// <summary>Waits for the program itself.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool WaitForExit(TimeSpan most) => _process.WaitForExit(most);

    /// <summary>Asks all of its processes to end.</summary>
    public void Stop()
    {
        if (OperatingSystem.IsWindows()) End();
        else Signal(Terminate);
    }

    /// <summary>Ends all of its processes.</summary>
    public void End()
    {
        if (OperatingSystem.IsWindows()) _job!.End();
        else Signal(Kill);
    }

    /// <summary>Whether processes that it has started are still there after a moment, once the program itself has ended.</summary>
    /// <param name="moment">How long they have to end.</param>
    public bool LeavesProcesses(TimeSpan moment)
    {
        for (var begin = Stopwatch.GetTimestamp(); IsRunning; Thread.Sleep(Pause))
        {
            if (Stopwatch.GetElapsedTime(begin) > moment) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _process.WaitForExit();
        GroupWatch.Remove(_process.Id);
        if (OperatingSystem.IsWindows()) _job!.Dispose();
        _process.Dispose();
    }

    /// <summary>
    /// Closes pipes, which the framework leaves to the garbage collector once somebody has looked at them: without this short programs leave thousands of handles.
    /// </summary>
    /// <param name="pipes">Those on which nobody waits any more; one that a process outside of the group holds stays open until that process ends.</param>
    public static void Close(params IEnumerable<Stream> pipes)
    {
        foreach (var pipe in pipes)
        {
            try
            {
                pipe.Dispose();
            }
            catch (IOException)
            {
                // What could not be written any more.
            }
        }
    }

    /// <exception cref="System.ComponentModel.Win32Exception">Windows refuses. The process has been ended.</exception>
    [SupportedOSPlatform("windows")]
    private static WindowsJob JobOf(Process process)
    {
        try
        {
            return new WindowsJob(process);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    private bool IsRunning => OperatingSystem.IsWindows() ? _job!.IsRunning : SendSignal(-_process.Id, Probe) == 0;

    // Until the program has a session of its own there is no such group, only the process.
    private void Signal(int signal)
    {
        if (SendSignal(-_process.Id, signal) != 0 && !_process.HasExited)
        {
            _ = SendSignal(_process.Id, signal);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
