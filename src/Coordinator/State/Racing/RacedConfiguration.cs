using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>A configuration in a race, and the results of its folds as they come in.</summary>
internal sealed class RacedConfiguration(SearchPlan plan, Configuration configuration, RaceEntry entry)
{
    private static readonly FoldOutcome.Pruned Waits = new("");

    private readonly FoldOutcome?[] _outcomes = new FoldOutcome?[plan.Folds];
    private readonly List<RungResult> _rungs = [];

    /// <summary>The folds whose results the race has looked at up to this rung.</summary>
    private FoldOutcome.Scored?[]? _seen;

    /// <summary>Which one.</summary>
    public Configuration Configuration => configuration;

    /// <summary>The epochs to which it was promoted, by an earlier run too; 0: it was not.</summary>
    public int Promoted { get; set; }

    /// <summary>What the race knows of it.</summary>
    public RaceEntry Entry { get; private set; } = entry;

    /// <summary>How far its folds are trained now; <see cref="int.MaxValue"/>: to their ends.</summary>
    public int Epochs => plan.Ladder is { } ladder && Entry.Rung < ladder.Last ? ladder.Epochs[Entry.Rung] : int.MaxValue;

    /// <summary>Restores what earlier runs recorded. What this run knows is not asked for: it may not be committed yet.</summary>
    public void TakeOver(ReadOnlySpan<FoldLine> lines)
    {
        IReadOnlyDictionary<int, FoldOutcome.Scored>? stored = null;
        IReadOnlyDictionary<int, LossCurves>? curves = null;
        for (var fold = 0; fold < lines.Length; fold++)
        {
            if (Entry.Knows(fold)) continue;
            switch (lines[fold].Status)
            {
                case FoldStatus.Scored:
                    Know(fold, (stored ??= plan.Stored(configuration.Key))[fold]);
                    break;
                case FoldStatus.Failed when plan.Ladder is null:
                    Know(fold, new FoldOutcome.Failed("", new LossCurves(new double[lines[fold].Epochs], new double[lines[fold].Epochs])));
                    break;
                case FoldStatus.Failed:
                    Know(fold, new FoldOutcome.Failed("", CurvesOf(fold)));
                    break;
                case FoldStatus.Quarantined:
                    Know(fold, new FoldOutcome.Quarantined("") { SoFar = CurvesOf(fold) });
                    break;
                case FoldStatus.Pruned when lines[fold].Epochs >= Epochs:
                    Know(fold, CurvePrefix.Paused(plan.Scoring, configuration, CurvesOf(fold)));
                    break;
            }
        }

        LossCurves CurvesOf(int fold) => (curves ??= plan.Curves(configuration.Key)).GetValueOrDefault(fold) ?? CurvePrefix.None;
    }

    /// <summary>It continues at the next rung. What was trained to its end is known there too.</summary>
    public void Rise(RaceEntry entry)
    {
        Entry = entry;
        _seen = null;
        for (var fold = 0; fold < _outcomes.Length; fold++)
        {
            if (_outcomes[fold] is FoldOutcome.Pruned)
            {
                _outcomes[fold] = null;
            }
            else if (_outcomes[fold] is not null)
            {
                entry.Know(fold);
            }
        }
    }

    /// <summary>A fold's result is in.</summary>
    public void Know(int fold, FoldOutcome outcome)
    {
        if (!Entry.Knows(fold))
        {
            _outcomes[fold] = outcome;
            Entry.Know(fold);
        }
    }

    /// <summary>The race looks at the next fold.</summary>
    public void Look()
    {
        var training = configuration.Hyperparameters.Training;
        var fold = Entry.Looked;
        _seen ??= new FoldOutcome.Scored?[plan.Folds];
        _seen[fold] = CurvePrefix.Cut(plan.Scoring, configuration, _outcomes[fold]!, Epochs);
        Entry.Look(
            PartialScore.Compute(plan.Scoring, training.EarlyStopping is not null, training.Monitor, _seen),
            failed: _seen[fold] is null && _outcomes[fold] is not FoldOutcome.Quarantined);
    }

    /// <summary>Forgets curves that are not needed to continue: the race looks at no more folds at this rung.</summary>
    public void Forget()
    {
        _seen = null;
        for (var fold = 0; fold < _outcomes.Length; fold++)
        {
            _outcomes[fold] = _outcomes[fold] is FoldOutcome.Pruned ? Waits : _outcomes[fold];
        }
    }

    /// <summary>What a strategy is shown of it: what the race has looked at, and no more.</summary>
    public TrialOutcome Result()
    {
        var seen = _outcomes.Take(Entry.Looked).ToList();
        var isSound = !Entry.HasFailed && double.IsFinite(Entry.Mean)
            && Array.TrueForAll(_seen![..Entry.Looked], fold => fold is not null);
        var isWhole = Entry.IsWhole && seen.TrueForAll(outcome => Epochs == int.MaxValue || outcome is FoldOutcome.Scored { Curves.Epochs: var epochs } && epochs < Epochs);
        var end = !isSound ? TrialEnd.Failed : isWhole ? TrialEnd.Complete : TrialEnd.Pruned;
        var trained = seen.Max(outcome => Math.Min(Epochs, outcome!.Epochs));
        if (plan.Ladder is { } ladder && isSound)
        {
            _rungs.Add(new RungResult(ladder.Epochs[Entry.Rung], Entry.Mean, Entry.Score.Costs));
        }

        return new TrialOutcome(isSound ? Entry.Mean : double.NaN, end, trained, Entry.Score.Costs) { Rungs = [.. _rungs] };
    }
}
