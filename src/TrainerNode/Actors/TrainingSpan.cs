using System.Diagnostics;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Tracing;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A training as a span within that of its fold at the coordinator. It is made when the training has ended, so that what is traced costs a slot
/// nothing, and without a collector there are no spans.
/// </summary>
internal static class TrainingSpan
{
    private static readonly ActivitySource Source = new(TraceNames.Trainer);

    /// <summary>The span of a training that has just ended; when it is disposed it goes to the collector. Null if its fold is not traced, or there is no collector.</summary>
    public static Activity? Record(SlotTold.Ended ended, int slot, NodeId node)
    {
        if (ended.Job.Trace is null || !Source.HasListeners() || !ActivityContext.TryParse(ended.Job.Trace, null, isRemote: true, out var parent))
        {
            return null;
        }

        var end = DateTime.UtcNow;
        var span = Source.StartActivity(ActivityKind.Consumer, parent, startTime: end - ended.Duration, name: "training")?.SetEndTime(end);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(LogNames.Configuration, ended.Job.Configuration.Index)
                .SetTag(ended.Job is SlotJob.Refit ? LogNames.Restart : LogNames.Fold, NumberOf(ended.Job))
                .SetTag(LogNames.Attempt, ended.Job.Attempt.ToString()).SetTag(LogNames.Node, node.Text).SetTag(LogNames.Slot, slot);
            TellEnd(span, ended.End);
            if (ended.Job is SlotJob.OutOfFold again)
            {
                span.SetTag(TraceNames.Epochs, again.Epochs);
            }
        }

        return span;
    }

    private static int NumberOf(SlotJob job) => job switch
    {
        SlotJob.Fold fold => fold.Number,
        SlotJob.OutOfFold fold => fold.Number,
        SlotJob.Refit refit => refit.Restart,
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not a training."),
    };

    private static void TellEnd(Activity span, JobEnd end)
    {
        switch (end)
        {
            case JobEnd.FoldDone { Outcome: FoldOutcome.Scored scored }:
                span.SetTag(LogNames.Epoch, scored.BestEpoch).SetTag(TraceNames.Epochs, scored.Curves.Epochs).SetTag(LogNames.Loss, Significand.Shortest(scored.ValidationLoss));
                break;
            case JobEnd.FoldDone { Outcome: FoldOutcome.Failed failed }:
                span.SetTag(TraceNames.Epochs, failed.Curves.Epochs).SetStatus(ActivityStatusCode.Error, failed.Reason);
                break;
            case JobEnd.OutOfFoldDone done:
                span.SetTag(LogNames.Loss, done.ValidationLoss);
                break;
            case JobEnd.OutOfFoldFailed failed:
                span.SetStatus(ActivityStatusCode.Error, failed.Reason);
                break;
            case JobEnd.RefitDone refit:
                span.SetTag(TraceNames.Epochs, refit.Result.Epochs).SetTag(LogNames.Loss, Significand.Shortest(refit.Result.Train.Loss));
                break;
            case JobEnd.RefitFailed failed:
                span.SetStatus(ActivityStatusCode.Error, failed.Reason);
                break;
            case JobEnd.Crashed crashed:
                span.AddException(crashed.Error).SetStatus(ActivityStatusCode.Error, crashed.Error.Message);
                break;
            case JobEnd.Cancelled:
                span.SetStatus(ActivityStatusCode.Error, "The training was cancelled.");
                break;
        }
    }
}
