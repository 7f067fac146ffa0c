using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Averages the models of the winner's folds.</summary>
internal static class FoldModels
{
    /// <summary>The mean of the models, scored on training and test rows; or a reason for each fold without a model.</summary>
    public static (RefitEnd.Trained? Mean, ImmutableArray<string> Reasons) Average(IStudyReader reader, ChosenWinner chosen, DataSet data, MetricSet metrics)
    {
        var ends = chosen.Epochs
            .Select(epoch => (epoch.Fold, End: reader.OutOfFold(chosen.Winner.Key, epoch.Fold, epoch.Epoch, withModel: true)!)).ToList();
        ImmutableArray<string> reasons = [.. ends.Where(end => end.End is OutOfFoldEnd.Failed).Select(end => string.Create(
            CultureInfo.InvariantCulture, $"Fold {end.Fold}: {((OutOfFoldEnd.Failed)end.End).Reason.TrimEnd('.')}."))];
        if (!reasons.IsEmpty)
        {
            return (null, reasons);
        }

        var mean = TrainedModel.Mean([.. ends.Select(end => OutOfFoldBytes.Model(((OutOfFoldEnd.Trained)end.End).Bytes))]);
        var trained = chosen.Winner.Hyperparameters;
        var result = new RefitResult(
            0,
            (int)Math.Round(chosen.Epochs.Average(epoch => epoch.Epoch), MidpointRounding.ToEven),
            [],
            ModelScore.Compute(mean, data.Train, trained, metrics.Final),
            data.Test is null ? null : ModelScore.Compute(mean, data.Test, trained, metrics.Final));
        var bytes = TrainedModelBytes.Write(mean);
        return (new RefitEnd.Trained(result, bytes, ""), []);
    }
}
