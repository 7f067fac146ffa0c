using System.Diagnostics.CodeAnalysis;
using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// The folds still to be handed out for the first time, the costliest of a window first, and between them some that show what others cost. A configuration is drawn when the window has
/// room and forgotten with its last result, so that a million of them need no room.
/// </summary>
/// <param name="workload">Learns how long trainings take.</param>
/// <param name="retry">Gives out what somebody else is to give out: a fold that earlier runs gave up.</param>
internal sealed class FoldSupply(
    SearchPlan plan, Workload workload, Recorded recorded, CountedFolds counted, Dictionary<WorkUnit, int> lost, Action<WorkUnit.Fold> retry)
{
    private readonly Dictionary<int, ActiveConfiguration> _active = [];
    private readonly FoldWindow _window = new(new FoldCosts(plan.Cost));
    private readonly Probes _probes = new(plan.Space, (long)plan.Strategy.Count * plan.Folds);
    private int _drawnCount;
    private bool _ended;

    /// <summary>Whether every fold has been given out or is counted.</summary>
    public bool Exhausted => _window.Count == 0 && (_ended || _drawnCount == plan.Strategy.Count);

    /// <summary>The time until all folds are counted; null where nothing tells.</summary>
    public TimeSpan? TimeLeft => workload.Left(_active.Values, _drawnCount);

    /// <summary>The configuration that leads; null while none is complete.</summary>
    public Configuration? Best { get; private set; }

    /// <summary>A configuration some of whose folds are not counted.</summary>
    public Configuration Configuration(int index) => _active[index].Configuration;

    /// <summary>The same; null where all its folds are counted.</summary>
    public Configuration? Find(int index) => _active.GetValueOrDefault(index)?.Configuration;

    /// <summary>
    /// Draws what the last run had drawn, to see what of it is done. In another space nobody knows where that is: then the window is filled,
    /// which comes upon it from the beginning.
    /// </summary>
    public void DrawRecorded(Effects effects)
    {
        while ((_drawnCount < recorded.Frontier || (recorded.Configurations.Count > 0 && _window.Count < FoldWindow.Size)) && TryDraw(effects))
        {
        }
    }

    /// <summary>Where an attempt of an earlier life belongs: takes that fold out of the supply.</summary>
    public bool TryTake(ConfigurationKey key, int fold, [MaybeNullWhen(false)] out WorkUnit.Fold work)
    {
        var active = _window.All.FirstOrDefault(drawn => drawn.Configuration.Key == key);
        work = active?.TryTake(fold) == true ? new WorkUnit.Fold(new FoldId(active.Configuration.Index, fold)) : null;
        return work is not null;
    }

    /// <summary>The next fold, or null when there are none.</summary>
    public WorkUnit.Fold? Next(Effects effects)
    {
        while (true)
        {
            while (_window.Count < FoldWindow.Size && TryDraw(effects))
            {
            }

            // What an adopted attempt took may have left configurations in the window that have nothing to give.
            var fold = _probes.Next(_window.All) is { } probe ? new WorkUnit.Fold(new FoldId(probe.Configuration.Index, probe.TakeNext()!.Value)) : _window.Next();
            if (fold is not null)
            {
                _probes.Given(_active[fold.Id.Configuration].Configuration);
            }

            if (fold is not null || Exhausted)
            {
                return fold;
            }
        }
    }

    /// <summary>A fold was counted.</summary>
    /// <param name="milliseconds">How long its training took; null where none came to its end.</param>
    public void Settle(FoldId id, FoldSummary summary, int? milliseconds, Effects effects)
    {
        var active = _active[id.Configuration];
        if (milliseconds is { } took)
        {
            workload.Counted(active.Configuration, took);
            _window.Seen(active.Configuration, took);
        }

        if (--active.Missing == 0)
        {
            _active.Remove(id.Configuration);
            Complete(active.Configuration, summary);
            effects.Events.Add(new SearchEvent.ConfigurationCounted(id.Configuration, summary, counted.Count) { Parameters = counted.ParametersOf(id.Configuration) });
        }
    }

    /// <summary>A fold of a configuration is not counted any more; it is given out by somebody else.</summary>
    public void Reopen(Configuration configuration)
    {
        if (_active.TryGetValue(configuration.Index, out var active))
        {
            active.Missing++;
            return;
        }

        var given = new bool[plan.Folds];
        Array.Fill(given, true);
        _active.Add(configuration.Index, new ActiveConfiguration(configuration, given, missing: 1));
    }

    private bool TryDraw(Effects effects)
    {
        if (_ended || plan.Strategy.Next() is not { } configuration)
        {
            _ended = true;
            return false;
        }

        _drawnCount++;
        counted.Place(configuration);
        recorded.Configurations.Remove(configuration.Key, out var known);
        if (known?.Position != configuration.Index)
        {
            effects.Writes.Add(new StoreWrite.Drawn(configuration, counted.ParametersOf(configuration.Index)));
        }

        var given = new bool[plan.Folds];
        FoldSummary? summary = null;
        var retried = 0;
        foreach (var fold in known?.Folds ?? [])
        {
            given[fold.Fold] = true;
            if (plan.Rules.RetriesQuarantined && fold.Line.Status == FoldStatus.Quarantined)
            {
                Retry(configuration, fold.Fold, effects);
                retried++;
            }
            else
            {
                summary = counted.TakeOver(new FoldId(configuration.Index, fold.Fold), fold);
            }
        }

        var missing = given.Count(done => !done) + retried;
        if (missing == 0)
        {
            Complete(configuration, summary!);
            return true;
        }

        foreach (var (fold, attempts) in known?.Lost ?? [])
        {
            lost[new WorkUnit.Fold(new FoldId(configuration.Index, fold))] = attempts;
        }

        var active = new ActiveConfiguration(configuration, given, missing);
        _active.Add(configuration.Index, active);
        _window.Add(active);
        return true;
    }

    private void Retry(Configuration configuration, int fold, Effects effects)
    {
        var id = new FoldId(configuration.Index, fold);
        effects.Writes.Add(new StoreWrite.FoldReopened(id));
        effects.Events.Add(new SearchEvent.Asked(new SearchAction.Requeue(configuration, fold), $"Fold {id} is tried again, on a node that has nothing else."));
        retry(new WorkUnit.Fold(id));
    }

    private void Complete(Configuration configuration, FoldSummary summary)
    {
        plan.Strategy.Tell(configuration.Index, summary.Cost);
        Best = counted.Leaderboard.Best == configuration.Index ? configuration : Best;
    }
}
