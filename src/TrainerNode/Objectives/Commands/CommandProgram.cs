using System.Collections.Concurrent;
using System.Text;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>A running program with its pipes: lines that it prints come in order, and the last ones of standard error are kept.</summary>
internal sealed class CommandProgram : IDisposable
{
    /// <summary>A longer line is not a report.</summary>
    private const int LongestLine = 1 << 20;

    /// <summary>More on standard output is output without end.</summary>
    private const long MostBytes = 1L << 26;

    /// <summary>Bytes of a line and one more that the pipe of any system takes at once.</summary>
    private const int FitsPipe = 8192;

    /// <summary>Lines that wait to be read; then the program waits.</summary>
    private const int MostWaiting = 1000;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ProgramGroup _group;
    private readonly BlockingCollection<string> _lines = new(MostWaiting);
#pragma warning disable CA2213 // A reader that outlives the program may still look at it; it holds no handle.
    private readonly CancellationTokenSource _closed = new();
#pragma warning restore CA2213
    private readonly Thread _output, _errors;
    private Task _told = Task.CompletedTask;

    public CommandProgram(
        IReadOnlyList<string> command, string folder, IEnumerable<KeyValuePair<string, string>> environment, string input, ProgramWords words)
    {
        _group = ProgramGroup.Start(command, folder, environment);
        _output = Start("output", ReadOutput);
        _errors = Start("errors", () => ReadErrors(words));
        Tell(input);
    }

    /// <summary>What is wrong with its output, with «it» for the program; null so far.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Lines of standard output; completed when it is closed.</summary>
    public BlockingCollection<string> Lines => _lines;

    public ProgramGroup Group => _group;

    /// <summary>
    /// Writes a line to its standard input; a program that has closed it is not disturbed. A line that may not fit into the pipe is written in the background,
    /// because a program that does not read would hold the slot beyond its timeout.
    /// </summary>
    public void Tell(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        if (_told.IsCompleted && bytes.Length <= FitsPipe) Write(bytes);
        else _told = _told.ContinueWith(_ => Write(bytes), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until all that it wrote to standard error has been read, once it has ended.</summary>
    public void ReadToEnd() => _errors.Join(Moment);

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _group.Dispose();
        // A process that has left the group may hold a pipe: its reader ends with that process.
        _output.Join(Moment);
        _errors.Join(Moment);
        if (_told.IsCompleted) ProgramGroup.Close(_group.Input);
        if (!_output.IsAlive) ProgramGroup.Close(_group.Output);
        if (!_errors.IsAlive) ProgramGroup.Close(_group.Errors);
    }

    private void Write(byte[] bytes)
    {
        try
        {
            _group.Input.Write(bytes);
            _group.Input.Flush();
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // It does not read its input; that is not an error.
        }
    }

    private static Thread Start(string name, Action read)
    {
        var thread = new Thread(() => read()) { IsBackground = true, Name = $"program {name}" };
        thread.Start();
        return thread;
    }

    private void ReadOutput()
    {
        try
        {
            var reader = new LineReader(_group.Output, LongestLine);
            while (reader.Next(out var whole) is { } line)
            {
                if (reader.Bytes > MostBytes) Trouble = $"it printed more than {MostBytes >> 20} MB";
                else if (!whole) Trouble = $"it printed a line of more than {LongestLine >> 20} MB";
                if (Trouble is not null) break;
                _lines.Add(line, _closed.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody reads on.
        }

        _lines.CompleteAdding();
    }

    private void ReadErrors(ProgramWords words)
    {
        try
        {
            var reader = new LineReader(_group.Errors, 8192);
            while (reader.Next(out _) is { } line)
            {
                words.Complained(line);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // Nobody reads on.
        }
    }
}
