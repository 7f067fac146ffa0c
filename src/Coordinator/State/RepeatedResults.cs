using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.State;

/// <summary>Compares results of one fold that came more than once: the same file, data and seed must give equal ones.</summary>
internal sealed class RepeatedResults(CountedFolds counted)
{
    /// <summary>Fingerprints of results that were not counted, of folds that have no counted one yet.</summary>
    private readonly Dictionary<FoldId, (ulong Fingerprint, string Arithmetic, FoldLine Line, int Granted)> _early = [];

    /// <summary>What counted results of this incarnation of the coordinator were computed by, where that matters.</summary>
    private readonly Dictionary<FoldId, string> _arithmetic = [];

    /// <summary>A result is counted: one that came before it and was not must equal it.</summary>
    /// <param name="arithmetic">What it was computed by; empty where that does not matter.</param>
    public void Counted(WorkUnit.Fold work, FoldLine line, ulong fingerprint, string arithmetic, Attempt attempt, Effects effects)
    {
        if (arithmetic.Length > 0)
        {
            _arithmetic[work.Id] = arithmetic;
        }

        if (_early.Remove(work.Id, out var early) && early.Fingerprint != fingerprint && AreComparable(line, early.Line, early.Granted))
        {
            Differ(work, attempt.Id, attempt.Node, early.Arithmetic, effects);
        }
    }

    /// <summary>A result that is not counted must equal the counted one.</summary>
    /// <param name="isSound">Whether it fits the search.</param>
    public void Compare(NodeId node, DoneWork work, FoldOutcome outcome, bool isSound, Effects effects)
    {
        if (work.Fold is not { } fold)
        {
            effects.Events.Add(new SearchEvent.Stale(work.Attempt, node, work.Configuration, null, Compared: false));
            return;
        }

        var id = new FoldId(work.Configuration, fold);
        var known = work.Parts == 0 && id.Fold >= 0 && id.Fold < counted.Leaderboard.Folds
            && counted.Is(id.Configuration, work.ConfigurationKey) && isSound;
        var (fingerprint, attempt) = known && counted.IsCounted(id) ? counted[id] : default;
        var own = known ? CountedFolds.FingerprintOf(FoldDigest.Compute(outcome)) : 0;
        if (!known || attempt.Epoch == 0
            || !AreComparable(counted.BoardOf(id.Configuration).Lines(id.Configuration)[id.Fold], counted.LineOf(outcome), work.Epochs))
        {
            effects.Events.Add(new SearchEvent.Stale(work.Attempt, node, id.Configuration, id.Fold, Compared: false));
            if (known && attempt.Epoch == 0)
            {
                _early[id] = (own, work.Arithmetic, counted.LineOf(outcome), work.Epochs);
            }
        }
        else if (own != fingerprint)
        {
            Differ(new WorkUnit.Fold(id), work.Attempt, node, work.Arithmetic, effects);
        }
        else if (attempt == work.Attempt)
        {
            effects.Events.Add(new SearchEvent.Duplicate(new WorkUnit.Fold(id), work.Attempt, node));
        }
        else
        {
            effects.Events.Add(new SearchEvent.Stale(work.Attempt, node, id.Configuration, id.Fold, Compared: true));
        }
    }

    // A shorter training ends otherwise than a longer one.
    private static bool AreComparable(FoldLine counted, FoldLine late, int granted) => counted.Status is FoldStatus.Scored or FoldStatus.Failed
        && (granted == int.MaxValue || (counted.Status == late.Status && counted.Epochs == late.Epochs));

    private void Differ(WorkUnit.Fold work, AttemptId attempt, NodeId node, string arithmetic, Effects effects)
    {
        var otherMachine = IsOtherMachine(work.Id, arithmetic);
        effects.Events.Add(new SearchEvent.Differs(work, attempt, node, otherMachine));
        if (otherMachine)
        {
            return;
        }

        effects.Writes.Add(new StoreWrite.ErrorNoted(
            $"Two trainings of {work} gave different results, the other one in attempt {attempt} on node {node}. The first one counts; "
            + "the same file, data and seed must give equal results, so one of the machines computes wrongly."));
    }

    /// <summary>Whether libraries on another machine may have computed the counted result: of what an earlier incarnation counted nothing is known.</summary>
    public bool IsOtherMachine(FoldId fold, string arithmetic) =>
        arithmetic.Length > 0 && (!_arithmetic.TryGetValue(fold, out var first) || first != arithmetic);
}
