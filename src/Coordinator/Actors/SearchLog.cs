using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using Serilog;
using Serilog.Events;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Writes the events of a search to the log; <see cref="LogNames"/> has the names of the properties.</summary>
/// <param name="study">Name of the study, a property of every event.</param>
internal sealed class SearchLog(ILogger log, string study)
{
    private readonly ILogger _study = log.ForContext(LogNames.Study, study);
    private ILogger _log = log.ForContext(LogNames.Study, study);

    /// <summary>Names of nodes, written to their events. Names of lost nodes are kept, because results can arrive late.</summary>
    private readonly Dictionary<NodeId, string> _names = [];

    public void Write(SearchEvent happened)
    {
        _log = happened.Part == 0 ? _study : _study.ForContext(LogNames.OuterFold, happened.Part);
        switch (happened)
        {
            case SearchEvent.FoldCounted { Line.Status: FoldStatus.Scored } when !_log.IsEnabled(LogEventLevel.Information):
                break;
            case SearchEvent.FoldCounted { Line.Status: FoldStatus.Scored } fold:
                LoggerFor(fold.Fold, fold.Attempt, fold.Node, fold.Trained)
                    .Information(LogEvents.FoldScored + ": configuration {Configuration}, fold {Fold}, validation loss {Loss:G6} at epoch {Epoch}",
                        fold.Fold.Configuration, fold.Fold.Fold, fold.Line.ValidationLoss, fold.Line.BestEpoch);
                break;
            case SearchEvent.FoldCounted { Line.Status: FoldStatus.Pruned } fold:
                LoggerFor(fold.Fold, fold.Attempt, fold.Node, fold.Trained)
                    .Information(LogEvents.FoldPaused + ": configuration {Configuration}, fold {Fold} after {Epoch} epochs",
                        fold.Fold.Configuration, fold.Fold.Fold, fold.Line.Epochs);
                break;
            case SearchEvent.FoldCounted fold:
                LoggerFor(fold.Fold, fold.Attempt, fold.Node, fold.Trained)
                    .ForContext(LogNames.Epoch, fold.Line.Epochs)
                    .Warning(LogEvents.FoldFailed + ": configuration {Configuration}, fold {Fold} ended as {Status}. {Reason:l}",
                        fold.Fold.Configuration, fold.Fold.Fold, fold.Line.Status, fold.Reason);
                break;
            case SearchEvent.ConfigurationCounted counted:
                _log.Debug(LogEvents.ConfigurationCounted + ": configuration {Configuration} is {Status}, mean validation loss {Loss:G6}",
                    counted.Configuration, counted.Summary.Status, counted.Summary.Mean);
                break;
            case SearchEvent.OutOfFoldCounted { End: OutOfFoldEnd.Trained trained } again:
                LoggerFor(again)
                    .Information(LogEvents.OutOfFoldTrained + ": configuration {Configuration}, fold {Fold} trained again for predictions, with the same validation loss {Loss:G6}", again.Configuration, again.Fold, trained.ValidationLoss);
                break;
            case SearchEvent.OutOfFoldCounted { End: OutOfFoldEnd.Failed failed } again:
                LoggerFor(again)
                    .Warning(LogEvents.OutOfFoldFailed + ": configuration {Configuration}, fold {Fold} has no predictions. {Reason:l}", again.Configuration, again.Fold, failed.Reason);
                break;
            case SearchEvent.RefitCounted { End: RefitEnd.Trained trained } refit:
                LoggerFor(refit)
                    .Information(LogEvents.RefitTrained + ": restart {Restart} has training loss {Loss:G6} after {Epoch} epochs",
                        refit.Restart, trained.Result.Train.Loss, trained.Result.Epochs);
                break;
            case SearchEvent.RefitCounted { End: RefitEnd.Failed failed } refit:
                LoggerFor(refit)
                    .Warning(LogEvents.RefitFailed + ": restart {Restart} has no model. {Reason:l}", refit.Restart, failed.Reason);
                break;
            default:
                WriteRest(happened);
                break;
        }
    }

    private void WriteRest(SearchEvent happened)
    {
        switch (happened)
        {
            case SearchEvent.NodeJoined joined:
                _names[joined.Node] = joined.Name;
                LoggerFor(joined.Node)
                    .Information(LogEvents.NodeJoined + ": trainer {NodeName:l} ({Node:l}) joined; slots: {Slots}", joined.Name, joined.Node.Text, joined.Slots);
                break;
            case SearchEvent.NodeRefused refused:
                _log.ForContext(LogNames.Node, refused.Node.Text)
                    .Warning(LogEvents.NodeRefused + ": {NodeName:l} is rejected. {Reason:l}", refused.Name, refused.Reason);
                break;
            case SearchEvent.NodeLost lost:
                LoggerFor(lost.Node).Warning(
                    LogEvents.NodeLost + ": trainer {NodeName:l} ({Node:l}) is lost: it sends no heartbeats. Its work is requeued",
                    NameOf(lost.Node),
                    lost.Node.Text);
                break;
            case SearchEvent.NodeLeft left:
                LoggerFor(left.Node).Information(LogEvents.NodeLeft + ": trainer {NodeName:l} ({Node:l}) left", NameOf(left.Node), left.Node.Text);
                break;
            case SearchEvent.NodeCannotServe cannot:
                LoggerFor(cannot.Node)
                    .Error(LogEvents.NodeCannotServe + ": {NodeName:l} cannot serve the search. {Reason:l}", NameOf(cannot.Node), cannot.Sentence);
                break;
            case SearchEvent.Requeued requeued:
                LoggerFor(requeued.Work, requeued.Attempt, requeued.Node).Write(
                    requeued.Why is AttemptState.Lost or AttemptState.Crashed ? LogEventLevel.Warning : LogEventLevel.Information,
                    LogEvents.Requeued + ": {Work:l} is requeued, since {Reason:l}; attempts lost so far: {Lost}", requeued.Work.ToString(), ReasonOf(requeued.Why), requeued.Lost);
                break;
            case SearchEvent.Quarantined quarantined:
                LoggerFor(quarantined.Work, quarantined.Attempt, quarantined.Node)
                    .Error(LogEvents.Quarantined + ": {Work:l} is quarantined. {Reason:l}", quarantined.Work.ToString(), quarantined.Reason);
                break;
            case SearchEvent.Adopted adopted:
                LoggerFor(adopted.Work, adopted.Attempt, adopted.Node).Information(LogEvents.Adopted + ": {Work:l} continues", adopted.Work.ToString());
                break;
            case SearchEvent.Duplicate duplicate:
                LoggerFor(duplicate.Work, duplicate.Attempt, duplicate.Node).Information(LogEvents.Duplicate + ": {Work:l} was received again", duplicate.Work.ToString());
                break;
            case SearchEvent.Stale stale:
                (stale.Fold is >= 0 and var fold ? LoggerFor(new FoldId(stale.Configuration, fold), stale.Attempt, stale.Node) : LoggerFor(stale.Attempt, stale.Node))
                    .Information(LogEvents.Stale + ": a result arrived late and is not counted, compared: {Compared}", stale.Compared);
                break;
            case SearchEvent.Differs { OtherMachine: true } differs:
                LoggerFor(differs.Work, differs.Attempt, differs.Node).Warning(
                    LogEvents.ResultDiffers + ": another training of {Work:l} gave a different result, by libtorch on a different kind of processor. The first one counts",
                    differs.Work.ToString());
                break;
            case SearchEvent.MachinesDiffer differ:
                LoggerFor(differ.Node).Warning(LogEvents.MachinesDiffer + ": {Reason:l}", differ.Sentence);
                break;
            case SearchEvent.Differs differs:
                LoggerFor(differs.Work, differs.Attempt, differs.Node)
                    .Error(LogEvents.Differs + ": another training of {Work:l} gave a different result", differs.Work.ToString());
                break;
            case SearchEvent.Crashed crashed:
                LoggerFor(crashed.Work, crashed.Attempt, crashed.Node)
                    .Error(LogEvents.Crashed + ": {Work:l} crashed. {Reason:l}", crashed.Work.ToString(), crashed.Sentence);
                break;
            case SearchEvent.ConfigurationPruned pruned:
                _log.Information(LogEvents.ConfigurationPruned + ": configuration {Configuration} after {Done} of {Folds} folds, since {Reason:l}",
                    pruned.Configuration, pruned.Folds, pruned.Of, pruned.Reason);
                break;
            case SearchEvent.PruningWithdrawn withdrawn:
                _log.Information(LogEvents.PruningWithdrawn + ": configuration {Configuration} continues, since its pruning does not hold any more; folds that were left out: {Folds}",
                    withdrawn.Configuration, withdrawn.Folds);
                break;
            case SearchEvent.ConfigurationPromoted promoted:
                _log.Information(LogEvents.ConfigurationPromoted + ": configuration {Configuration} is among the better ones after {Epoch} epochs and continues to {Epochs}",
                    promoted.Configuration, promoted.Epochs, promoted.To);
                break;
            case SearchEvent.TriedEnough enough:
                _log.Information(LogEvents.TriedEnough + ": no more configurations after {Configurations}, since {Reason:l}", enough.Configurations, enough.Reason);
                break;
            case SearchEvent.TriesMore more:
                _log.Information(LogEvents.TriesMore + ": more configurations than {Configurations}, since it does not hold any more that {Reason:l}", more.Configurations, more.Reason);
                break;
            case SearchEvent.SlotsIdle idle:
                _log.Warning(LogEvents.SlotsIdle + ": {Reason:l}", idle.Sentence);
                break;
            case SearchEvent.Selected { Winner: { } winner }:
                _log.Information(LogEvents.SearchSelected + ": configuration {Configuration} wins with {Loss:G6}", winner.Configuration, winner.Loss);
                break;
            case SearchEvent.Selected:
                _log.Warning(LogEvents.SearchSelected + ": no configuration can win");
                break;
            case SearchEvent.Asked asked:
                LoggerFor(asked.Action).Information(LogEvents.Asked + ": {Sentence:l}", asked.Sentence);
                break;
            default:
                throw new InvalidOperationException($"{happened.GetType().Name} is not a kind of event.");
        }
    }

    private ILogger LoggerFor(WorkUnit work, AttemptId attempt, NodeId node) => work switch
    {
        WorkUnit.Fold fold => LoggerFor(fold.Id, attempt, node),
        WorkUnit.OutOfFold again => LoggerFor(attempt, node).ForContext(LogNames.Fold, again.Number),
        WorkUnit.Refit refit => LoggerFor(attempt, node).ForContext(LogNames.Restart, refit.Restart),
        _ => throw new InvalidOperationException($"{work} is not a kind of work."),
    };

    private ILogger LoggerFor(SearchEvent.OutOfFoldCounted again) => LoggerFor(new FoldId(again.Configuration, again.Fold), again.Attempt, again.Node, again.Trained);

    private ILogger LoggerFor(SearchEvent.RefitCounted refit) => With(refit.Trained, LoggerFor(refit.Attempt, refit.Node));

    private ILogger LoggerFor(FoldId fold, AttemptId attempt, NodeId node, SlotTime? trained = null) =>
        With(trained, LoggerFor(attempt, node).ForContext(LogNames.Configuration, fold.Configuration).ForContext(LogNames.Fold, fold.Fold));

    private static ILogger With(SlotTime? trained, ILogger of) =>
        trained is null ? of : of.ForContext(LogNames.Slot, trained.Slot).ForContext(LogNames.Duration, trained.Milliseconds);

    private ILogger LoggerFor(AttemptId attempt, NodeId node) => LoggerFor(node).ForContext(LogNames.Attempt, attempt.ToString());

    private static string ReasonOf(AttemptState end) => end switch
    {
        AttemptState.Lost => "its trainer was lost",
        AttemptState.Crashed => "its training or its process crashed",
        AttemptState.HandedBack => "its trainer handed it back",
        AttemptState.Abandoned => "it did not reach its trainer or its coordinator ended",
        _ => throw new InvalidOperationException($"Work is not requeued after an attempt that is {end}."),
    };

    private string NameOf(NodeId node) => _names.GetValueOrDefault(node, node.Text);

    private ILogger LoggerFor(NodeId node)
    {
        var of = _log.ForContext(LogNames.Node, node.Text);
        return _names.TryGetValue(node, out var name) ? of.ForContext(LogNames.NodeName, name) : of;
    }

    private ILogger LoggerFor(SearchAction action) => action switch
    {
        SearchAction.Drain drain => LoggerFor(drain.Node),
        SearchAction.Undrain undrain => LoggerFor(undrain.Node),
        SearchAction.Requeue requeue => _log.ForContext(LogNames.Configuration, requeue.Configuration.Index).ForContext(LogNames.Fold, requeue.Fold),
        _ => _log,
    };
}
