using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>One training for a slot.</summary>
/// <param name="Attempt">Id with which its end is reported.</param>
/// <param name="Configuration">What to train.</param>
public abstract record SlotJob(AttemptId Attempt, Configuration Configuration)
{
    /// <summary>The span that it belongs to, in the form of W3C's <c>traceparent</c>; null without tracing.</summary>
    public string? Trace { get; init; }

    /// <summary>A fold, counted through the repeats from 0.</summary>
    public sealed record Fold(AttemptId Attempt, Configuration Configuration, int Number) : SlotJob(Attempt, Configuration)
    {
        /// <summary>The last epoch to run, ≥ 1.</summary>
        public int Epochs { get; init; } = int.MaxValue;
    }

    /// <summary>A fold of the winner again.</summary>
    public sealed record OutOfFold(AttemptId Attempt, Configuration Configuration, int Number, int Epochs, bool WithModel)
        : SlotJob(Attempt, Configuration);

    /// <summary>A final training.</summary>
    /// <param name="HoldOut">Share of the rows to hold out; 0 is none.</param>
    public sealed record Refit(AttemptId Attempt, Configuration Configuration, int Epochs, double HoldOut, int Restart)
        : SlotJob(Attempt, Configuration);
}

/// <summary>How a slot's training ended.</summary>
public abstract record JobEnd
{
    private JobEnd()
    {
    }

    /// <summary>The end of a training that was left to itself.</summary>
    public static JobEnd Create(SlotJob job, LeftTraining left) => left.Reason is not { } reason ? new Cancelled()
        : job is SlotJob.Refit ? new RefitFailed(reason)
        : new FoldDone(new FoldOutcome.Failed(reason, left.Curves));

    /// <summary>A fold has its outcome.</summary>
    public sealed record FoldDone(FoldOutcome Outcome) : JobEnd;

    /// <summary>A fold of the winner has its predictions, see <see cref="OutOfFoldBytes"/>.</summary>
    public sealed record OutOfFoldDone(double TrainLoss, double ValidationLoss, byte[] Bytes) : JobEnd;

    /// <summary>A fold of the winner did not come to the same epoch again.</summary>
    public sealed record OutOfFoldFailed(string Reason) : JobEnd;

    /// <summary>The model of a refit in bytes.</summary>
    public sealed record RefitDone(RefitResult Result, byte[] Model) : JobEnd;

    /// <summary>A refit's loss was not finite.</summary>
    public sealed record RefitFailed(string Reason) : JobEnd;

    public sealed record Cancelled : JobEnd;

    /// <summary>An internal error, or a machine at its limits.</summary>
    public sealed record Crashed(Exception Error) : JobEnd;
}
