using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.Coordinator.Commands;

/// <summary>Predictions of a program that has delivered the final model.</summary>
internal static class ProgramPredictions
{
    public static Checked<PredictionsCsv> Predict(PredictOptions options)
    {
        var model = new OutputFiles(options.Folder).Model;
        var opened = Studies.Store.Read(options.Folder);
        if (opened is not Checked<IStudyReader>.Right(var study)) return new Checked<PredictionsCsv>.Wrong(((Checked<IStudyReader>.Wrong)opened).Mistakes);
        using (study)
        {
            var card = study.Card;
            var experiment = BuiltIn.Schema.FromSettings(card.Settings) with { Space = card.Space };
            if (experiment is not { Objective: CommandSettings, Data: CsvData { Header: true } table })
            {
                return Wrong(model, "only nets and programs with a table that has a header can predict, and this is another objective.");
            }

            if (study.Selection() is not { Configuration: var winner }) return Wrong(options.Folder, "the search is not finished: run it to its end first.");
            var source = new SourceColumns(Header: true, 0, [], 0, table.Delimiter);
            return InputFile.Read(options.File, options.Header, options.Delimiter, [], source) switch
            {
                Checked<InputRows>.Right({ Header: null }) => Wrong(options.File, "a program needs a table with a header, like that of its training file."),
                Checked<InputRows>.Right(var rows) => CommandPrediction.Predict(
                    experiment, ((TrialModel)experiment.Configure(winner, study.Choices(winner) ?? []).Hyperparameters.Model).ForObjective(),
                    Path.GetFullPath(model), Path.GetFullPath(options.File), rows.Records.Count) switch
                {
                    Checked<IReadOnlyList<string>>.Right(var predictions) =>
                        new Checked<PredictionsCsv>.Right(new PredictionsCsv(table.Target ?? "target", rows, predictions)),
                    Checked<IReadOnlyList<string>>.Wrong(var mistakes) => new Checked<PredictionsCsv>.Wrong(mistakes),
                    _ => throw new InvalidOperationException("Predictions are right or wrong."),
                },
                Checked<InputRows>.Wrong(var mistakes) => new Checked<PredictionsCsv>.Wrong(mistakes),
                _ => throw new InvalidOperationException("Rows are right or wrong."),
            };
        }
    }

    private static Checked<PredictionsCsv>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
