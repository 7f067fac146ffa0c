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
            curve[epoch - 1] = session.Loop.Run(epoch, curve.AsSpan(0, epoch - 1), cancellation);
            if (divergence.Reason("train", curve[epoch - 1], epoch) is { } reason)
            {
                return new RefitOutcome.Failed(reason);
            }
        }

        // Losses first: a net with outputs that are not numbers has a reason to fail, but no metrics.
        var testScorer = data.Test is null ? null : session.ScorerOf(data.Test);
        var (trainLoss, testLoss) = (trainScorer.Loss(session.Net), testScorer?.Loss(session.Net));
        var failure = divergence.Reason("train", trainLoss, epochs)
            ?? (testLoss is null ? null : divergence.Reason("test", testLoss.Value, epochs));
        if (failure is not null) return new RefitOutcome.Failed(failure);
        var train = new Score(trainLoss, trainScorer.Metrics());
        var test = testScorer is null ? null : new Score(testLoss!.Value, testScorer.Metrics());
        return new RefitOutcome.Trained(new RefitResult(restart, epochs, curve, train, test), Model(session, model, data.Train));
    }

    private static TrainedModel Model(TrainingSession session, ModelSettings model, DataTable table) => new(
        model,
        table.InputNames,
        table.TargetName,
        session.Scaling.Inputs,
        session.Scaling.Target,
        session.Net.Layout.Export(session.Net.Parameters))
    {
        Classes = table.Classes,
        Image = table.Images?.Shape,
    };
}
