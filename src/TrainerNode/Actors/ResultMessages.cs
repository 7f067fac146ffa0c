using System.Security.Cryptography;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Puts results into messages that fit into frames: long content is sent before in parts.</summary>
public static class ResultMessages
{
    /// <summary>The messages of a training's end, in the order in which they are sent; empty when it was cancelled.</summary>
    /// <param name="trace">The training's span; where it has none, that which it belongs to.</param>
    /// <param name="arithmetic">See <see cref="DoneWork.Arithmetic"/>.</param>
    public static IReadOnlyList<IToCoordinator> Create(
        NodeId node, int slot, SlotJob job, JobEnd end, TimeSpan duration, string? trace = null, string arithmetic = "")
    {
        var parts = new List<IToCoordinator>();
        IToCoordinator? result = end switch
        {
            JobEnd.FoldDone { Outcome: FoldOutcome.Scored scored } =>
                new FoldScored(node, Work(), scored.BestEpoch, Rest(scored.Curves), scored.Metrics),
            JobEnd.FoldDone { Outcome: FoldOutcome.Failed failed } => new FoldFailed(node, Work(), ReasonWords.Fitting(failed.Reason), Rest(failed.Curves)),
            JobEnd.FoldDone done => throw new InvalidOperationException($"A training does not end as {done.Outcome.GetType().Name}."),
            JobEnd.OutOfFoldDone done => Predicted(done),
            JobEnd.OutOfFoldFailed failed => new OutOfFoldFailed(node, Work(), ReasonWords.Fitting(failed.Reason)),
            JobEnd.RefitDone done => Trained(done),
            JobEnd.RefitFailed failed => new RefitFailed(node, Work(), ReasonWords.Fitting(failed.Reason)),
            JobEnd.Crashed crashed => new AttemptCrashed(node, Work(), ReasonWords.Fitting($"{crashed.Error.GetType().Name}: {FirstLine(crashed.Error.Message)}")),
            _ => null,
        };
        return result is null ? [] : [.. parts, Counted(result)];

        DoneWork Work() => new(
            job.Attempt,
            job.Configuration.Index,
            job.Configuration.Key.Hex,
            job switch { SlotJob.Fold fold => fold.Number, SlotJob.OutOfFold fold => fold.Number, _ => null },
            (job as SlotJob.Refit)?.Restart,
            slot,
            (int)duration.TotalMilliseconds,
            0,
            trace ?? job.Trace,
            arithmetic,
            job is SlotJob.Fold { Epochs: var epochs } ? epochs : int.MaxValue);

        // The number of parts is known only when all of them are made.
        IToCoordinator Counted(IToCoordinator last) => last switch
        {
            FoldScored scored => scored with { Work = scored.Work with { Parts = parts.Count } },
            FoldFailed failed => failed with { Work = failed.Work with { Parts = parts.Count } },
            RefitTrained trained => trained with { Work = trained.Work with { Parts = parts.Count } },
            OutOfFoldTrained trained => trained with { Work = trained.Work with { Parts = parts.Count } },
            _ => last,
        };

        RefitTrained Trained(JobEnd.RefitDone done)
        {
            var (result, isValidated) = (done.Result, done.Result.ValidationCurve.Length > 0);
            var rest = Rest(new LossCurves(result.TrainCurve, isValidated ? result.ValidationCurve : new double[result.TrainCurve.Length]));
            return new RefitTrained(
                node, Work(), result with { TrainCurve = rest.Train, ValidationCurve = isValidated ? rest.Validation : [] }, Sent(done.Model));
        }

        OutOfFoldTrained Predicted(JobEnd.OutOfFoldDone done) => new(node, Work(), done.TrainLoss, done.ValidationLoss, Sent(done.Bytes));

        // All of it is sent before; the result carries its SHA-256.
        string Sent(byte[] bytes)
        {
            foreach (var chunk in bytes.Chunk(ProtocolVersion.LargestPart))
            {
                parts.Add(new ModelPart(node, job.Attempt, parts.Count, chunk));
            }

            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        LossCurves Rest(LossCurves curves)
        {
            // The frame has room beside a part for the names of the metrics.
            var most = ProtocolVersion.LargestPart / (sizeof(double) * (2 + curves.Metrics.Length));
            var sent = 0;
            for (; curves.Epochs - sent > most; sent += most)
            {
                parts.Add(new CurvePart(node, job.Attempt, parts.Count, curves.Part(sent, most)));
            }

            return curves.Part(sent, curves.Epochs - sent);
        }
    }

    /// <summary>The same message, from another start of the node.</summary>
    public static IToCoordinator From(NodeId node, IToCoordinator message) => message switch
    {
        FoldScored scored => scored with { Node = node },
        FoldFailed failed => failed with { Node = node },
        OutOfFoldTrained trained => trained with { Node = node },
        OutOfFoldFailed failed => failed with { Node = node },
        RefitTrained trained => trained with { Node = node },
        RefitFailed failed => failed with { Node = node },
        AttemptCrashed crashed => crashed with { Node = node },
        CurvePart part => part with { Node = node },
        ModelPart part => part with { Node = node },
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "Not a part of a result."),
    };

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r', '.');
}
