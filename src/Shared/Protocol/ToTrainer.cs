using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Protocol;

/// <summary>The node is taken on.</summary>
/// <param name="Study">Which study; another one means other work.</param>
/// <param name="Epoch">The coordinator's incarnation.</param>
/// <param name="LeaseMilliseconds">How long an attempt stays a node's without a heartbeat.</param>
/// <param name="Settings">The experiment outside of its space, see <see cref="Experiment.Settings"/>.</param>
/// <param name="DataSha256">What the node's own copy of the data must have.</param>
/// <param name="Sends">Where the coordinator sends the data to nodes without it; null if it does not.</param>
public sealed record Registered(
    string Study, int Epoch, int LeaseMilliseconds, SettingText[] Settings, string DataSha256, DataOffer? Sends = null) : IToTrainer;

/// <summary>A second connection, over which a node fetches what it does not have.</summary>
/// <param name="Port">On the coordinator's machine; HTTP, with the TLS of the nodes if they use it.</param>
/// <param name="Token">What a request must show.</param>
public sealed record DataOffer(int Port, string Token);

/// <summary>One setting as canonical text.</summary>
public sealed record SettingText(string Path, string Text);

/// <summary>The node is not taken on, for good.</summary>
/// <param name="Reason">One sentence for people.</param>
public sealed record Refused(string Reason) : IToTrainer, IHandshakeMessage;

/// <summary>The coordinator does not know the node: it may have been restarted, or have given the node up. Register again.</summary>
public sealed record RegisterAgain : IToTrainer;

/// <summary>Train and validate one fold.</summary>
/// <param name="Configuration">Its index in this run.</param>
/// <param name="ConfigurationKey">Its identity: 64 lower-case hex digits.</param>
/// <param name="Choices">What the space chose for it.</param>
/// <param name="Fold">Counted through the repeats, from 0.</param>
/// <param name="Epochs">The last epoch to run, ≥ 1; <see cref="int.MaxValue"/>: the training decides.</param>
/// <param name="Trace">The span that the training belongs to, in the form of W3C's <c>traceparent</c>; null without tracing.</param>
public sealed record TrainFold(
    AttemptId Attempt, int Configuration, string ConfigurationKey, Choice[] Choices, int Fold, int Epochs, string? Trace = null) : IToTrainer;

/// <summary>
/// Train a fold of the winner again, up to an epoch of its first training, and send what the net says to the fold's validation rows. Their losses must
/// have the same bits again.
/// </summary>
/// <param name="Configuration">Its index in this run.</param>
/// <param name="ConfigurationKey">Its identity: 64 lower-case hex digits.</param>
/// <param name="Choices">What the space chose for it.</param>
/// <param name="Fold">Counted through the repeats, from 0.</param>
/// <param name="Epochs">How long, ≥ 1.</param>
/// <param name="WithModel">Whether to send the model too.</param>
/// <param name="Trace">As of <see cref="TrainFold"/>.</param>
public sealed record TrainOutOfFold(
    AttemptId Attempt, int Configuration, string ConfigurationKey, Choice[] Choices, int Fold, int Epochs, bool WithModel, string? Trace = null)
    : IToTrainer;

/// <summary>Train the winner on the training rows and send the model.</summary>
/// <param name="Configuration">Its index in this run.</param>
/// <param name="ConfigurationKey">Its identity: 64 lower-case hex digits.</param>
/// <param name="Choices">What the space chose for it.</param>
/// <param name="Epochs">How long, ≥ 1; where rows are held out they decide.</param>
/// <param name="HoldOut">Share of the rows to hold out; 0 is none.</param>
/// <param name="Restart">Which seed, from 0.</param>
/// <param name="Trace">As of <see cref="TrainFold"/>.</param>
public sealed record TrainRefit(
    AttemptId Attempt, int Configuration, string ConfigurationKey, Choice[] Choices, int Epochs, double HoldOut, int Restart, string? Trace = null)
    : IToTrainer;

/// <summary>The result is stored, or it is known and not wanted: forget it.</summary>
public sealed record ResultAcknowledged(AttemptId Attempt) : IToTrainer;

/// <summary>The part is there: send the next.</summary>
public sealed record PartAcknowledged(AttemptId Attempt, int Part) : IToTrainer;

/// <summary>Parts of the result are missing, for example after a restart of the coordinator: begin again with the first.</summary>
public sealed record PartsMissing(AttemptId Attempt) : IToTrainer;

/// <summary>Another node has this work now: stop training it. A result that is already there is still sent, to be compared.</summary>
public sealed record Withdraw(AttemptId Attempt) : IToTrainer;

/// <summary>There will be no more work.</summary>
public sealed record SearchOver : IToTrainer;

/// <summary>The coordinator stops before the search is over. Trainings continue, and results are kept until it is back.</summary>
public sealed record CoordinatorLeaves : IToTrainer;
