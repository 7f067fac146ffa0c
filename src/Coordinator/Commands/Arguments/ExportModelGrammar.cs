using System.CommandLine;

namespace ActorSearch.Coordinator.Commands.Arguments;

internal static class ExportModelGrammar
{
    private const string Onnx = "onnx";

    public static Command Of(Func<ExportModelOptions, int> export)
    {
        var folder = new Argument<string>("DIR") { Description = "The output folder of a finished search." };
        var format = new Option<string>("--format") { Description = "Format: onnx (one file with the preparation of the columns and the net).", HelpName = Onnx, Required = true };
        var file = new Option<string?>("--out", "--output") { Description = "Output file (default: standard output).", HelpName = "FILE" };
        var command = new Command("export-model", "Write the final model in a format that other programs can run.") { folder, format, file };
        command.Validators.Add(result =>
        {
            if (result.GetResult(format) is { Tokens: [{ Value: var word }] } && word != Onnx) result.AddError($"--format must be {Onnx}, but is '{word}'.");
            if (result.GetResult(file) is { Tokens: [{ Value: var path }] } && string.IsNullOrWhiteSpace(path)) result.AddError("--out is empty; give a path.");
        });
        command.SetAction(parsed => export(new ExportModelOptions(parsed.GetRequiredValue(folder), parsed.GetValue(file))));
        return command;
    }
}
