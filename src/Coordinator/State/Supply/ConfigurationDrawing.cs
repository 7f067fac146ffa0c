using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Draws configurations and takes over what earlier runs counted of them.</summary>
/// <param name="lost">How many attempts at each unit of work were lost.</param>
/// <param name="retry">Hands out a fold that earlier runs gave up.</param>
internal sealed class ConfigurationDrawing(
    SearchPlan plan, Recorded recorded, TrialBook book, SuggestionWindow suggestions, CountedFolds counted, Dictionary<WorkUnit, int> lost, Action<WorkUnit.Fold> retry)
{
    /// <summary>Folds that earlier runs gave up, until they are offered: a race may do without them.</summary>
    private readonly HashSet<FoldId> _givenUp = [];

    /// <summary>Pruned configurations all of whose folds earlier runs recorded: they are not counted another time.</summary>
    private readonly HashSet<int> _whole = [];

    private readonly EarlyEnds _ends = new(recorded.Early);

    /// <summary>Whether no more configurations come.</summary>
    public bool HasEnded => suggestions.HasEnded;

    /// <summary>See <see cref="SuggestionWindow.Gain"/>.</summary>
    public double? Gain => suggestions.Gain;

    /// <summary>The configuration that leads; null while none is complete.</summary>
    public Configuration? Best { get; private set; }

    /// <summary>The next configuration with what is counted of it; null where there is none now.</summary>
    public ActiveConfiguration? Draw(Effects effects)
    {
        if (suggestions.Next() is not { } configuration)
        {
            if (HasEnded)
            {
                _ends.Ended(suggestions.Early, effects);
            }

            return null;
        }

        _ends.Drawn(configuration.Index, effects);
        book.Draw(configuration);
        counted.Place(configuration);
        recorded.Configurations.Remove(configuration.Key, out var known);
        if (known?.Position != configuration.Index)
        {
            effects.Writes.Add(new StoreWrite.Drawn(configuration, counted.ParametersOf(configuration.Index)));
        }

        if (known is not null)
        {
            counted.Standing.Reach(known);
        }

        var given = new bool[plan.Folds];
        var isPruned = false;
        foreach (var fold in known?.Folds ?? [])
        {
            if (fold.Line is { Status: FoldStatus.Pruned, Epochs: 0 })
            {
                counted.Standing.Add(new FoldId(configuration.Index, fold.Fold), fold);
                isPruned = true;
                continue;
            }

            // An earlier run did not train it to its end.
            if (fold.Line.Status == FoldStatus.Pruned && plan.Ladder is null)
            {
                counted.Begun(new FoldId(configuration.Index, fold.Fold));
                continue;
            }

            if (plan.Rules.Flags.RetryQuarantined && fold.Line.Status == FoldStatus.Quarantined && fold.Attempt.Epoch < plan.FirstEpoch)
            {
                Reopen(configuration, fold.Fold, effects);
            }
            else
            {
                given[fold.Fold] = true;
                counted.TakeOver(new FoldId(configuration.Index, fold.Fold), fold);
            }
        }

        _givenUp.UnionWith(plan.Reopened.Where(id => id.Configuration == configuration.Index && !given[id.Fold]));
        if (isPruned && _givenUp.Any(id => id.Configuration == configuration.Index))
        {
            Withdraw(configuration.Index, effects);
        }
        else if (isPruned && known!.Folds.Count == plan.Folds)
        {
            _whole.Add(configuration.Index);
        }

        foreach (var (fold, attempts) in known?.Lost ?? [])
        {
            lost[new WorkUnit.Fold(new FoldId(configuration.Index, fold))] = attempts;
        }

        var active = new ActiveConfiguration(configuration, given, given.Count(done => !done)) { Promoted = known?.Promoted ?? 0 };
        if (active.Missing > 0)
        {
            book.Begin(active);
        }
        else
        {
            Lead(configuration);
        }

        return active;
    }

    /// <summary>Hands out quarantined folds of earlier runs again, those of this configuration that are offered.</summary>
    public void Retry(ActiveConfiguration active)
    {
        for (var fold = 0; _givenUp.Count > 0 && fold < plan.Folds; fold++)
        {
            var id = new FoldId(active.Configuration.Index, fold);
            if (_givenUp.Contains(id) && active.TryTake(fold))
            {
                _givenUp.Remove(id);
                retry(new WorkUnit.Fold(id));
            }
        }
    }

    /// <summary>All folds of a configuration are counted.</summary>
    public void End(ActiveConfiguration active, FoldSummary summary, Effects effects)
    {
        var configuration = active.Configuration;
        book.End(active);
        Lead(configuration);
        if (!_whole.Remove(configuration.Index))
        {
            effects.Events.Add(new SearchEvent.ConfigurationCounted(configuration.Index, summary, counted.Count) { Parameters = counted.ParametersOf(configuration.Index) });
        }
    }

    /// <summary>Folds are wanted that a stop by an earlier incarnation leaves out.</summary>
    public void Withdraw(int configuration, Effects effects)
    {
        _whole.Remove(configuration);
        if (counted.Standing.Withdraw(configuration) is { IsEmpty: false } folds)
        {
            effects.Writes.AddRange(folds.Select(fold => new StoreWrite.FoldWanted(fold)));
            effects.Events.Add(new SearchEvent.PruningWithdrawn(configuration, folds.Length) { Lines = [.. counted.BoardOf(configuration).Lines(configuration)] });
        }
    }

    /// <summary>Suggestions may look at what is counted of a configuration, which is all of it.</summary>
    public void Close(int index) => book.Close(index, () => ResultOf(index));

    /// <summary>Suggestions may look at this.</summary>
    public void Close(int index, Func<TrialOutcome> result) => book.Close(index, result);

    /// <summary>Suggestions may look at this from now on.</summary>
    public void Renew(int index, Func<TrialOutcome> result) => book.Renew(index, result);

    private TrialOutcome ResultOf(int index)
    {
        var board = counted.BoardOf(index);
        return TrialEnds.Compute(board.Lines(index), board.Summary(index), plan.GoalCosts);
    }

    private void Lead(Configuration configuration) => Best = counted.Leaderboard.Best == configuration.Index ? configuration : Best;

    private void Reopen(Configuration configuration, int fold, Effects effects)
    {
        var id = new FoldId(configuration.Index, fold);
        effects.Writes.Add(new StoreWrite.FoldReopened(id));
        effects.Events.Add(new SearchEvent.Asked(new SearchAction.Requeue(configuration, fold), $"Fold {id} is requeued; it is trained on a node without other work."));
        _givenUp.Add(id);
    }
}
