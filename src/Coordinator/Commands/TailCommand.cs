using System.CommandLine;
using System.Text;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Logs;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;

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

    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Folder, () => new TailCommand(context.Terminal, context.Bytes, context.Error, TimeProvider.System).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<TailOptions, int> tail)
    {
        var folder = new Argument<string>("DIR") { Description = "The output folder of a search, or a folder of logs." };
        var follow = new Option<bool>("--follow", "-f") { Description = "Print new events as they are written, until Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "Print one event per line as compact JSON, the same as in the log files." };
        var lines = OptionForms.WholeNumber("--lines", $"Number of last events to print (default: {TailRequest.UsualLines}).");
        var node = Text("--node", "NODE", "Only events of this node (id or name) or process.");
        var fold = Text("--fold", "FOLD", "Only events of this fold: 3, or 12/3 for fold 3 of configuration 12.");
        var level = Text("--level", "LEVEL", "Lowest level to show: debug, info, warning or error.").Offering("debug", "info", "warning", "error");
        var since = Text("--since", "TIME", "All events since this time: 15m or 2h (ago), 10:30, or \"2026-11-24 10:30\".");
        var expression = Text("--expr", "EXPRESSION", "Only events that match this Serilog.Expressions condition, for example \"Loss > 0.2\".");
        var command = new Command("tail", "Print the logs of all processes of a search, merged by time.")
        {
            folder, follow, json, lines, node, fold, level, since, expression,
        };
        command.SetAction(parsed => tail(new TailOptions(
            parsed.GetRequiredValue(folder), parsed.GetValue(follow), parsed.GetValue(json), parsed.GetValue(lines))
        {
            Node = parsed.GetValue(node),
            Fold = parsed.GetValue(fold),
            Level = parsed.GetValue(level),
            Since = parsed.GetValue(since),
            Expression = parsed.GetValue(expression),
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(TailOptions options)
    {
        var asked = TailRequest.Parse(options, time);
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
        var colour = terminal.HasColours;
        using var interruption = options.Follow ? new Interruption(TimeProvider.System) : null;
        var (warned, printed) = (0, 0L);
        Write(request is { Since: not null, Lines: { } lines } ? first.TakeLast(lines) : first);
        if (printed == 0 && !options.Follow) error.WriteLine("No event matches.");
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
                output.Write(options.Json ? line.Json.Span : Encoding.UTF8.GetBytes(ReadableLine.Format(line.Event, time.LocalTimeZone, colour)));
                output.WriteByte((byte)'\n');
                printed++;
            }

            output.Flush();
        }

        void Warn()
        {
            warned = tail.Broken.Count;
            if (tail.Broken.Sentence is { } sentence)
            {
                error.WriteLine(SingleLine.Clean(sentence));
            }
        }
    }

    private static Option<string?> Text(string name, string called, string description) => new(name) { Description = description, HelpName = called };
}

/// <summary>The options of <c>tail</c>; null is for no filter.</summary>
/// <param name="Folder">An output folder, or a folder of logs.</param>
/// <param name="Follow">Whether to print new events until Ctrl-C.</param>
/// <param name="Json">Whether to print events as the JSON of the log files.</param>
/// <param name="Lines">How many of the last events, ≥ 1; null is the default.</param>
public sealed record TailOptions(string Folder, bool Follow, bool Json, int? Lines)
{
    /// <summary>Id or name of a node, or name of a process.</summary>
    public string? Node { get; init; }

    /// <summary>For example <c>3</c> or <c>12/3</c>.</summary>
    public string? Fold { get; init; }

    /// <summary>The lowest level.</summary>
    public string? Level { get; init; }

    /// <summary>For example <c>15m</c> or <c>10:30</c>.</summary>
    public string? Since { get; init; }

    /// <summary>A condition in the language of Serilog.Expressions.</summary>
    public string? Expression { get; init; }
}
