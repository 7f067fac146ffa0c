using System.CommandLine;
using System.Globalization;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class TailGrammar
{
    public static Command Of(Func<TailOptions, int> tail)
    {
        var folder = new Argument<string>("DIR") { Description = "The output folder of a search, or a folder of logs." };
        var follow = new Option<bool>("--follow", "-f") { Description = "Print new events as they are written, until Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "Print one event per line as compact JSON, the same as in the log files." };
        var lines = Lines();
        var node = Text("--node", "NODE", "Only events of this node (id or name) or process.");
        var fold = Text("--fold", "FOLD", "Only events of this fold: 3, or 12/3 for fold 3 of configuration 12.");
        var level = Text("--level", "LEVEL", "Lowest level to show: debug, info, warning or error.");
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

    private static Option<string?> Text(string name, string called, string description) => new(name) { Description = description, HelpName = called };

    private static Option<int?> Lines() => new("--lines")
    {
        Description = $"Number of last events to print (default: {TailRequest.UsualLines}).",
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }

            result.AddError($"--lines must be a whole number from 1, but is '{text}'.");
            return null;
        },
    };
}
