using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Trains the final model, then scores it on the rows that it was trained on and on the test rows.</summary>
internal static class RefitTraining
{
    /// <summary>Trains for a given number of epochs without validation.</summary>
    /// <param name="rows">Which rows of the training table the session trains on.</param>
    /// <param name="test">Scores the rows that are not trained on; null if there are none.</param>
    /// <param name="metrics">What the model is scored by beside the loss.</param>
    public static RefitOutcome Run(TrainingSession session, int[] rows, Scorer? test, IReadOnlyList<Metric> metrics, int epochs, int restart, CancellationToken cancellation)
    {
        var trainScorer = session.ScorerOf(rows);
        var divergence = session.Divergence(trainScorer);
        var curve = new double[epochs];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            curve[epoch - 1] = session.Loop.Run(epoch, curve.AsSpan(0, epoch - 1), cancellation);
            if (divergence.Reason("train", curve[epoch - 1], epoch) is { } reason)
            {
                return new RefitOutcome.Failed(reason);
            }
        }

        return Scored(session, trainScorer, test, metrics, divergence, new RefitResult(restart, epochs, curve, Unknown, null));
    }

    /// <summary>Trains with held-out rows until early stopping or the last epoch, and takes the weights of the epoch that they find best.</summary>
    public static RefitOutcome Run(
        TrainingSession session, TrainingSettings settings, Metric watched, Scorer? test, IReadOnlyList<Metric> metrics, FoldSplit split, int restart, Action<EpochProgress>? onEpoch,
        CancellationToken cancellation)
    {
        var trainScorer = session.ScorerOf(split.Train);
        var divergence = session.Divergence(session.ScorerOf(split.Validation));
        var weights = session.Net.Parameters.ToArray();
        var outcome = FoldTraining.Run(
            session, settings, split.Validation, [], onEpoch, cancellation, watched, onBest: () => session.Net.Parameters.CopyTo(weights), atBest: metrics);
        if (outcome is not FoldOutcome.Scored scored)
        {
            return new RefitOutcome.Failed(((FoldOutcome.Failed)outcome).Reason);
        }

        weights.CopyTo(session.Net.Parameters);
        return Scored(session, trainScorer, test, metrics, divergence, new RefitResult(restart, scored.BestEpoch, scored.Curves.Train, Unknown, null)
        {
            Validation = new Score(scored.ValidationLoss, scored.Metrics),
            ValidationCurve = scored.Curves.Validation,
        });
    }

    private static Score Unknown { get; } = new(double.NaN, new ModelMetrics([]));

    private static RefitOutcome Scored(TrainingSession session, Scorer trainScorer, Scorer? testScorer, IReadOnlyList<Metric> metrics, Divergence divergence, RefitResult result)
    {
        // Losses first: a net with outputs that are not numbers has a reason to fail, but no metrics.
        var (trainLoss, testLoss) = (trainScorer.Loss(session.Net), testScorer?.Loss(session.Net));
        var failure = divergence.Reason("train", trainLoss, result.Epochs)
            ?? (testLoss is null ? null : divergence.Reason("test", testLoss.Value, result.Epochs));
        return failure is not null ? new RefitOutcome.Failed(failure) : new RefitOutcome.Trained(
            result with
            {
                Train = new Score(trainLoss, ModelMetrics.Create(session.OneByOne(metrics), trainScorer.Rows())),
                Test = testScorer is null ? null : new Score(testLoss!.Value, ModelMetrics.Create(session.OneByOne(metrics), testScorer.Rows())),
            },
            session.Model());
    }
}
