using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Images;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Commands;

/// <summary>
/// <c>predict</c>: a CSV file with the model's input columns goes in, the same file with predictions comes out; where the model takes images,
/// an IDX file goes in.
/// </summary>
/// <param name="output">Opens standard output, for predictions without <c>--out</c>.</param>
internal sealed class PredictCommand(Func<Stream> output, TextWriter error)
{
    /// <returns>The exit code.</returns>
    public int Do(PredictOptions options)
    {
        if (OutputGuard.Refusal(options.Out, options.File) is { } refusal)
        {
            return MistakePrinter.Print(error, refusal);
        }

        var loaded = FinalModelFolder.Load(options.Folder);
        if (loaded is not Checked<TrainedModel>.Right(var model))
        {
            return MistakePrinter.Print(error, ((Checked<TrainedModel>.Wrong)loaded).Mistakes);
        }

        var predicted = model.Image is { } shape ? OfImages(options, model, shape) : OfRows(options, model);
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

        return ExitCode.Done;
    }

    private static Checked<PredictionsCsv> OfRows(PredictOptions options, TrainedModel model)
    {
        var read = InputFile.Read(options.File, options.Header, options.Delimiter, [.. model.InputNames.Select((_, place) => model.ColumnOf(place))], model.Source, model.TakesMissing);
        if (read is not Checked<InputRows>.Right(var rows))
        {
            return new Checked<PredictionsCsv>.Wrong(((Checked<InputRows>.Wrong)read).Mistakes);
        }

        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        return new Checked<PredictionsCsv>.Right(new PredictionsCsv(model, rows, Predictor.Predict(model, rows.Values, engine), header: true));
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
            new PredictionsCsv(model, null, Predictor.Predict(model, images.Values, engine), options.Header ?? true));
    }
}
