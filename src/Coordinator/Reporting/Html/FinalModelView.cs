using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>What a run has loaded and computed when its report is written.</summary>
/// <param name="Data">Of the study.</param>
/// <param name="Predicted">The winner's out-of-fold predictions, or null.</param>
public sealed record FinalData(DataSet Data, OutOfFoldPredictions? Predicted)
{
    /// <summary>The effects of the columns, if they are computed already.</summary>
    internal Task<InputInsight>? Inputs { get; init; }
}

/// <summary>What there is to see of the final model.</summary>
/// <param name="Fit">Its predictions, where they are numbers.</param>
/// <param name="Insight">The analysis of a model for classes.</param>
internal sealed record FinalModelView(Fit Fit, NetInsight Insight)
{
    /// <summary>Names of the classes; empty if the target is a number.</summary>
    public ImmutableArray<string> Classes { get; private init; } = [];

    /// <summary>Name of the target.</summary>
    public string Target { get; private init; } = "";

    /// <summary>How many nets it averages.</summary>
    public int Nets { get; private init; } = 1;

    /// <summary>What each column is; empty for images, and where the data cannot be read.</summary>
    public ImmutableArray<ColumnRow> Columns { get; private init; } = [];

    /// <summary>What the columns do to predictions.</summary>
    public InputInsight Inputs { get; private init; } = new InputInsight.None();

    /// <summary>The winner's out-of-fold predictions of classes, or null.</summary>
    public HeldClasses? Held { get; private init; }

    /// <summary>The winner's out-of-fold predictions of each label; empty where there are none.</summary>
    public ImmutableArray<HeldLabel> Labels { get; private init; } = [];

    /// <summary>The winner's out-of-fold predictions, for remarks; null where there are none, or where there are test rows.</summary>
    public OutOfFoldPredictions? Unseen { get; private init; }

    /// <summary>Remarks on its data; none where that cannot be read.</summary>
    public ImmutableArray<Remark> DataRemarks { get; private init; } = [];

    /// <summary>Reads the model of a study and lets it speak of its data.</summary>
    /// <param name="study">Open for reading.</param>
    /// <param name="loaded">Its data, if it is loaded already.</param>
    /// <param name="kept">The refit whose model it is; null where there is none.</param>
    /// <param name="analysis">Where a run writes its analysis.</param>
    public static FinalModelView Read(IStudyReader study, Experiment experiment, FinalData? loaded, RefitResult? kept, string analysis)
    {
        if (kept is null || study.Model(kept.Restart) is not { } bytes)
        {
            const string Sentence = "There is no final model: it is trained when the search has a winner.";
            return new FinalModelView(new Fit.Missing(Sentence), experiment.HasClasses ? new NetInsight.Missing(Sentence) : new NetInsight.None());
        }

        var delivered = DeliveredModel.Read(bytes);
        if (delivered is not DeliveredModel.Net(var model))
        {
            var sentence = delivered is DeliveredModel.None
                ? "The objective of this experiment delivers no model, so there are no predictions to show."
                : "The final model is files of the objective in the folder model/, so there are no predictions to show.";
            return new FinalModelView(new Fit.Missing(sentence), experiment.HasClasses ? new NetInsight.Missing(sentence) : new NetInsight.None()) { Classes = experiment.Classes };
        }

        var (data, trouble) = loaded is not null ? (loaded.Data, "") : DataOf(study, experiment.Data, analysis);
        var selected = study.Selection();
        var epochs = selected is null ? [] : ScoredEpochs.Read(study, selected);
        var predicted = loaded?.Predicted is { } known ? known : data is not null && selected is not null ? OutOfFoldPredictions.Read(study, experiment, data, selected.Configuration, epochs) : null;
        var final = model.Classes.IsEmpty
            ? new FinalModelView(data is null ? new Fit.Missing(trouble) : Fit.Compute(model, data, predicted), new NetInsight.None())
            : model.HasLabels ? new FinalModelView(new Fit.Missing("Its predictions for rows that it was not trained on are under “Labels”."), new NetInsight.None())
            : new FinalModelView(
                new Fit.Missing("Its predictions for rows that it was not trained on are under “Classification”."),
                NetInsight.Compute(model with { Threshold = predicted?.Threshold?.Value }, data, trouble, experiment.Analysis, analysis));
        if (data is not null) FinishedStage.Free(data.Train.Inputs);
        return final with
        {
            Labels = predicted is null || !model.HasLabels ? [] : HeldLabel.List(predicted),
            Held = predicted is null || model.Classes.IsEmpty || model.HasLabels ? null : HeldClasses.Compute(predicted),
            Unseen = data?.Test is null ? predicted : null,
            Classes = model.Classes,
            Target = model.TargetName,
            Nets = model.Nets().Length,
            Columns = data is null ? [] : ColumnRow.List(model, data.Train),
            Inputs = loaded?.Inputs is { } inputs ? inputs.GetAwaiter().GetResult() : data is null ? new InputInsight.None() : InputInsight.Compute(model, data, experiment, [.. epochs.Select(epoch => epoch.Fold)]),
            DataRemarks = data is null ? [] : DataChecks.Remarks(experiment, data),
        };
    }

    private static (DataSet? Data, string Trouble) DataOf(IStudyReader study, DataSettings settings, string file) => DataSets.Load(settings, TableSpace.Beside(Path.GetDirectoryName(Path.GetFullPath(file))!)) switch
    {
        Checked<DataSet>.Right(var data) when data.Sha256 == study.Card.DataSha256 => (data, ""),
        Checked<DataSet>.Right => (null, "The data has changed since the search, so the predictions of the final model are not shown."),
        Checked<DataSet>.Wrong(var mistakes) =>
            (null, $"The data cannot be read from here, so the predictions of the final model are not shown. {mistakes[0]}"),
        _ => throw new InvalidOperationException("Data is right or wrong."),
    };
}
