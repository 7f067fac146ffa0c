using System.CommandLine;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class InitGrammar
{
    public static Command Of(Func<InitOptions, int> init)
    {
        var table = new Argument<string>("FILE") { Description = "A CSV file with a header, for example houses.csv." };
        var target = new Option<string?>("--target") { Description = "Column to predict (default: the last one).", HelpName = "COLUMN" };
        var test = new Option<string?>("--test") { Description = "CSV file with test rows, which are scored once at the end.", HelpName = "FILE" };
        var file = new Option<string?>("--out") { Description = "Experiment file to write (default: the name of FILE with .conf).", HelpName = "FILE" };
        var command = new Command("init", "Look at a table and write an experiment file for it.") { table, target, test, file };
        command.SetAction(parsed => init(new InitOptions(parsed.GetRequiredValue(table), parsed.GetValue(target), parsed.GetValue(test), parsed.GetValue(file))));
        return command;
    }
}
