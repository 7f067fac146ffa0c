using System.Diagnostics.Metrics;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// Metrics of a trainer node, by the meter <c>ActorSearch.Trainer</c>. The node's actor writes them, collectors read them from
/// any thread.
/// </summary>
public sealed class NodeMetrics : IDisposable
{
    /// <summary>Bounds of the buckets, seconds: from trainings of a moment to those of hours.</summary>
    private static readonly InstrumentAdvice<double> Trainings = new()
    {
        HistogramBucketBoundaries = [0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3600, 14400],
    };

    private static readonly InstrumentAdvice<double> Answers = new()
    {
        HistogramBucketBoundaries = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1000],
    };

    private readonly int _slots;
    private readonly Counter<long> _attempts, _trainings, _epochs;
    private readonly Histogram<double> _training, _answer;
    private volatile int _busy, _waiting, _kept, _registered;

    /// <param name="slots">Trainings at a time, ≥ 1.</param>
    public NodeMetrics(int slots)
    {
        _slots = slots;
        Meter = new Meter("ActorSearch.Trainer");
        _attempts = Meter.CreateCounter<long>("actorsearch.node.attempts", "{attempt}", "Attempts that this node received.");
        _trainings = Meter.CreateCounter<long>("actorsearch.node.trainings", "{training}", "Trainings that ended on this node, by outcome.");
        _epochs = Meter.CreateCounter<long>("actorsearch.node.epochs", "{epoch}", "Epochs of the trainings that ended with a result.");
        _training = Meter.CreateHistogram("actorsearch.node.training.duration", "s", "Duration of the trainings that ended with a result.", null, Trainings);
        _answer = Meter.CreateHistogram(
            "actorsearch.node.answer.duration", "s", "Time from the last sending of a result to its acknowledgement.", null, Answers);
        Meter.CreateObservableGauge(
            "actorsearch.node.slots", () => new[] { Measure(_busy, "busy"), Measure(_slots - _busy, "free") }, "{slot}", "Slots of this node by whether they train.");
        Meter.CreateObservableGauge("actorsearch.node.slots.utilisation", () => (double)_busy / _slots, "1", "Share of this node's slots that train.");
        Meter.CreateObservableGauge("actorsearch.node.waiting", () => _waiting, "{attempt}", "Attempts that wait on this node for a slot.");
        Meter.CreateObservableGauge("actorsearch.node.outbox", () => _kept, "{result}", "Results on this node that are not acknowledged.");
        Meter.CreateObservableGauge(
            "actorsearch.node.registered", () => _registered, "{coordinator}", "1 while this node is registered at a coordinator, otherwise 0.");
    }

    public Meter Meter { get; }

    /// <summary>Whether the node can be given work.</summary>
    public NodeReadiness Readiness { get; } = new();

    /// <summary>A unit of work came.</summary>
    public void Received() => _attempts.Add(1);

    /// <summary>A result was acknowledged so long after it was last sent.</summary>
    public void Answered(TimeSpan waited) => _answer.Record(waited.TotalSeconds);

    public void Ended(SlotTold.Ended ended)
    {
        var kind = new KeyValuePair<string, object?>("kind", ended.Job switch { SlotJob.Refit => "refit", SlotJob.OutOfFold => "out-of-fold", _ => "fold" });
        var (status, epochs) = ended.End switch
        {
            JobEnd.FoldDone { Outcome: FoldOutcome.Scored scored } => ("scored", scored.Curves.Epochs),
            JobEnd.FoldDone { Outcome: FoldOutcome.Failed failed } => ("failed", failed.Curves.Epochs),
            JobEnd.RefitDone refit => ("trained", refit.Result.TrainCurve.Length),
            JobEnd.OutOfFoldDone => ("trained", ((SlotJob.OutOfFold)ended.Job).Epochs),
            JobEnd.RefitFailed or JobEnd.OutOfFoldFailed => ("failed", 0),
            JobEnd.Cancelled => ("cancelled", 0),
            _ => ("crashed", 0),
        };
        _trainings.Add(1, kind, new KeyValuePair<string, object?>("status", status));
        if (ended.End is not (JobEnd.Cancelled or JobEnd.Crashed))
        {
            _epochs.Add(epochs);
            _training.Record(ended.Duration.TotalSeconds, kind);
        }
    }

    /// <summary>How the node is after something has happened to it.</summary>
    /// <param name="work">What it has to train.</param>
    /// <param name="kept">Results that are not acknowledged.</param>
    /// <param name="isRegistered">Whether a coordinator has it.</param>
    internal void Look(SlotQueues work, int kept, bool isRegistered)
    {
        _busy = work.Busy;
        _waiting = work.Count - _busy;
        _kept = kept;
        _registered = isRegistered ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private static Measurement<int> Measure(int value, string state) => new(value, new KeyValuePair<string, object?>("state", state));
}
