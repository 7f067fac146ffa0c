using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Inference;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Serving;

/// <summary>A table with its predictions, which is never on a disk.</summary>
/// <param name="Csv">What <c>predict</c> writes.</param>
/// <param name="Notices">Sentences about texts that the training file does not have, and about blank lines.</param>
internal sealed record PredictedTable(byte[] Csv, IReadOnlyList<string> Notices)
{
    /// <param name="model">As it was trained.</param>
    /// <param name="inference">The same model.</param>
    /// <param name="name">Of the table, for sentences.</param>
    /// <exception cref="WrongRequestException">The table cannot be read, with each mistake on a line, or a prediction is not finite.</exception>
    public static PredictedTable Create(TrainedModel model, InferenceModel inference, SentTable table, string name)
    {
        var read = InputFile.Read(name, null, null, [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing, table);
        if (read is not Checked<InputRows>.Right(var rows))
        {
            throw new WrongRequestException(string.Join('\n', ((Checked<InputRows>.Wrong)read).Mistakes.Select(mistake => $"{mistake.Where}: {mistake.Sentence}")));
        }

        var predictions = new double[rows.Records.Count * inference.Outputs];
        inference.Predict(rows.Values, predictions);
        var written = new PredictionsCsv(model, rows, predictions, header: true);
        if (written.NotFinite is [var first, ..]) throw WrongRequestException.NotFinite(first);
        using var csv = new MemoryStream();
        written.Write(csv);
        return new PredictedTable(csv.ToArray(), [.. written.Unseen, .. written.Blank is { } blank ? [blank] : Array.Empty<string>()]);
    }
}
