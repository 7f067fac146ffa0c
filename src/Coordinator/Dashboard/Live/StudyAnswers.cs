using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Dashboard.Metrics;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Answers from the latest snapshot, without the store.</summary>
internal sealed class StudyAnswers(LiveStudy study)
{
    /// <summary>Before the search has said anything.</summary>
    private static readonly SearchProgress Nothing = new(0, 0, 0, 0, null, 0, 0, [], [], null);

    private SearchProgress Progress => study.Watch.Progress ?? Nothing;

    /// <summary>The study, and how far its search is.</summary>
    public StudyAnswer Study() => new(
        study.Experiment.Name,
        study.Experiment.Selection.Metric.Text,
        study.Experiment.Selection.Metric.HigherIsBetter,
        study.Experiment.Validation.Trainings,
        (int)(Progress.Folds / study.Experiment.Validation.Trainings),
        study.Columns.Paths,
        study.Columns.Names,
        study.Columns.Digits,
        study.Build,
        study.Started,
        study.Watch.Outcome,
        study.Notes(),
        How());

    /// <summary>The progress of the search.</summary>
    public ProgressAnswer How()
    {
        var progress = Progress;
        var left = progress.TimeLeft;
        return new ProgressAnswer(
            study.TimeOfDay,
            progress.Phase.ToString().ToLowerInvariant(),
            progress.Mode.ToString().ToLowerInvariant(),
            progress.Folds, progress.Done, progress.Earlier, progress.Failed, progress.Quarantined, progress.Pruned, progress.Paused, progress.ExpectedGain, progress.Running.Length, progress.Waiting,
            progress.Refits, progress.RefitsDone, progress.OutOfFold, progress.OutOfFoldDone,
            Math.Round(study.Elapsed.TotalSeconds, 1),
            left is { } time ? Math.Round(time.TotalSeconds) : null,
            Math.Round(study.FoldsPerSecond, 3),
            progress.Nodes.Length, SlotCounts.All(progress), SlotCounts.Busy(progress), study.Troubles.LostNodes, progress.Trouble);
    }

    /// <summary>Some of the nodes: those to look after first, then by name.</summary>
    public PageAnswer<NodeAnswer> Nodes(int offset, int limit)
    {
        var progress = Progress;
        var page = progress.Nodes
            .OrderBy(node => node.Serves ? 1 : 0).ThenBy(node => IsSilent(node) ? 0 : 1).ThenBy(node => node.Drains ? 0 : 1)
            .ThenBy(node => node.Name, StringComparer.Ordinal).ThenBy(node => node.Node.Text, StringComparer.Ordinal)
            .Skip(offset).Take(limit).ToList();
        var shown = page.Select(node => node.Node).ToHashSet();
        var work = progress.Running.Where(running => shown.Contains(running.Node)).ToLookup(running => running.Node);
        return new PageAnswer<NodeAnswer>(progress.Nodes.Length, offset, [.. page.Select(node => Node(node, [.. work[node.Node]]))]);
    }

    private bool IsSilent(NodeProgress node) => study.Now - node.LastHeard > TimeSpan.FromSeconds(5);

    private NodeAnswer Node(NodeProgress node, RunningWork[] work) => new(
        node.Node.Text, node.Name, node.Slots, node.Drains, node.Serves,
        Math.Round(Math.Max(0, (study.Now - node.LastHeard).TotalSeconds)),
        work.Length,
        [.. work.Where(running => running.Report is { Slot: not null }).OrderBy(running => running.Report!.Slot).Select(Work)]);

    private static WorkAnswer Work(RunningWork running)
    {
        var fold = running.Work as WorkUnit.Fold;
        var report = running.Report!;
        return new WorkAnswer(
            report.Slot!.Value, running.Attempt.ToString(), fold?.Id.Configuration, fold?.Id.Fold, (running.Work as WorkUnit.Refit)?.Restart, (running.Work as WorkUnit.OutOfFold)?.Number,
            running.Work.Part == 0 ? null : running.Work.Part,
            report.Epoch, running.MostEpochs,
            double.IsNaN(report.ValidationLoss) ? null : Significand.Shortest(report.ValidationLoss));
    }
}
