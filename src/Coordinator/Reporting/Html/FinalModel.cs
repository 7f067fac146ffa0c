using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>What there is to see of the final model.</summary>
/// <param name="Fit">Its predictions, where they are numbers.</param>
/// <param name="Insight">The analysis of a model for classes.</param>
internal sealed record FinalModel(Fit Fit, NetInsight Insight)
{
    /// <summary>Names of the classes; empty if the target is a number.</summary>
    public ImmutableArray<string> Classes { get; private init; } = [];

    /// <summary>The winner's out-of-fold predictions of classes, or null.</summary>
    public HeldClasses? Held { get; private init; }

    /// <summary>Remarks on its data; none where that cannot be read.</summary>
    public ImmutableArray<Remark> DataRemarks { get; private init; } = [];

    /// <summary>Reads the model of a study and lets it speak of its data.</summary>
    /// <param name="study">Open for reading.</param>
    /// <param name="settings">Where the data lies.</param>
    /// <param name="kept">The refit whose model it is; null where there is none.</param>
    /// <param name="analysis">Where a run writes its analysis.</param>
    public static FinalModel Read(IStudyReader study, Experiment experiment, DataSettings settings, RefitResult? kept, string analysis)
    {
        if (kept is null || study.Model(kept.Restart) is not { } bytes)
        {
            const string Sentence = "There is no final model yet: the winner is trained at the end of the search.";
            return new FinalModel(new Fit.Missing(Sentence), experiment.HasClasses ? new NetInsight.Missing(Sentence) : new NetInsight.None());
        }

        var delivered = DeliveredModel.Read(bytes);
        if (delivered is not DeliveredModel.Net(var model))
        {
            var sentence = delivered is DeliveredModel.None
                ? "The objective of this experiment delivers no model, so there are no predictions to show."
                : "The final model is files of the objective in the folder model/, so there are no predictions to show.";
            return new FinalModel(new Fit.Missing(sentence), experiment.HasClasses ? new NetInsight.Missing(sentence) : new NetInsight.None()) { Classes = experiment.Classes };
        }

        var (data, trouble) = DataOf(study, settings);
        var predicted = data is not null && study.Selection() is { } selected
            ? OutOfFold.Of(study, experiment, data, selected.Configuration, ScoredEpochs.Of(study, selected))
            : null;
        var final = model.Classes.IsEmpty
            ? new FinalModel(data is null ? new Fit.Missing(trouble) : Fit.Of(model, data, predicted), new NetInsight.None())
            : new FinalModel(
                new Fit.Missing("Its predictions for rows that it was not trained on are under “Classification”."),
                NetInsight.Of(model, data, trouble, experiment.Analysis, analysis));
        return final with
        {
            Held = predicted is null || model.Classes.IsEmpty ? null : HeldClasses.Of(predicted),
            Classes = model.Classes,
            DataRemarks = data is null ? [] : DataChecks.Remarks(experiment, data),
        };
    }

    private static (DataSet? Data, string Trouble) DataOf(IStudyReader study, DataSettings settings) => DataSets.Load(settings) switch
    {
        Checked<DataSet>.Right(var data) when data.Sha256 == study.Card.DataSha256 => (data, ""),
        Checked<DataSet>.Right => (null, "The data has changed since the search, so the predictions of the final model are not shown."),
        Checked<DataSet>.Wrong(var mistakes) =>
            (null, $"The data cannot be read from here, so the predictions of the final model are not shown. {mistakes[0].Where}: {mistakes[0].Sentence}"),
        _ => throw new InvalidOperationException("Data is right or wrong."),
    };
}
