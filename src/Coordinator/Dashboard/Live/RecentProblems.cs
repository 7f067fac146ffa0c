using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Nodes that fell silent, folds that are quarantined, and results that differ; the latest of each. Safe for use from many threads.</summary>
/// <param name="time">The time of day of what is lost.</param>
internal sealed class RecentProblems(TimeProvider time)
{
    /// <summary>How many of each kind are kept.</summary>
    public const int Most = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<NodeId, string> _names = [];
    private readonly Queue<LostNodeAnswer> _lost = new();
    private readonly Queue<string> _errors = new();
    private readonly Dictionary<FoldId, string> _quarantined = [];

    /// <summary>The number of lost nodes.</summary>
    public int LostNodes { get; private set; }

    public void Take(SearchEvent happened)
    {
        switch (happened)
        {
            case SearchEvent.NodeJoined or SearchEvent.NodeLeft or SearchEvent.NodeLost or SearchEvent.NodeCannotServe
                or SearchEvent.Differs or SearchEvent.MachinesDiffer or SearchEvent.FoldCounted { Line.Status: FoldStatus.Quarantined }
                or SearchEvent.Asked { Action: SearchAction.Requeue }:
                lock (_gate)
                {
                    TakeRare(happened);
                }

                break;
        }
    }

    /// <summary>Takes in a sentence.</summary>
    public void Note(string sentence)
    {
        lock (_gate)
        {
            Keep(_errors, sentence);
        }
    }

    /// <summary>Takes in a fold that an earlier run counted.</summary>
    public void Load(StoredFold fold)
    {
        if (fold.Line.Status == FoldStatus.Quarantined)
        {
            lock (_gate)
            {
                _quarantined.TryAdd(fold.Fold, fold.Reason ?? "");
            }
        }
    }

    public TroublesAnswer Answer()
    {
        lock (_gate)
        {
            return new TroublesAnswer(
                LostNodes,
                [.. _lost.Reverse()],
                _quarantined.Count,
                [.. _quarantined.OrderBy(entry => entry.Key.Configuration).ThenBy(entry => entry.Key.Fold).Take(Most)
                    .Select(entry => new QuarantinedAnswer(entry.Key.Configuration, entry.Key.Fold, entry.Value))],
                [.. _errors]);
        }
    }

    private void TakeRare(SearchEvent happened)
    {
        switch (happened)
        {
            case SearchEvent.NodeJoined joined:
                _names[joined.Node] = joined.Name;
                break;
            case SearchEvent.NodeLeft left:
                _names.Remove(left.Node);
                break;
            case SearchEvent.NodeLost lost:
                LostNodes++;
                var now = time.GetUtcNow();
                Keep(_lost, new LostNodeAnswer(
                    lost.Node.Text, _names.GetValueOrDefault(lost.Node, lost.Node.Text), now - (time.GetElapsedTime(0) - lost.LastHeard), now));
                _names.Remove(lost.Node);
                break;
            case SearchEvent.NodeCannotServe cannot:
                Keep(_errors, $"Node {_names.GetValueOrDefault(cannot.Node, cannot.Node.Text)} cannot serve the search: {cannot.Sentence}");
                break;
            case SearchEvent.Differs { OtherMachine: true } differs:
                Keep(_errors, $"Two trainings of {differs.Work} gave different results, by libtorch on two kinds of processors. The first one counts.");
                break;
            case SearchEvent.MachinesDiffer differ:
                Keep(_errors, differ.Sentence);
                break;
            case SearchEvent.Differs differs:
                Keep(_errors, $"Two trainings of {differs.Work} gave different results; the other one was on node {differs.Node}.");
                break;
            case SearchEvent.FoldCounted fold:
                _quarantined[fold.Fold] = fold.Reason ?? "";
                break;
            case SearchEvent.Asked { Action: SearchAction.Requeue requeue }:
                _quarantined.Remove(new FoldId(requeue.Configuration.Index, requeue.Fold));
                break;
        }
    }

    private static void Keep<T>(Queue<T> queue, T item)
    {
        queue.Enqueue(item);
        if (queue.Count > Most)
        {
            queue.Dequeue();
        }
    }
}
