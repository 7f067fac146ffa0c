using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Training;

/// <summary>What the epochs of a fold have shown so far.</summary>
/// <param name="state">Of early stopping, before the first epoch.</param>
/// <param name="divergence">When the training has failed.</param>
/// <param name="watched">What early stopping watches and the best epoch is judged by.</param>
/// <param name="recorded">What is recorded after each epoch beside the losses.</param>
internal sealed class FoldCourse(EarlyStoppingState state, Divergence divergence, Metric watched, IReadOnlyList<Metric> recorded)
{
    private readonly List<double> _train = [], _validation = [];
    private readonly List<double>[] _metrics = [.. recorded.Select(_ => new List<double>())];

    /// <summary>What early stopping knows.</summary>
    public EarlyStoppingState State { get; private set; } = state;

    /// <summary>Validation losses so far; valid until the next epoch.</summary>
    public ReadOnlySpan<double> Validation => CollectionsMarshal.AsSpan(_validation);

    /// <summary>The losses and metrics of all epochs so far.</summary>
    public LossCurves Curves => new([.. _train], [.. _validation])
    {
        Metrics = [.. recorded.Select((metric, place) => new MetricCurve(metric.Name, [.. _metrics[place]]))],
    };

    /// <summary>Takes in an epoch.</summary>
    /// <param name="scorer">Which has just scored it.</param>
    /// <returns>Why the training failed in it, and then the epoch is left out; null if it did not.</returns>
    public string? Add(double trainLoss, double validationLoss, Scorer scorer)
    {
        var epoch = State.Epoch + 1;
        if ((divergence.Reason("train", trainLoss, epoch) ?? divergence.Reason("validation", validationLoss, epoch)) is { } reason)
        {
            return reason;
        }

        _train.Add(trainLoss);
        _validation.Add(validationLoss);
        var rows = scorer.Rows();
        foreach (var (place, metric) in recorded.Index()) _metrics[place].Add(metric.Compute(rows));
        State = State.After(watched is LossMetric ? validationLoss : SelectionCost.OfValue(watched, watched.Compute(rows)), validationLoss);
        return null;
    }
}
