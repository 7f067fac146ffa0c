using System.CommandLine;
using System.CommandLine.Parsing;
using ActorSearch.TrainerNode.Data.Csv;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class PredictGrammar
{
    public static Command Of(Argument<string> folder, Option<string?> file, Func<PredictOptions, int> predict)
    {
        var csv = new Argument<string>("INPUT")
        {
            Description = "A CSV file with the model's input columns, or an IDX file for a model of images.",
        };
        var named = new Option<bool>("--header") { Description = "The first row has the column names (default: the same as in the training file)." };
        var headless = new Option<bool>("--no-header") { Description = "The first row is data; columns are matched by position." };
        var delimiter = new Option<char?>("--delimiter")
        {
            Description = "Delimiter of the columns (default: data.delimiter of the experiment).",
            HelpName = "comma|semicolon|tab|pipe|blank",
            CustomParser = DelimiterOf,
        };
        var command = new Command("predict", "Predict with the final model of a finished search.") { folder, csv, file, named, headless, delimiter };
        command.Validators.Add(result =>
        {
            if (result.GetValue(named) && result.GetValue(headless))
            {
                result.AddError("--header and --no-header cannot be combined.");
            }
        });
        command.SetAction(parsed => predict(new PredictOptions(
            parsed.GetRequiredValue(folder),
            parsed.GetRequiredValue(csv),
            parsed.GetValue(file),
            parsed.GetValue(named) ? true : parsed.GetValue(headless) ? false : null)
        {
            Delimiter = parsed.GetValue(delimiter),
        }));
        return command;
    }

    private static char? DelimiterOf(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "comma":
                return ',';
            case "semicolon":
                return ';';
            case "tab":
                return '\t';
            case "pipe":
                return '|';
            case "blank":
                return CsvData.Blank;
            default:
                result.AddError($"--delimiter must be comma, semicolon, tab, pipe or blank, but is '{result.Tokens[0].Value}'.");
                return null;
        }
    }
}
