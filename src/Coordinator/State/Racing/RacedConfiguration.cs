using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>A configuration in a race, and the results of its folds as they come in.</summary>
internal sealed class RacedConfiguration(SearchPlan plan, Configuration configuration, Racer racer)
{
    private readonly FoldOutcome?[] _outcomes = new FoldOutcome?[plan.Folds];

    /// <summary>What the race knows of it.</summary>
    public Racer Racer => racer;

    /// <summary>Restores what earlier runs recorded.</summary>
    public void TakeOver(ReadOnlySpan<FoldLine> lines)
    {
        IReadOnlyDictionary<int, FoldOutcome.Scored>? stored = null;
        for (var fold = 0; fold < lines.Length; fold++)
        {
            switch (lines[fold].Status)
            {
                case FoldStatus.Scored:
                    Know(fold, (stored ??= plan.Stored(configuration.Key))[fold]);
                    break;
                case FoldStatus.Failed:
                    Know(fold, new FoldOutcome.Failed("", new LossCurves(new double[lines[fold].Epochs], new double[lines[fold].Epochs])));
                    break;
                case FoldStatus.Quarantined:
                    Know(fold, new FoldOutcome.Quarantined(""));
                    break;
            }
        }
    }

    /// <summary>A fold's result is in. Of a fold that is tried again the first one stays: decisions were made with it.</summary>
    public void Know(int fold, FoldOutcome outcome)
    {
        if (!racer.Knows(fold))
        {
            _outcomes[fold] = outcome;
            racer.Know(fold);
        }
    }

    /// <summary>The race looks at the next fold.</summary>
    public void Look()
    {
        var training = configuration.Hyperparameters.Training;
        var looked = racer.Looked + 1;
        var seen = _outcomes.Select((outcome, fold) => fold < looked ? outcome as FoldOutcome.Scored : null).ToArray();
        racer.Look(
            PartialScore.Of(plan.Scoring, training.EarlyStopping is not null, training.Monitor, seen),
            failed: _outcomes[looked - 1] is FoldOutcome.Failed);
    }

    /// <summary>What a strategy is shown of it: what the race has looked at, and no more.</summary>
    public TrialResult Result()
    {
        var seen = _outcomes.Take(racer.Looked).ToList();
        var isSound = !racer.HasFailed && double.IsFinite(racer.Mean) && seen.TrueForAll(outcome => outcome is FoldOutcome.Scored);
        var end = !isSound ? TrialEnd.Failed : racer.IsWhole ? TrialEnd.Complete : TrialEnd.Stopped;
        return new TrialResult(isSound ? racer.Mean : double.NaN, end, seen.Max(EpochsOf), racer.Score.Costs);
    }

    private static int EpochsOf(FoldOutcome? outcome) => outcome switch
    {
        FoldOutcome.Scored scored => scored.Curves.Epochs,
        FoldOutcome.Failed failed => failed.Curves.Epochs,
        _ => 0,
    };
}
