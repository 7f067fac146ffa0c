using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Onnx;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>export-model</c>: the final model with its preparation as one file that other programs can run.</summary>
/// <param name="output">Opens standard output, for a model without <c>--out</c>.</param>
/// <param name="error">For mistakes.</param>
/// <param name="isTerminal">Whether standard output is one.</param>
internal sealed class ExportModelCommand(Func<Stream> output, TextWriter error, bool isTerminal)
{
    private const string Onnx = "onnx";

    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Out ?? options.Folder, () => new ExportModelCommand(context.Bytes, context.Error, !Console.IsOutputRedirected).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<ExportModelOptions, int> export)
    {
        var folder = new Argument<string>("DIR") { Description = "The output folder of a finished search." };
        var format = new Option<string>("--format") { Description = "Format: onnx (one file with the preparation of the columns and the net).", HelpName = Onnx, Required = true }.Offering(Onnx);
        var file = OptionForms.Named(new Option<string?>("--out", "--output") { Description = "Output file (default: standard output).", HelpName = "FILE" });
        var command = new Command("export-model", "Export the final model for other programs.") { folder, format, file };
        command.Validators.Add(result =>
        {
            if (result.GetResult(format) is { Tokens: [{ Value: var word }] } && word != Onnx) result.AddError($"--format must be {Onnx}, but is '{word}'.");
        });
        command.SetAction(parsed => export(new ExportModelOptions(parsed.GetRequiredValue(folder), parsed.GetValue(file))));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(ExportModelOptions options)
    {
        if (isTerminal && options.Out is null) return MistakePrinter.Print(error, new Mistake("--out", "an ONNX file is not text for a terminal; name a file with --out, or redirect standard output."));
        if (new OutputGuard(options.Folder).Refusal(options.Out) is { } refusal) return MistakePrinter.Print(error, refusal);
        var loaded = FinalModelFolder.Load(options.Folder);
        if (loaded is not Checked<TrainedModel>.Right(var model)) return MistakePrinter.Print(error, ((Checked<TrainedModel>.Wrong)loaded).Mistakes);
        if (OnnxModel.Refusal(model) is { } reason) return MistakePrinter.Print(error, new Mistake(options.Folder, reason));
        var bytes = OnnxModel.Write(model);
        if (options.Out is { } file)
        {
            AtomicFile.Write(file, stream => stream.Write(bytes));
        }
        else
        {
            using var stream = output();
            stream.Write(bytes);
        }

        return ExitCode.Done;
    }
}

/// <summary>The options of <c>export-model</c>.</summary>
/// <param name="Out">Output file, or null for standard output.</param>
public sealed record ExportModelOptions(string Folder, string? Out);
