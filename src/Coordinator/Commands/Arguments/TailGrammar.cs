using System.CommandLine;
using System.Globalization;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>What may stand behind <c>tail</c>.</summary>
internal static class TailGrammar
{
    /// <summary>The command.</summary>
    /// <param name="tail">Does it.</param>
    public static Command Of(Func<TailOptions, int> tail)
    {
        var folder = new Argument<string>("DIR") { Description = "The output folder of a search, or a folder of logs." };
        var follow = new Option<bool>("--follow", "-f") { Description = "Goes on with what is written from now on, until Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "Writes an event a line as compact JSON, as it lies in the files." };
        var lines = Lines();
        var node = Text("--node", "NODE", "Events of one node, by its id or name, or of one process.");
        var fold = Text("--fold", "FOLD", "Events of one fold: 3, or 12/3 for that of configuration 12.");
        var level = Text("--level", "LEVEL", "The least level: debug, info, warning or error.");
        var since = Text("--since", "TIME", "All events since then: 15m or 2h ago, 10:30, or \"2026-11-24 10:30\".");
        var expression = Text("--expr", "EXPRESSION", "Events for which it holds, as \"Loss > 0.2\", in the language of Serilog.Expressions.");
        var command = new Command("tail", "Prints the logs of all processes of a search in the order of their times.")
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
        Description = $"How many of the last events. [default: {TailRequest.UsualLines}]",
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
