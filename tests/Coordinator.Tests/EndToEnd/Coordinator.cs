using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>One of the built programs in a process that it has to itself while it runs. What hangs is killed and fails its test.</summary>
internal sealed class Coordinator : IDisposable
{
    /// <summary>No process of these tests lives for a tenth of it; a machine may be several times slower, and busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>For a program that is not waited for any more: one that ends by itself leaves a process that can be used again.</summary>
    private static readonly TimeSpan Politeness = TimeSpan.FromSeconds(5);

    /// <summary>Starts .NET's programs.</summary>
    public static readonly string DotNet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private const int Interrupted = 130;

    private const string Assembly = "ActorSearch.Coordinator", TrainerAssembly = "ActorSearch.TrainerNode";

    private static readonly string[] Program = ProgramOf(Assembly);

    private readonly Process _process;
    private readonly ProgramHost? _host;
    private readonly Task<string[]> _lines, _error;
    private readonly CancellationTokenSource _limit = new(Patience);
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private int _signals;
    private bool _disposed;

    private Coordinator(Process process, ProgramHost? host = null)
    {
        (_process, _host) = (process, host);
        var limit = _limit.Token;
        _lines = Hear(() => host?.ReadLine(limit) ?? process.StandardOutput.ReadLineAsync(limit).AsTask());
        _error = Hear(() => host?.ReadErrorLine(limit) ?? process.StandardError.ReadLineAsync(limit).AsTask());
        Task.WhenAll(_lines, _error).ContinueWith(both => _told.Writer.Complete(both.Exception), TaskScheduler.Default);
    }

    private Coordinator(ProgramHost host)
        : this(host.Process, host)
    {
    }

    /// <summary>Starts the program.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="arguments">Its command line.</param>
    public static Coordinator Start(string folder, params string[] arguments) => new(ProgramHost.Start(new HostedCommand(Assembly, folder, arguments)));

    /// <summary>Starts a trainer node.</summary>
    /// <param name="folder">Where it stands; its state is in there.</param>
    /// <param name="arguments">Its command line.</param>
    public static Coordinator StartTrainer(string folder, params string[] arguments) =>
        new(ProgramHost.Start(new HostedCommand(TrainerAssembly, folder, arguments)));

    /// <summary>Starts the program as a user does: in a process that is new and ends with it.</summary>
    public static Coordinator StartAlone(string folder, params string[] arguments) => StartProcess(folder, [.. Program, .. arguments]);

    /// <summary>Starts the program in another place.</summary>
    /// <param name="place">What the command line begins with.</param>
    public static Coordinator StartOn(string[] place, string folder, params string[] arguments) => StartProcess(folder, [.. place, .. In(folder), .. Program, .. arguments]);

    /// <summary>Starts a trainer node in another place.</summary>
    public static Coordinator StartTrainerOn(string[] place, string folder, params string[] arguments) =>
        StartProcess(folder, [.. place, .. In(folder), .. ProgramOf(TrainerAssembly), .. arguments]);

    /// <summary>Starts the program where one of its folders is a disk of its own, in memory, which is gone with the process.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="mount">The folder that becomes a disk; it must exist.</param>
    /// <param name="options">Of the disk: <c>size=64k</c>, <c>ro</c>.</param>
    /// <param name="arguments">Its command line.</param>
    public static Coordinator StartWithDisk(string folder, string mount, string options, params string[] arguments) => StartProcess(
        folder,
        [
            "unshare", "--user", "--map-root-user", "--mount",
            "sh", "-c", $"mount -t tmpfs -o {options} none '{mount}' && exec \"$@\"", "sh",
            .. Program, .. arguments,
        ]);

    /// <summary>Starts a script of bash, in which <c>"$@"</c> is the program.</summary>
    public static Coordinator StartInShell(string folder, string script) => StartProcess(folder, ["bash", "-c", script, "bash", .. Program]);

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Ended> Run(string folder, params string[] arguments)
    {
        using var coordinator = Start(folder, arguments);
        return await coordinator.End();
    }

    /// <summary>Waits until a line of output or of standard error fulfils a condition; false where the program ended before.</summary>
    public async Task<bool> Says(Func<string, bool> condition)
    {
        await foreach (var line in _told.Reader.ReadAllAsync(_limit.Token))
        {
            if (condition(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Kills it at once, as <c>kill -9</c>.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(Patience);
    }

    /// <summary>As Ctrl-C.</summary>
    public void PressControlC() => Ask("INT");

    /// <summary>As <c>kill</c> does and a service manager.</summary>
    public void AskToEnd() => Ask("TERM");

    /// <summary>Asks a program again that was asked to end before.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool AskAgain()
    {
        if (_host?.Code is not null || _process.HasExited) return true;
        _signals++;
        Kill("TERM");
        return _process.HasExited;
    }

    /// <summary>Makes it stand still.</summary>
    public void Stop() => Signal("STOP");

    /// <summary>Lets it go on.</summary>
    public void Continue() => Signal("CONT");

    /// <summary>Where this process finds a file that the program sees under this path, on a disk of its own too. Linux.</summary>
    public string Sees(string path) => $"/proc/{_process.Id}/root{path}";

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> End()
    {
        var (lines, error) = (await _lines, await _error);
        if (_host?.Code is { } code) return new Ended(code, lines, error);
        await _process.WaitForExitAsync(_limit.Token);
        return new Ended(_process.ExitCode, lines, error);
    }

    /// <summary>Ends it where it still runs, and returns when it is gone: until then it may write to folders that are deleted next.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_host is not null && !_process.HasExited && Task.Run(EndsSoon).GetAwaiter().GetResult() && _host.Return())
        {
            _limit.Dispose();
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(Patience);
        }

        _process.Dispose();
        _limit.Dispose();
    }

    /// <summary>Whether the command is over and no signal that was meant for it can reach the next one; asks one that still runs to end.</summary>
    private async Task<bool> EndsSoon()
    {
        if (_host!.Code is null)
        {
            if (_signals > 0 || OperatingSystem.IsWindows()) return false;
            _signals++;
            Kill("TERM");
            _limit.CancelAfter(Politeness);
        }

        try
        {
            var (code, lines, _) = await End();
            return _signals == 0 || code == Interrupted || (lines is [.., var last] && last.StartsWith("drained: ", StringComparison.Ordinal));
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<string[]> Hear(Func<Task<string?>> next)
    {
        var lines = new List<string>();
        while (await next() is { } line)
        {
            lines.Add(line);
            _told.Writer.TryWrite(line);
        }

        return [.. lines];
    }

    private static string[] ProgramOf(string assembly) => [DotNet, "exec", Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")];

    // Another namespace of files begins at its root.
    private static string[] In(string folder) => ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder];

    private static Coordinator StartProcess(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        return new Coordinator(Process.Start(start)!);
    }

    private void Ask(string signal)
    {
        _signals++;
        Signal(signal);
    }

    private void Signal(string signal) => Assert.Equal(0, Kill(signal));

    private int Kill(string signal)
    {
        // The shell's own: a program of that name is not everywhere.
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -s {signal} {_process.Id}")]);
        kill.WaitForExit();
        return kill.ExitCode;
    }
}
