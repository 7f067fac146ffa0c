using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>
/// Predictions as a table, a row a row of input. Columns: the inputs, or the number of the image (from 0); then <c>predicted_TARGET</c>,
/// and of classes <c>probability_CLASS</c> for each.
/// </summary>
/// <param name="model">What predicted.</param>
/// <param name="inputs">rows × input columns; empty for images.</param>
/// <param name="predictions">One a row; of classes rows × classes, probabilities.</param>
/// <param name="header">Whether the first row names the columns.</param>
public sealed class PredictionsCsv(TrainedModel model, double[] inputs, double[] predictions, bool header)
{
    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; left open.</param>
    public void Write(Stream stream)
    {
        using var csv = CsvTable.To(stream);
        if (header)
        {
            csv.WriteHeader(
            [
                .. model.Image is null ? model.InputNames : ["image"],
                $"predicted_{model.TargetName}",
                .. model.Classes.Select(name => $"probability_{name}"),
            ]);
        }

        var (columns, outputs) = (model.InputNames.Length, Math.Max(1, model.Classes.Length));
        for (var row = 0; row < predictions.Length / outputs; row++)
        {
            if (model.Image is not null)
            {
                csv.WriteField(row, default);
            }

            foreach (var value in inputs.AsSpan(row * columns, model.Image is null ? columns : 0))
            {
                WriteNumber(csv, value);
            }

            WritePrediction(csv, predictions.AsSpan(row * outputs, outputs));
            csv.EndRecord();
        }
    }

    // What 32 bits hold is written as they are: 0.1, not 0.10000000149011612.
    private static void WriteNumber(CsvHelper.CsvWriter csv, double number)
    {
        if ((float)number == number) csv.WriteField((float)number, default);
        else csv.WriteField(number, default);
    }

    private void WritePrediction(CsvHelper.CsvWriter csv, ReadOnlySpan<double> outputs)
    {
        if (model.Classes.IsEmpty)
        {
            WriteNumber(csv, outputs[0]);
            return;
        }

        // The lower class where two are equal, as everywhere.
        var best = 0;
        for (var c = 1; c < outputs.Length; c++)
        {
            best = outputs[c] > outputs[best] ? c : best;
        }

        csv.WriteField(model.Classes[best]);
        foreach (var probability in outputs)
        {
            WriteNumber(csv, probability);
        }
    }
}
