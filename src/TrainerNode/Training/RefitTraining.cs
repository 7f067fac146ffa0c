using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Trains for a given number of epochs without validation, then scores train and test rows.</summary>
internal static class RefitTraining
{
    /// <summary>Runs to a model or a failure.</summary>
    public static RefitOutcome Run(
        TrainingSession session, ModelSettings model, DataSet data, int epochs, int restart, CancellationToken cancellation)
    {
        var trainScorer = session.ScorerOf(Rows.All(data.Train.Rows));
        var divergence = session.Divergence(trainScorer);
        var curve = new float[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            curve[epoch - 1] = session.Loop.Run(epoch, cancellation);
            if (divergence.Reason("train", curve[epoch - 1], epoch) is { } reason)
            {
                return new RefitOutcome.Failed(reason);
            }
        }

        var train = trainScorer.Score(session.Net);
        var test = data.Test is null ? null : session.ScorerOf(data.Test).Score(session.Net);
        var failure = divergence.Reason("train", train.Loss, epochs)
            ?? (test is null ? null : divergence.Reason("test", test.Loss, epochs));
        return failure is null
            ? new RefitOutcome.Trained(new RefitResult(restart, epochs, curve, train, test), Model(session, model, data.Train))
            : new RefitOutcome.Failed(failure);
    }

    private static TrainedModel Model(TrainingSession session, ModelSettings model, DataTable table) => new(
        model,
        table.InputNames,
        table.TargetName,
        session.Scaling.Inputs,
        session.Scaling.Target,
        session.Net.Layout.Export(session.Net.Parameters));
}
