using System.Diagnostics.CodeAnalysis;
using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// The folds still to be handed out for the first time, the costliest of a window first, and between them some that show what others cost. A configuration is drawn when the window has
/// room and forgotten with its last result, so that a million of them need no room.
/// </summary>
internal sealed class FoldSupply
{
    private readonly SearchPlan _plan;
    private readonly TrainingTimes _times;
    private readonly Recorded _recorded;
    private readonly TrialBook _book;
    private readonly ConfigurationDrawing _drawing;
    private readonly FoldWindow _window;
    private readonly ValueCoverage _coverage;
    private readonly IBudgetPolicy _budget;
    private readonly PausedPlaces _paused = new();

    /// <param name="times">Learns how long trainings take.</param>
    /// <param name="lost">How many attempts at each unit of work were lost.</param>
    /// <param name="retry">Hands out a fold that earlier runs gave up.</param>
    public FoldSupply(
        SearchPlan plan, TrainingTimes times, Recorded recorded, CountedFolds counted, Dictionary<WorkUnit, int> lost, Action<WorkUnit.Fold> retry)
    {
        (_plan, _times, _recorded) = (plan, times, recorded);
        var ahead = plan.Strategy.Ahead == int.MaxValue && plan.Stop.NeedsResults ? plan.SearchAhead : plan.Strategy.Ahead;
        _book = new TrialBook(ahead);
        _drawing = new ConfigurationDrawing(plan, recorded, _book, new SuggestionWindow(plan, recorded, _book, Clock), counted, lost, retry);
        _window = new FoldWindow(new FoldCosts(plan.Cost));
        _coverage = new ValueCoverage(plan.Space, (long)plan.Configurations * plan.Folds);
        var size = Math.Min(FoldWindow.Size, ahead);
        _budget = plan.Racing == FoldRacing.All && plan.Ladder is null
            ? new WholeFolds(plan, _drawing, _book, _window, counted, recorded.Frontier, size)
            : new RacedFolds(plan, _drawing, _book, _window, counted, size);
    }

    /// <summary>How long the run has lasted.</summary>
    public RunClock Clock { get; } = new();

    /// <summary>See <see cref="SuggestionWindow.Gain"/>.</summary>
    public double? Gain => _drawing.Gain;

    /// <summary>Whether every fold has been given out or is counted.</summary>
    public bool Exhausted => _window.Count == 0 && _budget.HasEnded;

    /// <summary>How many configurations are tried at the most, as far as is known by now.</summary>
    public int Configurations => _drawing.HasEnded ? _book.Drawn : _plan.Configurations;

    /// <summary>The time until all folds are recorded; null if unknown.</summary>
    public TimeSpan? TimeLeft => _times.Left(_book.Active, _drawing.HasEnded ? _plan.Configurations : _book.Drawn, _budget.Expected);

    /// <summary>The configuration that leads; null while none is complete.</summary>
    public Configuration? Best => _drawing.Best;

    /// <summary>How many configurations are drawn.</summary>
    public int Drawn => _book.Drawn;

    /// <summary>A configuration some of whose folds are not counted.</summary>
    public Configuration Configuration(int index) => _book.Find(index)!.Configuration;

    /// <summary>The same; null where all its folds are counted.</summary>
    public Configuration? Find(int index) => _book.Find(index)?.Configuration;

    /// <summary>The last epoch to which folds of a configuration are trained now; <see cref="int.MaxValue"/>: to their ends.</summary>
    public int EpochsOf(int index) => _budget.EpochsOf(index);

    /// <summary>
    /// Draws what the last run had drawn, to see what of it is done. In another space that is not known: then the window is filled, which comes
    /// upon it from the beginning.
    /// </summary>
    public void DrawRecorded(Effects effects)
    {
        if (_recorded.Frontier > 0 || _recorded.Configurations.Count > 0)
        {
            _budget.Advance(effects);
        }
    }

    /// <summary>Where an attempt of an earlier incarnation belongs: takes that fold out of the supply.</summary>
    public bool TryTake(ConfigurationKey key, int fold, [MaybeNullWhen(false)] out WorkUnit.Fold work)
    {
        var active = _window.All.FirstOrDefault(drawn => drawn.Configuration.Key == key);
        work = active?.TryTake(fold) == true ? new WorkUnit.Fold(new FoldId(active.Configuration.Index, fold)) : null;
        return work is not null;
    }

    /// <summary>A node is gone.</summary>
    public void Forget(NodeId node) => _paused.Remove(node);

    /// <summary>The next fold for a node, or null when there are none: at best one that paused there, at worst one that paused on another.</summary>
    public WorkUnit.Fold? Next(NodeId node, Effects effects)
    {
        while (true)
        {
            _budget.Advance(effects);

            // What an adopted attempt took may have left configurations in the window that have nothing to give.
            var waiting = _window.Count;
            var fold = (_paused.IsEmpty ? null : _window.Next(id => _paused.IsAt(id, node)))
                ?? (_coverage.Next(_window.All) is { } probe ? new WorkUnit.Fold(new FoldId(probe.Configuration.Index, probe.TakeNext()!.Value)) : null)
                ?? (_paused.IsEmpty ? null : _window.Next(id => !_paused.Knows(id)))
                ?? _window.Next();
            if (fold is not null)
            {
                _paused.Remove(fold.Id);
                _coverage.Given(_book.Find(fold.Id.Configuration)!.Configuration);
            }

            if (fold is not null || waiting == 0)
            {
                return fold;
            }
        }
    }

    /// <summary>A fold was counted.</summary>
    /// <param name="node">That trained it.</param>
    /// <param name="summary">What it makes of its configuration.</param>
    /// <param name="milliseconds">How long its training took; null where none came to its end.</param>
    public void Settle(FoldId id, NodeId node, FoldOutcome outcome, FoldSummary summary, int? milliseconds, Effects effects)
    {
        var active = _book.Find(id.Configuration)!;
        if (milliseconds is { } took)
        {
            var most = active.Configuration.Hyperparameters.Training.MaxEpochs;
            _times.Counted(active.Configuration, took, Math.Min(1, (double)EpochsOf(id.Configuration) / most));
            _window.Seen(active.Configuration, took);
        }

        if (outcome is FoldOutcome.Pruned { SoFar: not null })
        {
            _paused.Add(id, node);
        }

        if (--active.Missing == 0)
        {
            _drawing.End(active, summary, effects);
        }

        _budget.Counted(active, id.Fold, outcome, effects);
    }

    /// <summary>A fold of a configuration is not counted any more; it is given out by somebody else.</summary>
    public void Reopen(Configuration configuration)
    {
        if (_book.Find(configuration.Index) is { } active)
        {
            active.Missing++;
            return;
        }

        var given = new bool[_plan.Folds];
        Array.Fill(given, true);
        _book.Begin(new ActiveConfiguration(configuration, given, missing: 1));
    }
}
