using System.CommandLine;
using System.Globalization;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class CheckGrammar
{
    private const int MostSlots = 1024;

    public static Command Of(Func<CheckOptions, int> check)
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment file." };
        var slots = new Option<int>("--slots")
        {
            Description = "Number of parallel trainings for the time estimate (default: number of cores).",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostSlots)
                {
                    result.AddError($"--slots must be a whole number from 1 to {MostSlots}, but is '{text}'.");
                }

                return number;
            },
        };
        var set = new Option<string[]>("--set")
        {
            Description = "Override a setting, the same as for run. Can be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("check", "Check an experiment and its data, and print what run would search and what it costs. Writes no files.")
        {
            experiment, slots, set,
        };
        command.SetAction(parsed => check(new CheckOptions(
            parsed.GetRequiredValue(experiment),
            parsed.GetValue(slots),
            [.. parsed.GetValue(set)!.Where(text => !NetworkGrammar.IsNodes(text))],
            [.. parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)])));
        return command;
    }
}
