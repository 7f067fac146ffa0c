using System.Diagnostics.Metrics;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Dashboard.Metrics;

/// <summary>The instruments of a search in the meter <c>ActorSearch.Coordinator</c>. Safe for use from many threads.</summary>
internal sealed class SearchMetrics : IDisposable
{
    /// <summary>Bounds of the buckets, seconds: from trainings of a moment to those of hours.</summary>
    private static readonly InstrumentAdvice<double> Trainings = new()
    {
        HistogramBucketBoundaries = [0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3600, 14400],
    };

    private static readonly InstrumentAdvice<double> Commits = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    };

    private readonly Func<SearchProgress?> _progress;
    private readonly Counter<long> _counted, _again, _refits, _requeues, _duplicates, _stale, _differences, _crashes, _adopted, _nodes, _actions;
    private readonly Histogram<double> _training, _commit;

    /// <param name="progress">The search as it is now.</param>
    /// <param name="rate">Folds a second.</param>
    public SearchMetrics(Func<SearchProgress?> progress, Func<double> rate)
    {
        _progress = progress;
        Meter = new Meter("ActorSearch.Coordinator");
        _counted = Meter.CreateCounter<long>("actorsearch.folds.counted", "{fold}", "Folds recorded by this run, by status.");
        _again = Meter.CreateCounter<long>("actorsearch.again.counted", "{fold}", "Out-of-fold trainings of the winner.");
        _refits = Meter.CreateCounter<long>("actorsearch.refits.counted", "{refit}", "Finished refits of the winner.");
        _requeues = Meter.CreateCounter<long>("actorsearch.requeues", "{unit}", "Requeued work, by reason.");
        _duplicates = Meter.CreateCounter<long>("actorsearch.results.duplicate", "{result}", "Results that were received again.");
        _stale = Meter.CreateCounter<long>("actorsearch.results.stale", "{result}", "Results of attempts that had ended.");
        _differences = Meter.CreateCounter<long>("actorsearch.results.different", "{result}", "Results that differ from the recorded one; must be 0.");
        _crashes = Meter.CreateCounter<long>("actorsearch.trainings.crashed", "{training}", "Trainings that crashed.");
        _adopted = Meter.CreateCounter<long>("actorsearch.attempts.adopted", "{attempt}", "Lost attempts whose node came back and continued.");
        _nodes = Meter.CreateCounter<long>("actorsearch.nodes.changes", "{node}", "Nodes that joined, left, were lost or rejected.");
        _actions = Meter.CreateCounter<long>("actorsearch.actions", "{action}", "Actions that users requested and the search did.");
        _training = Meter.CreateHistogram("actorsearch.training.duration", "s", "Duration of the recorded trainings.", null, Trainings);
        _commit = Meter.CreateHistogram("actorsearch.commit.duration", "s", "Duration of a transaction until it was on the disk.", null, Commits);
        Observe(rate);
    }

    /// <summary>Whose instruments they are.</summary>
    public Meter Meter { get; }

    /// <summary>A transaction took so long.</summary>
    public void Committed(TimeSpan took) => _commit.Record(took.TotalSeconds);

    public void Take(SearchEvent happened)
    {
        switch (happened)
        {
            case SearchEvent.FoldCounted fold:
                _counted.Add(1, new KeyValuePair<string, object?>("status", StatusNames.Describe(fold.Line.Status)));
                Trained(fold.Line.Status is FoldStatus.Scored or FoldStatus.Failed ? fold.Trained : null, "fold");
                break;
            case SearchEvent.RefitCounted refit:
                _refits.Add(1, new KeyValuePair<string, object?>("status", refit.End is RefitEnd.Trained ? "trained" : "failed"));
                Trained(refit.Trained, "refit");
                break;
            case SearchEvent.OutOfFoldCounted again:
                _again.Add(1, new KeyValuePair<string, object?>("status", again.End is OutOfFoldEnd.Trained ? "trained" : "failed"));
                Trained(again.Trained, "out-of-fold");
                break;
            case SearchEvent.Requeued requeued:
                _requeues.Add(1, new KeyValuePair<string, object?>("reason", requeued.Why.ToString()));
                break;
            case SearchEvent.Duplicate:
                _duplicates.Add(1);
                break;
            case SearchEvent.Stale:
                _stale.Add(1);
                break;
            case SearchEvent.Differs:
                _differences.Add(1);
                break;
            case SearchEvent.Crashed:
                _crashes.Add(1);
                break;
            case SearchEvent.Adopted:
                _adopted.Add(1);
                break;
            case SearchEvent.Asked:
                _actions.Add(1);
                break;
            case SearchEvent.NodeJoined:
                NodeChanged("Joined");
                break;
            case SearchEvent.NodeLeft:
                NodeChanged("Left");
                break;
            case SearchEvent.NodeLost:
                NodeChanged("Lost");
                break;
            case SearchEvent.NodeRefused:
                NodeChanged("Refused");
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private void NodeChanged(string change) => _nodes.Add(1, new KeyValuePair<string, object?>("change", change));

    private void Observe(Func<double> rate)
    {
        Gauge("actorsearch.folds", "{fold}", "Folds by state.", progress =>
        [
            Measure(progress.Folds - progress.Done - FoldsRunning(progress), "state", "pending"),
            Measure(FoldsRunning(progress), "state", "running"),
            Measure(progress.Done - progress.Failed - progress.Pruned - progress.Paused, "state", "scored"),
            Measure(progress.Failed - progress.Quarantined, "state", "failed"),
            Measure(progress.Quarantined, "state", "quarantined"),
            Measure(progress.Pruned, "state", "pruned"),
            Measure(progress.Paused, "state", "paused"),
        ]);
        Gauge("actorsearch.queue", "{unit}", "Requeued work that waits to be handed out.", progress => [new(progress.Waiting)]);
        Gauge("actorsearch.attempts.running", "{attempt}", "Running attempts.", progress => [new(progress.Running.Length)]);
        Meter.CreateObservableCounter(
            "actorsearch.attempts", () => new Measurement<long>(_progress()?.Attempts ?? 0), "{attempt}", "Attempts started by this run.");
        Meter.CreateObservableGauge("actorsearch.folds.rate", () => new Measurement<double>(rate()), "{fold}/s", "Folds recorded per second, over the last minute.");
        Gauge("actorsearch.nodes", "{node}", "Connected nodes, by whether they get work.", progress =>
        [
            Measure(progress.Nodes.Count(node => node.Serves && !node.Drains), "state", "working"),
            Measure(progress.Nodes.Count(node => node.Serves && node.Drains), "state", "draining"),
            Measure(progress.Nodes.Count(node => !node.Serves), "state", "refusing"),
        ]);
        Gauge("actorsearch.slots", "{slot}", "Slots, by whether they train.", progress =>
        [
            Measure(SlotCounts.Busy(progress), "state", "busy"),
            Measure(SlotCounts.All(progress) - SlotCounts.Busy(progress), "state", "free"),
        ]);
        Meter.CreateObservableGauge(
            "actorsearch.slots.utilisation",
            () => new Measurement<double>(_progress() is { } progress && SlotCounts.All(progress) > 0 ? (double)SlotCounts.Busy(progress) / SlotCounts.All(progress) : 0),
            "1",
            "Share of the slots that train.");
        Gauge("actorsearch.store.writable", "{store}", "1 while the store can be written, otherwise 0.", progress => [new(progress.Trouble is null ? 1 : 0)]);
    }

    private static int FoldsRunning(SearchProgress progress) => progress.Running.Count(running => running.Work is WorkUnit.Fold);

    private void Trained(SlotTime? trained, string kind)
    {
        if (trained is not null) _training.Record(trained.Milliseconds / 1000.0, new KeyValuePair<string, object?>("kind", kind));
    }

    private static Measurement<long> Measure(long value, string name, string of) => new(value, new KeyValuePair<string, object?>(name, of));

    private void Gauge(string name, string unit, string description, Func<SearchProgress, Measurement<long>[]> look) =>
        Meter.CreateObservableGauge(name, () => _progress() is { } progress ? look(progress) : [], unit, description);
}
