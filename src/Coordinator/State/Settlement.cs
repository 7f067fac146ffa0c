using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.State;

/// <summary>Counts results: each unit of work once, whatever comes twice, late or from an attempt that no longer holds.</summary>
internal sealed class Settlement(Dispatch dispatch, CountedFolds counted)
{
    private readonly RepeatedResults _repeated = new(counted);

    private WinnerSettlement? _winner;

    private WinnerSettlement Winner => _winner ??= new WinnerSettlement(dispatch, Crash, _repeated.IsOtherMachine);

    public void Receive(IToCoordinator message, TimeSpan now, Effects effects)
    {
        switch (message)
        {
            case CurvePart part:
                Take(part.Node, part.Attempt, part.Part, parts => parts.TryAdd(part), now, effects);
                break;
            case ModelPart part:
                Take(part.Node, part.Attempt, part.Part, parts => parts.TryAdd(part), now, effects);
                break;
            case FoldScored scored:
                FoldEnded(scored.Node, scored.Work, new FoldOutcome.Scored(scored.BestEpoch, scored.Curves, scored.Metrics), now, effects);
                break;
            case FoldFailed failed:
                FoldEnded(failed.Node, failed.Work, new FoldOutcome.Failed(failed.Reason, failed.Curves), now, effects);
                break;
            case OutOfFoldTrained trained:
                Winner.Ended(
                    trained.Node, trained.Work, new OutOfFoldEnd.Trained(trained.TrainLoss, trained.ValidationLoss, [], trained.Sha256), now, effects);
                break;
            case OutOfFoldFailed failed:
                Winner.Ended(failed.Node, failed.Work, new OutOfFoldEnd.Failed(failed.Reason), now, effects);
                break;
            case RefitTrained trained:
                Winner.Ended(trained.Node, trained.Work, new RefitEnd.Trained(trained.Result, [], trained.ModelSha256), now, effects);
                break;
            case RefitFailed failed:
                Winner.Ended(failed.Node, failed.Work, new RefitEnd.Failed(failed.Reason), now, effects);
                break;
            case AttemptCrashed crashed:
                if (dispatch.TryHold(crashed.Work.Attempt, crashed.Node, now, effects, out var attempt))
                {
                    Crash(attempt, crashed.Sentence, effects);
                }

                Acknowledge(crashed.Node, crashed.Work.Attempt, effects);
                break;
            default:
                throw new InvalidOperationException($"{message.GetType().Name} is not a message to the coordinator.");
        }
    }

    /// <summary>The work gets no result: too many attempts were lost.</summary>
    /// <param name="attempt">The last one, ended.</param>
    /// <param name="reason">The middle of a sentence.</param>
    public void Quarantine(Attempt attempt, string reason, Effects effects)
    {
        var sentence = $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.";
        effects.Events.Add(new SearchEvent.Quarantined(attempt.Work, attempt.Id, attempt.Node, sentence));
        switch (attempt.Work)
        {
            case WorkUnit.Fold fold:
                Count(fold, new FoldOutcome.Quarantined(sentence), attempt, null, effects);
                break;
            case WorkUnit.OutOfFold again:
                Winner.Count(again, new OutOfFoldEnd.Failed(sentence), attempt, null, effects);
                break;
            case WorkUnit.Refit refit:
                Winner.Count(refit, new RefitEnd.Failed(sentence), attempt, null, effects);
                break;
        }
    }

    private void FoldEnded(NodeId node, DoneWork work, FoldOutcome outcome, TimeSpan now, Effects effects)
    {
        if (!dispatch.TryHold(work.Attempt, node, now, effects, out var attempt))
        {
            _repeated.Compare(node, work, outcome, IsSound(outcome), effects);
        }
        else if (attempt.Parts.Count != work.Parts)
        {
            BeginAgain(node, attempt, effects);
            return;
        }
        else if (attempt.Work is WorkUnit.Fold { Id.Configuration: var index } && dispatch.Supply.EpochsOf(index) != work.Epochs)
        {
            // Granted by an earlier incarnation that compared configurations after other epochs.
            dispatch.End(attempt);
            dispatch.TakeBack(attempt, AttemptState.HandedBack, lapsed: false, effects);
        }
        else if (attempt.Work is WorkUnit.Fold fold && fold.Id.Fold == work.Fold && Joined(outcome, attempt.Parts) is var whole
            && IsSound(whole) && whole.Epochs <= work.Epochs)
        {
            dispatch.End(attempt);
            Count(fold, AsFar(whole, work.Epochs), attempt, TrainedOn(work), effects, work.Arithmetic);
        }
        else
        {
            Crash(attempt, "the result does not fit the work", effects);
        }

        Acknowledge(node, work.Attempt, effects);
    }

    private void Count(
        WorkUnit.Fold work, FoldOutcome outcome, Attempt attempt, SlotTime? trained, Effects effects, string arithmetic = "")
    {
        var digest = FoldDigest.Compute(outcome);
        var fingerprint = CountedFolds.FingerprintOf(digest);
        var (summary, scores) = counted.Settle(work.Id, dispatch.Supply.Configuration(work.Id.Configuration), outcome, fingerprint, attempt.Id);
        dispatch.Settle(work);
        effects.Writes.Add(new StoreWrite.FoldCounted(work.Id, outcome, digest, attempt.Id, trained) { Replaces = counted.Replaces(work.Id) });
        if (scores is not null)
        {
            effects.Writes.Add(new StoreWrite.ConfigurationScored(work.Id.Configuration, scores));
        }

        var reason = outcome switch
        {
            FoldOutcome.Failed failed => failed.Reason,
            FoldOutcome.Quarantined quarantined => quarantined.Reason,
            _ => null,
        };
        effects.Events.Add(new SearchEvent.FoldCounted(work.Id, counted.LineOf(outcome), reason, attempt.Id, attempt.Node, trained));
        _repeated.Counted(work, counted.LineOf(outcome), fingerprint, arithmetic, attempt, effects);
        dispatch.Supply.Settle(work.Id, attempt.Node, outcome, summary, trained?.Milliseconds, effects);
    }

    private void Crash(Attempt attempt, string sentence, Effects effects)
    {
        dispatch.End(attempt);
        effects.Events.Add(new SearchEvent.Crashed(attempt.Work, attempt.Id, attempt.Node, sentence));
        if (!dispatch.TakeBack(attempt, AttemptState.Crashed, lapsed: false, effects))
        {
            Quarantine(attempt, $"too many attempts to train it failed; last error: {sentence.TrimEnd('.')}", effects);
        }
    }

    /// <summary>A training that came to the last epoch that it was granted, and not to its end, waits.</summary>
    private static FoldOutcome AsFar(FoldOutcome outcome, int granted) => outcome is FoldOutcome.Scored scored && scored.Epochs == granted
        ? new FoldOutcome.Pruned($"Trained for {granted} epochs.") { SoFar = scored }
        : outcome;

    private bool IsSound(FoldOutcome outcome) => outcome switch
    {
        FoldOutcome.Scored scored => scored.BestEpoch >= 1 && scored.BestEpoch <= scored.Curves.Epochs
            && AreSound(scored.Curves) && counted.CanRank(scored),
        FoldOutcome.Failed failed => AreSound(failed.Curves),
        _ => false,
    };

    private static bool AreSound(LossCurves curves) =>
        curves.Validation.Length == curves.Epochs && curves.Metrics.All(curve => curve.Values.Length == curves.Epochs);

    private static FoldOutcome Joined(FoldOutcome outcome, ReceivedParts parts) => outcome switch
    {
        FoldOutcome.Scored scored => scored with { Curves = parts.Curves(scored.Curves) },
        FoldOutcome.Failed failed => failed with { Curves = parts.Curves(failed.Curves) },
        _ => outcome,
    };

    internal static void BeginAgain(NodeId node, Attempt attempt, Effects effects)
    {
        attempt.Parts = new ReceivedParts();
        effects.Send(node, new PartsMissing(attempt.Id));
    }

    internal static SlotTime TrainedOn(DoneWork work) => new(work.Slot, work.Milliseconds);

    internal static void Acknowledge(NodeId node, AttemptId attempt, Effects effects) => effects.Send(node, new ResultAcknowledged(attempt));

    private void Take(NodeId node, AttemptId id, int part, Func<ReceivedParts, bool> add, TimeSpan now, Effects effects) =>
        effects.Send(node, !dispatch.TryHold(id, node, now, effects, out var attempt) ? new ResultAcknowledged(id)
            : add(attempt.Parts) ? new PartAcknowledged(id, part)
            : new PartsMissing(id));
}
