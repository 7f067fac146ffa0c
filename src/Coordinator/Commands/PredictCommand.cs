using System.Globalization;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>predict</c>: a CSV file with the model's input columns goes in, the same with a column of predictions comes out.</summary>
/// <param name="output">Opens standard output, where predictions go unless <c>--out</c> names a file.</param>
/// <param name="error">Where mistakes go.</param>
internal sealed class PredictCommand(Func<Stream> output, TextWriter error)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Do(PredictOptions options)
    {
        var loaded = ModelFolder.Load(new OutputFiles(options.Folder).Model);
        if (loaded is not Checked<TrainedModel>.Right(var model))
        {
            return MistakePrinter.Print(error, ((Checked<TrainedModel>.Wrong)loaded).Mistakes);
        }

        // Who trained on a file without a header has no names to give; then columns are taken by their place, in the order of the inputs.
        var header = options.Header && !model.InputNames.All(name => name.All(char.IsAsciiDigit));
        IReadOnlyList<string> columns = header
            ? model.InputNames
            : [.. Enumerable.Range(0, model.InputNames.Length).Select(index => index.ToString(CultureInfo.InvariantCulture))];
        var read = DataSets.LoadInputs(options.Csv, header, null, columns);
        if (read is not Checked<float[]>.Right(var inputs))
        {
            return MistakePrinter.Print(error, ((Checked<float[]>.Wrong)read).Mistakes);
        }

        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        var predictions = Predictor.Predict(model, inputs, engine);
        if (options.Out is { } file)
        {
            AtomicFile.Write(file, stream => Write(CsvTable.To(stream), model, inputs, predictions, header));
        }
        else
        {
            using var stream = output();
            Write(CsvTable.To(stream), model, inputs, predictions, header);
        }

        return ExitCode.Done;
    }

    private static void Write(CsvHelper.CsvWriter to, TrainedModel model, float[] inputs, float[] predictions, bool header)
    {
        using var csv = to;
        if (header)
        {
            csv.WriteHeader([.. model.InputNames, $"predicted_{model.TargetName}"]);
        }

        var columns = model.InputNames.Length;
        for (var row = 0; row < predictions.Length; row++)
        {
            foreach (var value in inputs.AsSpan(row * columns, columns))
            {
                csv.WriteField(value, default);
            }

            csv.WriteField(predictions[row], default);
            csv.EndRecord();
        }
    }
}
