using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// Folds are trained as a <see cref="Race"/> wants them. A fold that was wanted is trained to its end, even where its configuration is pruned
/// meanwhile: whether it had been handed out by then is a matter of time, and must not show.
/// </summary>
/// <param name="size">How many configurations race at a time, at the most.</param>
internal sealed class RacedFolds(SearchPlan plan, ConfigurationDrawing drawing, TrialBook book, FoldWindow window, CountedFolds counted, int size) : IBudgetPolicy
{
    private readonly Race _race = new(plan.Folds, (int)Math.Min(plan.MostUnderWay!.Value, int.MaxValue), RuleOf(plan.Racing), plan.Blocks.PartOf, size, plan.Ladder);
    private readonly Pruning _pruning = new(plan, drawing, book, counted);
    private readonly Dictionary<int, RacedConfiguration> _raced = [];
    private readonly List<RaceEntry> _left = [];

    /// <inheritdoc/>
    public bool HasEnded => drawing.HasEnded && _race.IsOver;

    /// <inheritdoc/>
    public IEnumerable<(double Folds, double Share)>? Expected => _race.Ahead(drawing.HasEnded ? book.Drawn : plan.Configurations);

    /// <inheritdoc/>
    public void Advance(Effects effects)
    {
        // Each step follows from those before it and from results in the order of the race. A configuration whose choices depend on no results is
        // drawn whether there is room or not.
        while (true)
        {
            if (plan.Ladder is not null && _race.HasRoom && _race.Promote(drawing.HasEnded) is { } risen)
            {
                Continue(risen, effects);
            }
            else if (_race.MayEnter(book.Drawn, RungOf(book.Drawn)) && (!book.KeepsHistory || _race.HasRoom) && drawing.Draw(effects) is { } active)
            {
                Enter(active, effects);
            }
            else if (_race.HasRoom && _race.Choose() is { } chosen)
            {
                Offer(chosen, effects);
            }
            else if (!_race.TryLook(Look, _left))
            {
                return;
            }

            _left.ForEach(entry => Leave(entry, effects));
            _left.Clear();
        }
    }

    /// <inheritdoc/>
    public void Counted(ActiveConfiguration active, int fold, FoldOutcome outcome, Effects effects)
    {
        _raced.GetValueOrDefault(active.Configuration.Index)?.Know(fold, outcome);
        Advance(effects);
    }

    /// <inheritdoc/>
    public int EpochsOf(int configuration) => _raced.GetValueOrDefault(configuration)?.Epochs ?? int.MaxValue;

    private static IRaceRule RuleOf(FoldRacing racing) => racing switch
    {
        FoldRacing.All => new NoRule(),
        FoldRacing.Exact => new ExactRule(),
        _ => new PairedRule(new ExactRule()),
    };

    private int RungOf(int configuration) => plan.Ladder?.StartOf(plan.Blocks.Within(configuration)) ?? 0;

    private void Enter(ActiveConfiguration active, Effects effects)
    {
        var configuration = active.Configuration;
        var entry = _race.Enter(configuration.Index, RungOf(configuration.Index));
        var raced = new RacedConfiguration(plan, configuration, entry) { Promoted = active.Promoted };
        _raced.Add(configuration.Index, raced);
        raced.TakeOver(counted.BoardOf(entry.Index).Lines(entry.Index));
        Offer(entry, effects);
    }

    private void Continue(RaceEntry entry, Effects effects)
    {
        var raced = _raced[entry.Index];
        var (before, to) = (raced.Epochs, plan.Ladder!.Epochs[entry.Rung]);
        raced.Rise(entry);
        raced.TakeOver(counted.BoardOf(entry.Index).Lines(entry.Index));
        if (raced.Promoted < to && !Array.Exists(counted.BoardOf(entry.Index).Lines(entry.Index).ToArray(), line => line.Epochs > before))
        {
            effects.Writes.Add(new StoreWrite.Promoted(entry.Index, to));
            effects.Events.Add(new SearchEvent.ConfigurationPromoted(entry.Index, before, to));
            raced.Promoted = to;
        }

        Offer(entry, effects);
    }

    private void Offer(RaceEntry entry, Effects effects)
    {
        var id = new FoldId(entry.Index, entry.Offered - 1);
        if (counted.Standing.ReasonFor(id) is not null)
        {
            drawing.Withdraw(entry.Index, effects);
        }

        book.Wanted += IsFirst(entry) ? 1 : 0;
        if (!entry.Knows(id.Fold) && counted.BoardOf(id.Configuration).Lines(id.Configuration)[id.Fold].Status == FoldStatus.Pruned)
        {
            Return(id);
        }

        if (book.Find(entry.Index) is { } active)
        {
            active.Offered = entry.Offered;
            drawing.Retry(active);
            if (!active.AllGiven)
            {
                window.Add(active);
            }
        }
    }

    // It did not come as far as it is wanted now.
    private void Return(FoldId id)
    {
        counted.Continue(id);
        if (book.Find(id.Configuration) is { } active)
        {
            active.Return(id.Fold);
            return;
        }

        var given = new bool[plan.Folds];
        Array.Fill(given, true);
        given[id.Fold] = false;
        book.Begin(new ActiveConfiguration(_raced[id.Configuration].Configuration, given, missing: 1));
    }

    // A fold that continues is not another fold.
    private bool IsFirst(RaceEntry entry) => entry.Rung == RungOf(entry.Index);

    private void Look(RaceEntry entry)
    {
        _raced[entry.Index].Look();
        Forget(entry);
    }

    private void Leave(RaceEntry entry, Effects effects)
    {
        var result = _raced[entry.Index].Result;
        if (plan.Ladder is null)
        {
            drawing.Close(entry.Index, result);
        }
        else
        {
            drawing.Renew(entry.Index, result);
        }

        Forget(entry);
        if (!entry.IsWhole)
        {
            _pruning.Prune(entry.Index, Enumerable.Range(entry.Offered, plan.Folds - entry.Offered), entry.Looked, _race.ReasonFor(entry), effects);
        }
    }

    private void Forget(RaceEntry entry)
    {
        if (entry is not { IsOut: true, IsWaiting: false })
        {
            return;
        }

        if (plan.Ladder is null)
        {
            _raced.Remove(entry.Index);
        }
        else
        {
            _raced[entry.Index].Forget();
        }
    }
}
