using ActorSearch.Shared.Results;

namespace ActorSearch.Shared.Protocol;

/// <summary>
/// A node reports for work: at its start, and again whenever it may have been forgotten. Answered by <see cref="Registered"/> or
/// <see cref="Refused"/>.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Protocol">See <see cref="ProtocolVersion"/>.</param>
/// <param name="Build">Which build of the program it runs; another one may compute other bits.</param>
/// <param name="Slots">How many trainings it runs at once.</param>
/// <param name="Study">Which study its attempts are of; empty before it knows one. Attempts of different studies may have the same ids.</param>
/// <param name="Received">Units of work that have reached it since its start.</param>
/// <param name="Held">Attempts that it has and that are not acknowledged.</param>
public sealed record Register(
    NodeId Node, string Name, int Protocol, string Build, int Slots, string Study, long Received, AttemptId[] Held)
    : IToCoordinator, IHandshakeMessage;

/// <summary>
/// Credit for work, like a receiver's window: the node takes units until it has received <paramref name="UpTo"/> of them since its start.
/// Being a running total it may be lost, repeated and overtaken without harm.
/// </summary>
/// <param name="Arithmetic">Fingerprint of the bits that its libraries compute; empty if no training of this experiment uses them.</param>
public sealed record RequestWork(NodeId Node, long UpTo, string Arithmetic = "") : IToCoordinator;

/// <summary>The node lives, and so do these attempts: their leases are renewed.</summary>
public sealed record Heartbeat(NodeId Node, HeldAttempt[] Held) : IToCoordinator;

/// <summary>How far an attempt is.</summary>
/// <param name="Slot">Which slot trains it, from 0; null while it waits for one or for its acknowledgement.</param>
/// <param name="Epoch">Epochs run; 0 before the first.</param>
/// <param name="ValidationLoss">After that epoch; NaN before the first and in a refit.</param>
public sealed record HeldAttempt(AttemptId Attempt, int? Slot, int Epoch, double ValidationLoss)
{
    /// <summary>One that no slot trains.</summary>
    public static HeldAttempt Waiting(AttemptId attempt) => new(attempt, null, 0, double.NaN);
}

/// <summary>A fold was trained to its end. Repeated until acknowledged.</summary>
/// <param name="Work">What was done.</param>
/// <param name="BestEpoch">See <see cref="FoldOutcome.Scored"/>.</param>
/// <param name="Curves">The losses, or what the parts sent before leave of them.</param>
/// <param name="Metrics">Validation metrics at the best epoch.</param>
public sealed record FoldScored(NodeId Node, DoneWork Work, int BestEpoch, LossCurves Curves, ModelMetrics Metrics) : IToCoordinator;

/// <summary>A fold's training could not be scored. Repeated until acknowledged.</summary>
/// <param name="Reason">See <see cref="FoldOutcome.Failed"/>.</param>
/// <param name="Curves">The losses, or what the parts sent before leave of them.</param>
public sealed record FoldFailed(NodeId Node, DoneWork Work, string Reason, LossCurves Curves) : IToCoordinator;

/// <summary>A fold of the winner was trained again; its predictions, and its model if that was asked for, have gone ahead in parts. Repeated until acknowledged.</summary>
/// <param name="TrainLoss">Of the last epoch.</param>
/// <param name="ValidationLoss">After that epoch.</param>
/// <param name="Sha256">Of all bytes that went ahead; 64 lower-case hex digits.</param>
public sealed record OutOfFoldTrained(NodeId Node, DoneWork Work, double TrainLoss, double ValidationLoss, string Sha256) : IToCoordinator;

/// <summary>A fold of the winner did not come to the same epoch again. Repeated until acknowledged.</summary>
public sealed record OutOfFoldFailed(NodeId Node, DoneWork Work, string Reason) : IToCoordinator;

/// <summary>A refit is done; its model has gone ahead in parts. Repeated until acknowledged.</summary>
/// <param name="Result">The scores; of its curve, what the parts leave.</param>
/// <param name="ModelSha256">Of all model bytes; 64 lower-case hex digits.</param>
public sealed record RefitTrained(NodeId Node, DoneWork Work, RefitResult Result, string ModelSha256) : IToCoordinator;

/// <summary>A refit's loss was not finite. Repeated until acknowledged.</summary>
public sealed record RefitFailed(NodeId Node, DoneWork Work, string Reason) : IToCoordinator;

/// <summary>A training ended in a way that the program does not foresee. It is charged like a lost attempt. Repeated until acknowledged.</summary>
/// <param name="Sentence">What the runtime says of it.</param>
public sealed record AttemptCrashed(NodeId Node, DoneWork Work, string Sentence) : IToCoordinator;

/// <summary>Which work a result is of.</summary>
/// <param name="Configuration">Its index as granted.</param>
/// <param name="ConfigurationKey">Its identity: a coordinator that was restarted with another space may number its configurations differently.</param>
/// <param name="Fold">Which fold; null for a refit.</param>
/// <param name="Restart">Which refit; null for a fold.</param>
/// <param name="Slot">Which slot trained it, from 0.</param>
/// <param name="Milliseconds">How long it trained.</param>
/// <param name="Parts">How many parts went ahead.</param>
/// <param name="Trace">The training's span, in the form of W3C's <c>traceparent</c>; null without tracing.</param>
/// <param name="Arithmetic">What it was computed by, see <see cref="RequestWork"/>; empty where the bits depend on no library.</param>
/// <param name="Epochs">The last epoch that a fold was to run, see <see cref="TrainFold"/>.</param>
public sealed record DoneWork(
    AttemptId Attempt, int Configuration, string ConfigurationKey, int? Fold, int? Restart, int Slot, int Milliseconds, int Parts,
    string? Trace = null, string Arithmetic = "", int Epochs = int.MaxValue);

/// <summary>A piece of curves too long for one frame. Answered by <see cref="PartAcknowledged"/>.</summary>
/// <param name="Part">Which part of the result, from 0: curves and model are numbered through.</param>
/// <param name="Curves">The next epochs.</param>
public sealed record CurvePart(NodeId Node, AttemptId Attempt, int Part, LossCurves Curves) : IToCoordinator;

/// <summary>A piece of a model, or of the predictions of a fold that was trained again. Answered by <see cref="PartAcknowledged"/>.</summary>
/// <param name="Part">Which part of the result, from 0: curves and model are numbered through.</param>
/// <param name="Bytes">At most <see cref="ProtocolVersion.LargestPart"/>.</param>
public sealed record ModelPart(NodeId Node, AttemptId Attempt, int Part, byte[] Bytes) : IToCoordinator;

/// <summary>The node gives work back without fault of the work: it is requeued and not charged.</summary>
public sealed record HandedBack(NodeId Node, AttemptId[] Attempts) : IToCoordinator;

/// <summary>The node cannot serve this experiment, for want of the same data for instance; it takes no work of it.</summary>
/// <param name="Sentence">Why, for people.</param>
public sealed record CannotServe(NodeId Node, string Sentence) : IToCoordinator;

/// <summary>The node ends in good order; what it still had was handed back or acknowledged before.</summary>
public sealed record Left(NodeId Node) : IToCoordinator;

/// <summary>
/// Warnings and errors of the node's own log, so that one log has the warnings of all nodes. Sent once: what is lost on the way is still in the
/// node's own log.
/// </summary>
/// <param name="Name">What people call the node.</param>
/// <param name="Events">In the order in which they happened; together small enough for a frame.</param>
/// <param name="Suppressed">How many more there were since the last such message that are not sent.</param>
public sealed record NodeTrouble(NodeId Node, string Name, LoggedTrouble[] Events, int Suppressed) : IToCoordinator;
