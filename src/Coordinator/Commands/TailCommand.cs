using System.Text;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Logs;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using Spectre.Console;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>tail</c>: prints the logs of all processes in a folder, merged by time, as text or as JSON.</summary>
/// <param name="terminal">Decides about colours.</param>
/// <param name="open">Opens the output.</param>
/// <param name="error">For mistakes, and for a message about unreadable lines.</param>
/// <param name="time">Current time and time zone.</param>
internal sealed class TailCommand(Terminal terminal, Func<Stream> open, TextWriter error, TimeProvider time)
{
    /// <summary>The wait between two looks at the files.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const int Buffer = 64 * 1024;

    /// <returns>The exit code.</returns>
    public int Do(TailOptions options)
    {
        var asked = TailRequest.Of(options, time);
        if (asked is not Checked<TailRequest>.Right(var request))
        {
            return MistakePrinter.Print(error, ((Checked<TailRequest>.Wrong)asked).Mistakes);
        }

        if (!Directory.Exists(options.Folder))
        {
            return MistakePrinter.Print(error, new Mistake(options.Folder, "the folder does not exist; give the output folder of a search."));
        }

        if (!options.Follow && LogFile.In(options.Folder).IsEmpty)
        {
            return MistakePrinter.Print(
                error, new Mistake(options.Folder, $"the folder contains no logs (*{LogFiles.Extension}); give the output folder of a search."));
        }

        using var output = new BufferedStream(open(), Buffer);
        Print(options, request, output);
        return ExitCode.Done;
    }

    private void Print(TailOptions options, TailRequest request, BufferedStream output)
    {
        var tail = new LogTail(options.Folder, request.Filter, options.Follow);
        var first = request.Since is { } since ? tail.Since(since) : tail.Last(request.Lines!.Value);
        var colour = terminal.IsLive && terminal.Console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        using var interruption = options.Follow ? new Interruption(TimeProvider.System) : null;
        var warned = 0;
        Write(request is { Since: not null, Lines: { } lines } ? first.TakeLast(lines) : first);
        Warn();
        while (interruption is not null && !interruption.Asked.WaitHandle.WaitOne(Pause))
        {
            Write(tail.Round());
            if (warned == 0)
            {
                Warn();
            }
        }

        if (tail.Broken.Count > warned)
        {
            Warn();
        }

        void Write(IEnumerable<LogLine> lines)
        {
            foreach (var line in lines)
            {
                output.Write(options.Json ? line.Json.Span : Encoding.UTF8.GetBytes(PeopleLine.Of(line.Event, time.LocalTimeZone, colour)));
                output.WriteByte((byte)'\n');
            }

            output.Flush();
        }

        void Warn()
        {
            warned = tail.Broken.Count;
            if (tail.Broken.Sentence is { } sentence)
            {
                error.WriteLine(OneLine.Of(sentence));
            }
        }
    }
}
