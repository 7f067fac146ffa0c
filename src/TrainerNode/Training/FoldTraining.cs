using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Trains with validation after each epoch, until early stopping or the last epoch.</summary>
internal static class FoldTraining
{
    /// <summary>Runs to one final state. Curves hold finite losses alone: the one that ended a diverged training is in the reason.</summary>
    /// <param name="last">The last epoch to run; <see cref="TrainingSettings.MaxEpochs"/> unless an earlier one is wanted.</param>
    /// <param name="watched">What early stopping watches and the best epoch is judged by.</param>
    /// <param name="recorded">What is recorded after each epoch beside the losses.</param>
    /// <param name="atBest">What the best epoch is scored by; default: what is recorded.</param>
    /// <param name="onBest">Called when the net holds the weights of the best epoch so far.</param>
    /// <param name="paused">Where this training paused before; default: it begins.</param>
    /// <param name="onPause">Called at the last epoch where the training could continue; then the session is not used any more.</param>
    public static FoldOutcome Run(
        TrainingSession session, TrainingSettings settings, int[] validationRows, IReadOnlyList<Metric> recorded, Action<EpochProgress>? onEpoch,
        CancellationToken cancellation, Metric? watched = null, int last = int.MaxValue, Action? onBest = null, IReadOnlyList<Metric>? atBest = null,
        PausedFold? paused = null, Action<PausedFold>? onPause = null)
    {
        watched ??= Metric.Loss;
        var scorer = session.ScorerOf(validationRows);
        var course = paused?.Course ?? new FoldCourse(new EarlyStoppingState(settings.EarlyStopping), session.Divergence(scorer), watched, recorded);
        if (paused is not null)
        {
            session.Loop.Continue(paused.Loop);
            scorer.Keep(paused.BestPredictions);
        }

        while (course.State.Epoch < Math.Min(last, settings.MaxEpochs) && !course.State.Stops)
        {
            var epoch = course.State.Epoch + 1;
            var trainLoss = session.Loop.Run(epoch, course.Validation, cancellation);
            var validationLoss = scorer.Loss(session.Net);
            if (course.Add(trainLoss, validationLoss, scorer) is { } reason)
            {
                return new FoldOutcome.Failed(reason, course.Curves);
            }

            if (course.State.BestEpoch == epoch)
            {
                scorer.Keep();
                onBest?.Invoke();
            }

            onEpoch?.Invoke(new EpochProgress(epoch, trainLoss, validationLoss));
        }

        if (course.State.Epoch < settings.MaxEpochs && !course.State.Stops)
        {
            onPause?.Invoke(new PausedFold(course, session.Loop.Pause(), scorer.Kept.ToArray()));
        }

        return course.State.BestEpoch == 0
            ? new FoldOutcome.Failed($"{watched.Text}, which training.monitor watches, was not a number in any epoch", course.Curves)
            : new FoldOutcome.Scored(course.State.BestEpoch, course.Curves, ModelMetrics.Create(session.OneByOne(atBest ?? recorded), scorer.KeptRows()));
    }
}
