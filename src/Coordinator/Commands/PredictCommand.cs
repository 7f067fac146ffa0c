using System.CommandLine;
using System.CommandLine.Parsing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Inference;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Images;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Commands;

/// <summary>
/// <c>predict</c>: a table with the model's input columns goes in, the same rows with predictions come out as CSV; where the model takes images,
/// an IDX file goes in.
/// </summary>
/// <param name="output">Opens standard output, for predictions without <c>--out</c>.</param>
internal sealed class PredictCommand(Func<Stream> output, TextWriter error)
{
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Out ?? options.Folder, () => new PredictCommand(context.Bytes, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<PredictOptions, int> predict)
    {
        var (folder, file) = (OptionForms.Folder(), OptionForms.OutputFile());
        var csv = new Argument<string>("INPUT")
        {
            Description = "A table with the model's input columns (CSV, Parquet or Arrow, or several by a pattern), or an IDX file for a model of images.",
        };
        var named = new Option<bool>("--header") { Description = "The first row has the column names (default: the same as in the training file)." };
        var headless = new Option<bool>("--no-header") { Description = "The first row is data; columns are matched by position." };
        var delimiter = new Option<char?>("--delimiter")
        {
            Description = "Delimiter of the columns (default: data.delimiter of the experiment).",
            HelpName = "comma|semicolon|tab|pipe|blank",
            CustomParser = DelimiterOf,
        }.Offering("comma", "semicolon", "tab", "pipe", "blank");
        var plugins = PluginGrammar.Option();
        var command = new Command("predict", "Predict with the final model of a finished search.") { folder, csv, file, named, headless, delimiter, plugins };
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
            Plugins = parsed.GetValue(plugins),
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(PredictOptions options)
    {
        if (new OutputGuard(options.Folder) { Inputs = InputFile.FilesOf(options.File) }.Refusal(options.Out) is { } refusal)
        {
            return MistakePrinter.Print(error, refusal);
        }

        var predicted = FinalModelFolder.IsOfProgram(options.Folder) ? OfObjective(options) : OfNet(options);
        if (predicted is not Checked<PredictionsCsv>.Right(var predictions))
        {
            return MistakePrinter.Print(error, ((Checked<PredictionsCsv>.Wrong)predicted).Mistakes);
        }

        if (options.Out is { } file)
        {
            AtomicFile.Write(file, predictions.Write);
        }
        else
        {
            using var stream = output();
            predictions.Write(stream);
        }

        if (predictions.Blank is { } blank) error.WriteLine(blank);
        foreach (var sentence in predictions.Unseen) error.WriteLine(sentence);
        if (predictions.NotFinite is [var first, ..] rows)
        {
            error.WriteLine(FormattableString.Invariant(
                $"{options.File}: {Amount.Format(rows.Count, "prediction")} {(rows.Count == 1 ? "is not a finite number" : "are not finite numbers")} (row {first}, counted from 0{(rows.Count == 1 ? "" : ", is the first")}): a value is far from all training rows."));
        }

        return ExitCode.Done;
    }

    private static Checked<PredictionsCsv> OfObjective(PredictOptions options) =>
        PluginPrediction.Columns(new OutputFiles(options.Folder).Model) is { } columns ? PluginPrediction.Predict(options, columns) : ProgramPredictions.Predict(options);

    private static Checked<PredictionsCsv> OfNet(PredictOptions options) => FinalModelFolder.Load(options.Folder) switch
    {
        Checked<TrainedModel>.Right(var model) => model.Image is { } shape ? OfImages(options, model, shape) : OfRows(options, model),
        Checked<TrainedModel>.Wrong(var mistakes) => new Checked<PredictionsCsv>.Wrong(mistakes),
        _ => throw new InvalidOperationException("A model is right or wrong."),
    };

    private static Checked<PredictionsCsv> OfRows(PredictOptions options, TrainedModel model)
    {
        var read = InputFile.Read(options.File, options.Header, options.Delimiter, [.. model.InputNames.Select((_, place) => model.ColumnOf(place))], model.Source, model.TakesMissing);
        if (read is not Checked<InputRows>.Right(var rows))
        {
            return new Checked<PredictionsCsv>.Wrong(((Checked<InputRows>.Wrong)read).Mistakes);
        }

        return new Checked<PredictionsCsv>.Right(new PredictionsCsv(model, rows, Predicted(new OutputFiles(options.Folder).Model, model, rows), header: true));
    }

    private static double[] Predicted(string folder, TrainedModel model, InputRows rows)
    {
        if (model.Model is not Mlp)
        {
            using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
            return Predictor.Predict(model, rows.Values, engine);
        }

        using var inference = InferenceModel.Load(folder);
        var predictions = new double[rows.Records.Count * inference.Outputs];
        inference.Predict(rows.Values, predictions);
        return predictions;
    }

    private static Checked<PredictionsCsv> OfImages(PredictOptions options, TrainedModel model, ImageShape shape)
    {
        var read = IdxFile.ReadImages(options.File);
        if (read is not Checked<IdxFile>.Right(var images))
        {
            return new Checked<PredictionsCsv>.Wrong(((Checked<IdxFile>.Wrong)read).Mistakes);
        }

        if (images.Dimensions[1] != shape.Height || images.Dimensions[2] != shape.Width)
        {
            return new Checked<PredictionsCsv>.Wrong([new Mistake(
                options.File,
                $"the images are {images.Dimensions[1]} × {images.Dimensions[2]}, but the model takes {shape.Height} × {shape.Width}; use a "
                + "file with images of this size.")]);
        }

        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        return new Checked<PredictionsCsv>.Right(
            new PredictionsCsv(model, null, Predictor.Predict(model, images.Images!, engine), options.Header ?? true));
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

/// <summary>The options of <c>predict</c>.</summary>
/// <param name="File">The file with the inputs: a table, or IDX for a model of images.</param>
/// <param name="Out">Output file, or null for standard output.</param>
/// <param name="Header">Whether the first row has the column names; null is the same as in the training file.</param>
public sealed record PredictOptions(string Folder, string File, string? Out, bool? Header)
{
    /// <summary>Folder whose plug-ins may be loaded; null: none.</summary>
    public string? Plugins { get; init; }

    /// <summary>Null is the delimiter of the experiment.</summary>
    public char? Delimiter { get; init; }
}
