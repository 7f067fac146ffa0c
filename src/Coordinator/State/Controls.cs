using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>Does the actions that users request.</summary>
internal sealed class Controls(SearchPlan plan, Dispatch dispatch, CountedFolds counted)
{
    private readonly HashSet<FoldId> _reopened = [];

    /// <summary>Folds that are requeued, and whose results were used to decide what comes next.</summary>
    public IReadOnlySet<FoldId> Reopened => _reopened;

    /// <param name="phase">Where the search stands.</param>
    public ActionOutcome Do(SearchAction action, SearchPhase phase, Effects effects)
    {
        var outcome = phase == SearchPhase.Over ? Refuse("The search has ended.") : action switch
        {
            SearchAction.Pause => Turn(SearchMode.Paused, "Paused. Running trainings finish; no new ones start."),
            SearchAction.Resume => Turn(SearchMode.Working, "Resumed. New trainings start again."),
            SearchAction.StopAfterThis => Turn(SearchMode.Stopping, "Stopping after the running trainings. Run the same command to resume."),
            SearchAction.Drain drain => Drain(drain.Node, drains: true, "gets no new work; its running trainings finish."),
            SearchAction.Undrain undrain => Drain(undrain.Node, drains: false, "gets work again."),
            SearchAction.Requeue requeue => Requeue(requeue.Configuration, requeue.Fold, phase, effects),
            _ => throw new InvalidOperationException($"{action.GetType().Name} is not a kind of action."),
        };
        if (outcome.IsDone)
        {
            effects.Events.Add(new SearchEvent.Asked(action, outcome.Sentence));
        }

        return outcome;
    }

    private ActionOutcome Turn(SearchMode mode, string sentence)
    {
        dispatch.Mode = mode;
        return new ActionOutcome(true, sentence);
    }

    private ActionOutcome Drain(NodeId id, bool drains, string sentence)
    {
        if (!dispatch.Nodes.TryGet(id, out var node))
        {
            return Refuse($"There is no connected node {id}.");
        }

        node.Drains = drains;
        dispatch.Nodes.Wait(node);
        return new ActionOutcome(true, $"Node {node.Name} {sentence}");
    }

    private ActionOutcome Requeue(Configuration configuration, int fold, SearchPhase phase, Effects effects)
    {
        var id = new FoldId(configuration.Index, fold);
        if (phase != SearchPhase.Folds)
        {
            return Refuse("All folds are done and the winner is being selected, so no fold can be retried now. After the search, run the same command "
                + "with --retry-quarantined.");
        }

        if (fold < 0 || fold >= counted.Leaderboard.Folds || !counted.Is(id.Configuration, configuration.Key.Hex)
            || counted.BoardOf(id.Configuration).Lines(id.Configuration)[fold].Status != FoldStatus.Quarantined || _reopened.Contains(id))
        {
            return Refuse($"Fold {id} is not quarantined.");
        }

        effects.Writes.Add(new StoreWrite.FoldReopened(id));
        if (plan.MostUnderWay is not null)
        {
            _reopened.Add(id);
            effects.DecidesAgain = true;
            return new ActionOutcome(true, $"Fold {id} is requeued; it is trained on a node without other work. What was decided without its result is decided again.");
        }

        counted.Remove(id);
        dispatch.Reopen(configuration, fold);
        return new ActionOutcome(true, $"Fold {id} is requeued; it is trained on a node without other work.");
    }

    private static ActionOutcome Refuse(string sentence) => new(false, sentence);
}
