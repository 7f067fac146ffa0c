using System.Collections.Concurrent;
using System.Text.Json;
using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>A running process of a plug-in, from the side of the node: messages come in order, and the last lines of standard error are kept.</summary>
internal sealed class PluginProcess : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The runtime's words for FailFast; the line after it says why.</summary>
    private const string FailedFast = "Process terminated.";

    /// <summary>How the runtime begins to say why it ends; a stack follows, which says less.</summary>
    private static readonly string[] LastWords = ["Unhandled exception", FailedFast, "Stack overflow.", "Fatal error."];

    private readonly ProgramGroup _group;
    private readonly MessageStream _stream;
    private readonly BlockingCollection<HostMessage> _messages = [];
    private readonly ProgramWords _words;
    private readonly Thread _reader, _errors;
    private volatile string? _cause;

    /// <param name="words">What starts it.</param>
    /// <param name="say">Takes a line for the log, on any thread.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public PluginProcess(IReadOnlyList<string> words, Action<string> say)
    {
        _words = new ProgramWords(say);
        _group = ProgramGroup.Start(words, Environment.CurrentDirectory, []);
        _stream = new MessageStream(_group.Output, _group.Input);
        _reader = Start("messages", ReadMessages);
        _errors = Start("errors", ReadErrors);
    }

    /// <summary>What it says; completed when it has ended.</summary>
    public BlockingCollection<HostMessage> Messages => _messages;

    /// <summary>Says something to it. A process that has ended does not hear it, which its messages show.</summary>
    public void Tell(Action<MessageStream> say)
    {
        try
        {
            say(_stream);
        }
        catch (IOException)
        {
            // It has ended.
        }
    }

    /// <summary>Says something to it.</summary>
    public void Tell(HostMessage message) => Tell(stream => stream.Write(message));

    /// <summary>How it ended, in a sentence. To be called when its messages have ended.</summary>
    public string EndWords()
    {
        var ended = _group.WaitForExit(Moment);
        if (!ended) _group.End();
        _errors.Join(Moment);
        return $"The process of the plug-in {(ended ? _group.EndWords : "closed its output and did not end")}.{(_cause is { } cause ? $" {cause}" : _words.Sentence())}";
    }

    /// <summary>Lets it end by itself.</summary>
    /// <param name="grace">How long.</param>
    public void Close(TimeSpan grace)
    {
        Tell(new HostMessage.Close());
        _group.WaitForExit(grace);
        Dispose();
    }

    /// <summary>Ends it, and all processes that it has started.</summary>
    public void Dispose()
    {
        _group.Dispose();
        _reader.Join(Moment);
        _errors.Join(Moment);
        ProgramGroup.Close(_group.Input);
        if (!_reader.IsAlive) ProgramGroup.Close(_group.Output);
        if (!_errors.IsAlive) ProgramGroup.Close(_group.Errors);
    }

    private static Thread Start(string name, Action read)
    {
        var thread = new Thread(() => read()) { IsBackground = true, Name = $"plug-in {name}" };
        thread.Start();
        return thread;
    }

    private void ReadMessages()
    {
        try
        {
            while (_stream.Read() is { } message) _messages.Add(message);
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or JsonException)
        {
            // What is not a message ends it like a closed pipe.
        }

        _messages.CompleteAdding();
    }

    private void ReadErrors()
    {
        try
        {
            var reader = new LineReader(_group.Errors, 8192);
            while (reader.Next(out _) is { } line)
            {
                if (_cause == FailedFast) _cause = $"{FailedFast} {line}";
                else if (LastWords.Any(words => line.StartsWith(words, StringComparison.Ordinal))) _cause = line;
                _words.Complained(line);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // Nobody reads on.
        }
    }
}
