using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// Folds are trained as a <see cref="Race"/> wants them. A fold that was wanted is trained to its end, even where its configuration is stopped
/// meanwhile: whether it had been handed out by then is a matter of time, and must not show.
/// </summary>
/// <param name="size">How many configurations race at a time, at the most.</param>
internal sealed class RacedFolds(SearchPlan plan, Drawing drawing, TrialBook book, FoldWindow window, CountedFolds counted, int size) : IBudgetPolicy
{
    private readonly Race _race = new(plan.Folds, plan.SearchAhead, RuleOf(plan.Racing), plan.Blocks.PartOf, size);
    private readonly Dictionary<int, RacedConfiguration> _raced = [];
    private readonly List<Racer> _left = [];

    /// <inheritdoc/>
    public bool HasEnded => drawing.HasEnded && _race.Count == 0;

    /// <inheritdoc/>
    public void Advance(Effects effects)
    {
        // Each step follows from those before it and from results in the order of the race. A configuration whose choices depend on no results is
        // drawn whether there is room or not.
        while (true)
        {
            if (_race.MayEnter(book.Drawn) && (!book.KeepsHistory || _race.HasRoom) && drawing.Draw(effects) is { } active)
            {
                Enter(active.Configuration);
            }
            else if (_race.HasRoom && _race.Choose() is { } chosen)
            {
                Offer(chosen);
            }
            else if (!_race.TryLook(Look, _left))
            {
                return;
            }

            _left.ForEach(racer => Leave(racer, effects));
            _left.Clear();
        }
    }

    /// <inheritdoc/>
    public void Counted(ActiveConfiguration active, int fold, FoldOutcome outcome, Effects effects)
    {
        _raced.GetValueOrDefault(active.Configuration.Index)?.Know(fold, outcome);
        Advance(effects);
    }

    private static IRaceRule RuleOf(FoldRacing racing) => racing == FoldRacing.Exact ? new ExactRule() : new PairedRule(new ExactRule());

    private void Enter(Configuration configuration)
    {
        var racer = _race.Enter(configuration.Index);
        var raced = new RacedConfiguration(plan, configuration, racer);
        _raced.Add(configuration.Index, raced);
        raced.TakeOver(counted.BoardOf(configuration.Index).Lines(configuration.Index));
        Offer(racer);
    }

    private void Offer(Racer racer)
    {
        book.Wanted++;
        if (book.Find(racer.Index) is { } active)
        {
            active.Offered = racer.Offered;
            if (!active.AllGiven)
            {
                window.Add(active);
            }
        }
    }

    private void Look(Racer racer)
    {
        _raced[racer.Index].Look();
        if (racer is { IsOut: true, IsWaiting: false })
        {
            _raced.Remove(racer.Index);
        }
    }

    private void Leave(Racer racer, Effects effects)
    {
        drawing.Close(racer.Index, _raced[racer.Index].Result);
        if (!racer.IsWaiting)
        {
            _raced.Remove(racer.Index);
        }

        if (!racer.IsWhole)
        {
            Prune(racer, effects);
        }
    }

    private void Prune(Racer racer, Effects effects)
    {
        var reason = _race.ReasonFor(racer);
        var outcome = new FoldOutcome.Pruned($"Not trained, since {reason}.");
        var (active, pruned, digest) = (book.Find(racer.Index), 0, FoldDigest.Of(outcome));
        FoldSummary? summary = null;
        for (var fold = racer.Offered; fold < plan.Folds; fold++)
        {
            var id = new FoldId(racer.Index, fold);
            if (!counted.IsCounted(id))
            {
                summary = counted.Prune(id, outcome, digest);
                effects.Writes.Add(new StoreWrite.FoldPruned(id, outcome, digest));
                active!.Missing--;
                pruned++;
            }
        }

        effects.Events.Add(new SearchEvent.ConfigurationStopped(racer.Index, racer.Looked, plan.Folds, pruned, reason));
        if (summary is not null && active!.Missing == 0)
        {
            drawing.End(active, summary, effects);
        }
    }
}
