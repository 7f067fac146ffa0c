using System.Runtime.InteropServices;
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
    public static FoldOutcome Run(
        TrainingSession session, TrainingSettings settings, int[] validationRows, IReadOnlyList<Metric> recorded, Action<EpochProgress>? onEpoch,
        CancellationToken cancellation, Metric? watched = null, int last = int.MaxValue, Action? onBest = null, IReadOnlyList<Metric>? atBest = null)
    {
        watched ??= Metric.Loss;
        var scorer = session.ScorerOf(validationRows);
        var divergence = session.Divergence(scorer);
        var state = new EarlyStoppingState(settings.EarlyStopping);
        List<double> train = [], validation = [];
        List<double>[] metrics = [.. recorded.Select(_ => new List<double>())];
        while (state.Epoch < Math.Min(last, settings.MaxEpochs) && !state.Stops)
        {
            var epoch = state.Epoch + 1;
            var trainLoss = session.Loop.Run(epoch, CollectionsMarshal.AsSpan(validation), cancellation);
            var validationLoss = scorer.Loss(session.Net);
            var reason = divergence.Reason("train", trainLoss, epoch) ?? divergence.Reason("validation", validationLoss, epoch);
            if (reason is not null)
            {
                return new FoldOutcome.Failed(reason, Curves());
            }

            train.Add(trainLoss);
            validation.Add(validationLoss);
            var rows = scorer.Rows();
            foreach (var (place, metric) in recorded.Index()) metrics[place].Add(metric.Of(rows));
            state = state.After(watched is LossMetric ? validationLoss : SelectionCost.OfValue(watched, watched.Of(rows)), validationLoss);
            if (state.BestEpoch == epoch)
            {
                scorer.Keep();
                onBest?.Invoke();
            }

            onEpoch?.Invoke(new EpochProgress(epoch, trainLoss, validationLoss));
        }

        return state.BestEpoch == 0
            ? new FoldOutcome.Failed($"{watched.Text}, which training.monitor watches, was not a number in any epoch", Curves())
            : new FoldOutcome.Scored(state.BestEpoch, Curves(), ModelMetrics.Of(atBest ?? recorded, scorer.KeptRows()));

        LossCurves Curves() => new([.. train], [.. validation])
        {
            Metrics = [.. recorded.Select((metric, place) => new MetricCurve(metric.Name, [.. metrics[place]]))],
        };
    }
}
