using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>What the charts of the page are drawn from, by the figures of the report.</summary>
internal sealed class LiveCharts(LiveStudy study, RecentStudy recent)
{
    private (int Done, ParallelData Lines)? _lines;
    private (int Configuration, MeanCurve Curve)? _best;

    /// <summary>All configurations through their hyperparameters.</summary>
    public SpaceAnswer Space()
    {
        if (recent.Read() is { } look && look.Done != _lines?.Done) _lines = (look.Done, ParallelData.Compute(look.View, look.Ranked, SpaceSection.MostLines));
        var metric = study.Experiment.Selection.Metric;
        return new SpaceAnswer(_lines?.Done ?? 0, metric.Text, metric is Shared.Experiments.Kinds.LossMetric, _lines?.Lines);
    }

    /// <summary>What each slot trained, up to now.</summary>
    public SlotsAnswer Slots() => recent.Read() is { } look
        ? new SlotsAnswer(look.Done, SlotsData.Compute(Timeline.Compute(WithRunning(look.Attempts), look.View.Board)))
        : new SlotsAnswer(0, null);

    /// <summary>What trains now beside the best configuration.</summary>
    public LearningAnswer Learning()
    {
        if (study.Watch.Progress?.Best is { } best && best.Configuration != _best?.Configuration && recent.Curves(best.Configuration) is { IsEmpty: false } curves)
        {
            _best = (best.Configuration, MeanCurve.Compute(curves));
        }

        var names = study.Watch.Progress?.Nodes.ToDictionary(node => node.Node, node => node.Name) ?? [];
        return new LearningAnswer(
            study.Experiment.Settings.GetValueOrDefault("loss.kind") ?? "loss",
            _best?.Configuration,
            _best?.Curve,
            [
                .. study.Running.Now().Select(running => new RunningCurveAnswer(
                    running.Fold.Configuration, running.Fold.Fold, names.GetValueOrDefault(running.Node, running.Node.Text), running.Slot, running.Epochs,
                    [.. running.Losses.Select(Significand.Shortest)])),
            ]);
    }

    // The store learns the slot of an attempt with its end. A training begins after the one before it in its slot, though it may be granted earlier.
    private IEnumerable<StoredAttempt> WithRunning(IEnumerable<StoredAttempt> attempts)
    {
        var running = new Dictionary<(int?, int?, int?), int>();
        foreach (var work in study.Watch.Progress?.Running ?? [])
        {
            if (work is { Report.Slot: { } slot, Work.Part: 0 }) running.TryAdd(KeyOf(work.Work), slot);
        }

        var (now, ends) = (study.TimeOfDay, new Dictionary<(string, int), DateTimeOffset>());
        foreach (var attempt in attempts)
        {
            if (attempt is { Ended: { } ended, Slot: { } used })
            {
                ends[(attempt.Node, used)] = ends.TryGetValue((attempt.Node, used), out var last) && last > ended ? last : ended;
            }

            if (attempt.Ended is not null || !running.TryGetValue(attempt.Fold is null ? (null, attempt.Restart, attempt.OutOfFold) : (attempt.Configuration, attempt.Fold, null), out var slot))
            {
                yield return attempt;
                continue;
            }

            var begin = ends.TryGetValue((attempt.Node, slot), out var before) && before > attempt.Granted ? before : attempt.Granted;
            yield return attempt with { Slot = slot, Ended = now > begin ? now : begin, Granted = begin };
        }
    }

    private static (int?, int?, int?) KeyOf(WorkUnit work) => work switch
    {
        WorkUnit.Fold fold => (fold.Id.Configuration, fold.Id.Fold, null),
        WorkUnit.Refit refit => (null, refit.Restart, null),
        WorkUnit.OutOfFold held => (null, null, held.Number),
        _ => default,
    };
}
