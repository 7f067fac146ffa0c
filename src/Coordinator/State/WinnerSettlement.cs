using System.Globalization;
using System.Security.Cryptography;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>Counts what is trained of the winner: its refits, and its folds again, whose losses must have the same bits as the first time.</summary>
/// <param name="crash">Takes back an attempt whose result does not fit its work.</param>
/// <param name="isOtherMachine">Whether a fold was first trained by libraries that compute other bits than these, or may have been.</param>
internal sealed class WinnerSettlement(Dispatch dispatch, Action<Attempt, string, Effects> crash, Func<FoldId, string, bool> isOtherMachine)
{
    private const string Misfit = "the result does not fit the work";

    public void Ended(NodeId node, DoneWork work, RefitEnd end, TimeSpan now, Effects effects) => Ended(node, work, now, effects, attempt =>
    {
        if (attempt.Work is not WorkUnit.Refit refit || refit.Restart != work.Restart) return false;
        var whole = Joined(end, attempt.Parts);
        if (!IsSound(whole)) return false;
        dispatch.End(attempt);
        Count(refit, whole, attempt, Settlement.TrainedOn(work), effects);
        return true;
    });

    public void Ended(NodeId node, DoneWork work, OutOfFoldEnd end, TimeSpan now, Effects effects) => Ended(node, work, now, effects, attempt =>
    {
        if (attempt.Work is not WorkUnit.OutOfFold again || again.Number != work.Fold) return false;
        var whole = Joined(end, attempt.Parts);
        if (!IsSound(whole)) return false;
        dispatch.End(attempt);
        Count(again, whole, attempt, Settlement.TrainedOn(work), effects);
        var first = dispatch.BoardOf(again).EpochOf(again);
        if (whole is not OutOfFoldEnd.Trained trained)
        {
            Differ(again, first, ((OutOfFoldEnd.Failed)whole).Reason, attempt, work.Arithmetic, effects);
        }
        else if (!first.IsOf(trained))
        {
            Differ(again, first, Difference(first, trained), attempt, work.Arithmetic, effects);
        }

        return true;
    });

    /// <param name="count">Counts the result of an attempt that holds; false: it does not fit the work.</param>
    private void Ended(NodeId node, DoneWork work, TimeSpan now, Effects effects, Func<Attempt, bool> count)
    {
        if (!dispatch.TryHold(work.Attempt, node, now, effects, out var attempt))
        {
            effects.Events.Add(new SearchEvent.Stale(work.Attempt, node, work.Configuration, work.Fold, Compared: false));
        }
        else if (attempt.Parts.Count != work.Parts)
        {
            Settlement.BeginAgain(node, attempt, effects);
            return;
        }
        else if (!count(attempt))
        {
            crash(attempt, Misfit, effects);
        }

        Settlement.Acknowledge(node, work.Attempt, effects);
    }

    public void Count(WorkUnit.OutOfFold work, OutOfFoldEnd end, Attempt attempt, SlotTime? trained, Effects effects)
    {
        var refits = dispatch.BoardOf(work);
        dispatch.Settle(work);
        refits.Count(work, end);
        effects.Writes.Add(new StoreWrite.OutOfFoldCounted(
            refits.Winner.Index, work.Number, refits.EpochOf(work).Epoch, refits.WithModels, end, attempt.Id, trained));
        effects.Events.Add(new SearchEvent.OutOfFoldCounted(
            refits.Winner.Index, work.Number, refits.Again(work.Number)!, attempt.Id, attempt.Node, trained)
        { Part = work.Part });
    }

    public void Count(WorkUnit.Refit work, RefitEnd end, Attempt attempt, SlotTime? trained, Effects effects)
    {
        var refits = dispatch.BoardOf(work);
        dispatch.Settle(work);
        refits.Count(work.Restart, end);
        effects.Writes.Add(new StoreWrite.RefitCounted(
            refits.Winner.Index, refits.Recipe, work.Restart, end, attempt.Id, trained));
        effects.Events.Add(new SearchEvent.RefitCounted(work.Restart, refits[work.Restart]!, attempt.Id, attempt.Node, trained) { Part = work.Part });
    }

    private static string Difference(ScoredEpoch first, OutOfFoldEnd.Trained again) => first.ValidationLoss.Equals(again.ValidationLoss)
        ? string.Create(CultureInfo.InvariantCulture, $"has training loss {again.TrainLoss} there and not {first.TrainLoss}")
        : string.Create(CultureInfo.InvariantCulture, $"has loss {again.ValidationLoss} there");

    private void Differ(WorkUnit.OutOfFold work, ScoredEpoch first, string what, Attempt attempt, string arithmetic, Effects effects)
    {
        var otherMachine = isOtherMachine(new FoldId(dispatch.BoardOf(work).Winner.Index, work.Number), arithmetic);
        effects.Events.Add(new SearchEvent.Differs(work, attempt.Id, attempt.Node, otherMachine));
        if (otherMachine)
        {
            return;
        }

        var known = string.Create(
            CultureInfo.InvariantCulture,
            $"Fold {dispatch.BoardOf(work).Winner.Index}/{work.Number} has loss {first.ValidationLoss} at epoch {first.Epoch}");
        effects.Writes.Add(new StoreWrite.ErrorNoted(
            $"{known}, but its second training, attempt {attempt.Id} on node {attempt.Node}, {what}. The same file, data and seed must give equal "
            + "results, so one of the machines computes wrongly."));
    }

    private static bool IsSound(RefitEnd end) => end is not RefitEnd.Trained trained || IsOf(trained.Sha256, trained.Model);

    private static bool IsSound(OutOfFoldEnd end) => end is not OutOfFoldEnd.Trained trained || IsOf(trained.Sha256, trained.Bytes);

    private static bool IsOf(string sha256, byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256;

    private static OutOfFoldEnd Joined(OutOfFoldEnd end, ReceivedParts parts) =>
        end is OutOfFoldEnd.Trained trained ? trained with { Bytes = parts.Bytes } : end;

    private static RefitEnd Joined(RefitEnd end, ReceivedParts parts) =>
        end is RefitEnd.Trained trained ? trained with { Result = parts.Curves(trained.Result), Model = parts.Bytes } : end;
}
