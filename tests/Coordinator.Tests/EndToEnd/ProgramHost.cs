using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>
/// A process of <see cref="Tests.Program"/> with the command that it runs. Whoever has it owns the process and may signal or kill it; what has
/// ended by itself is used again.
/// </summary>
internal sealed class ProgramHost
{
    // They end with this process, when their standard input does.
    private static readonly ConcurrentBag<Process> Idle = [];

    private bool _isSilent;

    private ProgramHost(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>The exit code of a command that ended by itself.</summary>
    public int? Code { get; private set; }

    public static ProgramHost Start(HostedCommand command)
    {
        var process = Idle.TryTake(out var idle) ? idle : Process.Start(new ProcessStartInfo(Coordinator.DotNet, ["exec", typeof(Program).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(command));
        process.StandardInput.Flush();
        return new ProgramHost(process);
    }

    /// <summary>The next line of standard output; null at the end of the command or process.</summary>
    public async Task<string?> ReadLine(CancellationToken limit)
    {
        if (Code is not null || await Process.StandardOutput.ReadLineAsync(limit) is not { } line)
        {
            return null;
        }

        if (line.IndexOf(HostedCommand.Ended, StringComparison.Ordinal) is not (>= 0 and var end))
        {
            return line;
        }

        Code = int.Parse(line.AsSpan(end + 1), CultureInfo.InvariantCulture);
        return end > 0 ? line[..end] : null;
    }

    /// <summary>The next line of standard error; null at the end of the command or process.</summary>
    public async Task<string?> ReadErrorLine(CancellationToken limit)
    {
        if (_isSilent || await Process.StandardError.ReadLineAsync(limit) is not { } line)
        {
            return null;
        }

        var end = line.IndexOf(HostedCommand.Ended, StringComparison.Ordinal);
        _isSilent = end >= 0;
        return end < 0 ? line : end > 0 ? line[..end] : null;
    }

    /// <summary>Gives the process back.</summary>
    /// <returns>False where a command still runs in it, or nothing does any more.</returns>
    public bool Return()
    {
        if (Code is null || !_isSilent || Process.HasExited)
        {
            return false;
        }

        Idle.Add(Process);
        return true;
    }
}
