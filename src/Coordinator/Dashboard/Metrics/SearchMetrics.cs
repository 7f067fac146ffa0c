using System.Diagnostics.Metrics;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Dashboard.Metrics;

/// <summary>A search in figures, as instruments of the meter <c>ActorSearch.Coordinator</c>. Safe for use from many threads.</summary>
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
        _counted = Meter.CreateCounter<long>("actorsearch.folds.counted", "{fold}", "Folds counted by this run, by how they ended.");
        _again = Meter.CreateCounter<long>("actorsearch.again.counted", "{fold}", "Folds of the winner that were trained again.");
        _refits = Meter.CreateCounter<long>("actorsearch.refits.counted", "{refit}", "Final trainings of the winner that ended.");
        _requeues = Meter.CreateCounter<long>("actorsearch.requeues", "{unit}", "Work that went back to be handed out again, by the reason.");
        _duplicates = Meter.CreateCounter<long>("actorsearch.results.duplicate", "{result}", "Counted results that came again.");
        _stale = Meter.CreateCounter<long>("actorsearch.results.stale", "{result}", "Results of attempts that no longer held.");
        _differences = Meter.CreateCounter<long>("actorsearch.results.different", "{result}", "Results that differ from the counted one, which must never be.");
        _crashes = Meter.CreateCounter<long>("actorsearch.trainings.crashed", "{training}", "Trainings that broke off in a way nobody foresaw.");
        _adopted = Meter.CreateCounter<long>("actorsearch.attempts.adopted", "{attempt}", "Attempts that were given up and went on after all.");
        _nodes = Meter.CreateCounter<long>("actorsearch.nodes.changes", "{node}", "Nodes that joined, left, were lost or refused.");
        _actions = Meter.CreateCounter<long>("actorsearch.actions", "{action}", "What people asked of the search and got.");
        _training = Meter.CreateHistogram("actorsearch.training.duration", "s", "How long the counted trainings took.", null, Trainings);
        _commit = Meter.CreateHistogram("actorsearch.commit.duration", "s", "How long a transaction took until it was on the disk.", null, Commits);
        Observe(rate);
    }

    /// <summary>Whose instruments they are.</summary>
    public Meter Meter { get; }

    /// <summary>A transaction took so long.</summary>
    public void Committed(TimeSpan took) => _commit.Record(took.TotalSeconds);

    /// <summary>Takes in what happened.</summary>
    public void Take(SearchEvent happened)
    {
        switch (happened)
        {
            case SearchEvent.FoldCounted fold:
                _counted.Add(1, new KeyValuePair<string, object?>("status", StatusNames.Of(fold.Line.Status)));
                if (fold.Line.Status is FoldStatus.Scored or FoldStatus.Failed)
                {
                    _training.Record(fold.Milliseconds / 1000.0, new KeyValuePair<string, object?>("kind", "fold"));
                }

                break;
            case SearchEvent.RefitCounted refit:
                _refits.Add(1, new KeyValuePair<string, object?>("status", refit.End is RefitEnd.Trained ? "trained" : "failed"));
                _training.Record(refit.Milliseconds / 1000.0, new KeyValuePair<string, object?>("kind", "refit"));
                break;
            case SearchEvent.OutOfFoldCounted again:
                _again.Add(1, new KeyValuePair<string, object?>("status", again.End is OutOfFoldEnd.Trained ? "trained" : "failed"));
                _training.Record(again.Milliseconds / 1000.0, new KeyValuePair<string, object?>("kind", "out-of-fold"));
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
            case SearchEvent.NodeJoined or SearchEvent.NodeLeft or SearchEvent.NodeLost or SearchEvent.NodeRefused:
                _nodes.Add(1, new KeyValuePair<string, object?>("change", happened.GetType().Name["Node".Length..]));
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private void Observe(Func<double> rate)
    {
        Gauge("actorsearch.folds", "{fold}", "Folds by where they stand.", progress =>
        [
            Of(progress.Folds - progress.Done - FoldsRunning(progress), "state", "pending"),
            Of(FoldsRunning(progress), "state", "running"),
            Of(progress.Done - progress.Failed - progress.Pruned, "state", "scored"),
            Of(progress.Failed - progress.Quarantined, "state", "failed"),
            Of(progress.Quarantined, "state", "quarantined"),
        ]);
        Gauge("actorsearch.queue", "{unit}", "Work that came back and waits to be handed out again.", progress => [new(progress.Waiting)]);
        Gauge("actorsearch.attempts.running", "{attempt}", "Attempts that hold.", progress => [new(progress.Running.Length)]);
        Meter.CreateObservableCounter(
            "actorsearch.attempts", () => new Measurement<long>(_progress()?.Attempts ?? 0), "{attempt}", "Attempts granted by this run.");
        Meter.CreateObservableGauge("actorsearch.folds.rate", () => new Measurement<double>(rate()), "{fold}/s", "Folds counted a second, over the last minute.");
        Gauge("actorsearch.nodes", "{node}", "Nodes at work, by whether they get work.", progress =>
        [
            Of(progress.Nodes.Count(node => node.Serves && !node.Drains), "state", "working"),
            Of(progress.Nodes.Count(node => node.Serves && node.Drains), "state", "draining"),
            Of(progress.Nodes.Count(node => !node.Serves), "state", "refusing"),
        ]);
        Gauge("actorsearch.slots", "{slot}", "Slots by whether they train.", progress =>
        [
            Of(Slots.Busy(progress), "state", "busy"),
            Of(Slots.All(progress) - Slots.Busy(progress), "state", "free"),
        ]);
        Meter.CreateObservableGauge(
            "actorsearch.slots.utilisation",
            () => new Measurement<double>(_progress() is { } progress && Slots.All(progress) > 0 ? (double)Slots.Busy(progress) / Slots.All(progress) : 0),
            "1",
            "Share of the slots that train.");
        Gauge("actorsearch.store.writable", "{store}", "1 while the store takes what is written, 0 while it does not.", progress => [new(progress.Trouble is null ? 1 : 0)]);
    }

    private static int FoldsRunning(SearchProgress progress) => progress.Running.Count(running => running.Work is WorkUnit.Fold);

    private static Measurement<long> Of(long value, string name, string of) => new(value, new KeyValuePair<string, object?>(name, of));

    private void Gauge(string name, string unit, string description, Func<SearchProgress, Measurement<long>[]> look) =>
        Meter.CreateObservableGauge(name, () => _progress() is { } progress ? look(progress) : [], unit, description);
}
