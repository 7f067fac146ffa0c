using System.Globalization;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Actors.Slots;
using Serilog;
using Serilog.Events;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Writes what happens to a node to its log; properties are called as <see cref="LogNames"/> says.</summary>
/// <param name="log">Where to.</param>
/// <param name="settings">Whose log it is.</param>
internal sealed class NodeLog(ILogger log, NodeSettings settings)
{
    /// <summary>Time without any answer after which a node logs it.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(10);

    private TimeSpan? _asked;
    private string? _study;
    private ILogger _log = log.ForContext(LogNames.Node, settings.Node.Text).ForContext(LogNames.NodeName, settings.Name);

    /// <summary>The next events are about this study.</summary>
    /// <param name="study">The experiment's name.</param>
    public void Begin(string study) => (_study, _log) = (study, _log.ForContext(LogNames.Study, study));

    public void Refused(string reason) => _log.Error(LogEvents.NodeRefused + ": the coordinator rejected this node. {Reason:l}", reason);

    public void CannotServe(string reason) => _log.Error(LogEvents.NodeCannotServe + ": this node cannot serve the search. {Reason:l}", reason);

    /// <summary>It works for the search, or does again.</summary>
    public void Serves() => _log.Information(LogEvents.NodeServes + ": this node works for the search {Study:l}", _study);

    /// <summary>It begins to wait for a coordinator's answer.</summary>
    public void Asks(TimeSpan now) => _asked = now;

    /// <summary>The node still waits; after a long time without an answer that is logged once.</summary>
    public void AsksAgain(TimeSpan now)
    {
        if (now - _asked >= LongSilence)
        {
            _asked = null;
            _log.Information(
                LogEvents.NoAnswer + ": {Reason:l}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no coordinator has answered for {LongSilence.TotalSeconds:0} s. Check that it is running, that --coordinator is its --hostname, and that both have the same --tls."));
        }
    }

    /// <summary>Another lease made it change its pause between heartbeats.</summary>
    public void Paced(TimeSpan beat, TimeSpan lease) => _log.Information(
        LogEvents.BeatChanged + ": {Reason:l}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the coordinator's lease is {lease.TotalSeconds:0.###} s, so this node sends a heartbeat every {beat.TotalSeconds:0.###} s: several must fit into a lease."));

    public void Drains() => _log.Information(
        LogEvents.NodeDrains + ": this node hands back its work and sends finished results; a second signal ends it at once");

    /// <param name="kept">Results that the coordinator does not have.</param>
    public void Leaves(int kept)
    {
        if (kept > 0)
        {
            _log.Information(LogEvents.ResultsWait + ": the coordinator is away; finished results that wait for it on the disk: {Results}. They are sent when this node is started again", kept);
        }
    }

    public void Ended(int slot, SlotTold.Ended ended)
    {
        switch (ended.End)
        {
            case JobEnd.Crashed crashed:
                LoggerFor(slot, ended).Error(crashed.Error, LogEvents.Crashed + ": {Work:l} failed with an error", WorkOf(ended.Job));
                break;
            case JobEnd.FoldDone { Outcome: FoldOutcome.Scored scored } when _log.IsEnabled(LogEventLevel.Debug):
                LoggerFor(slot, ended).Debug(
                    LogEvents.Trained + ": {Work:l} has loss {Loss} at epoch {Epoch}", WorkOf(ended.Job), Significand.Shortest(scored.ValidationLoss), scored.BestEpoch);
                break;
            case JobEnd.FoldDone { Outcome: FoldOutcome.Failed failed } when _log.IsEnabled(LogEventLevel.Debug):
                LoggerFor(slot, ended).ForContext(LogNames.Epoch, failed.Curves.Epochs)
                    .Debug(LogEvents.Trained + ": {Work:l} failed. {Reason:l}", WorkOf(ended.Job), failed.Reason);
                break;
            case JobEnd.OutOfFoldDone done when _log.IsEnabled(LogEventLevel.Debug):
                LoggerFor(slot, ended).Debug(LogEvents.Trained + ": {Work:l} has loss {Loss}", WorkOf(ended.Job), done.ValidationLoss);
                break;
            case JobEnd.RefitDone refit when _log.IsEnabled(LogEventLevel.Debug):
                LoggerFor(slot, ended).Debug(
                    LogEvents.Trained + ": {Work:l} has loss {Loss} after {Epoch} epochs", WorkOf(ended.Job), Significand.Shortest(refit.Result.Train.Loss), refit.Result.Epochs);
                break;
        }
    }

    /// <summary>What a program printed for people.</summary>
    public void Printed(int slot, SlotTold.Printed printed)
    {
        if (_log.IsEnabled(LogEventLevel.Information))
        {
            LoggerFor(slot, printed.Job).Information(LogEvents.ProgramPrinted + ": {Work:l}. {Message:l}", WorkOf(printed.Job), printed.Line);
        }
    }

    private ILogger LoggerFor(int slot, SlotTold.Ended ended) => LoggerFor(slot, ended.Job).ForContext(LogNames.Duration, (int)ended.Duration.TotalMilliseconds);

    private ILogger LoggerFor(int slot, SlotJob job)
    {
        var of = _log
            .ForContext(LogNames.Configuration, job.Configuration.Index)
            .ForContext(LogNames.Attempt, job.Attempt.ToString())
            .ForContext(LogNames.Slot, slot);
        return job switch
        {
            SlotJob.Fold fold => of.ForContext(LogNames.Fold, fold.Number),
            SlotJob.OutOfFold fold => of.ForContext(LogNames.Fold, fold.Number),
            SlotJob.Refit refit => of.ForContext(LogNames.Restart, refit.Restart),
            _ => of,
        };
    }

    private static string WorkOf(SlotJob job) => job switch
    {
        SlotJob.Fold fold => $"fold {job.Configuration.Index}/{fold.Number}",
        SlotJob.OutOfFold fold => $"out-of-fold {job.Configuration.Index}/{fold.Number}",
        SlotJob.Refit refit => $"refit {refit.Restart}",
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not a training."),
    };
}
