using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search.Walks;
using Serilog;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>The first and the last events of a run in its log.</summary>
/// <param name="log">Has the name of the study as a property.</param>
internal sealed class RunLog(ILogger log)
{
    /// <summary>The announcement, with an event for each remark.</summary>
    public void Announced(Announcement announced)
    {
        var (data, experiment) = (announced.Data, announced.Experiment);
        log.ForContext("Target", data.Train.TargetName)
            .ForContext("Classes", data.Train.Classes.Length)
            .ForContext("Parameters", announced.Work.Parameters.Most)
            .ForContext("Epochs", announced.Work.Epochs.Most)
            .ForContext("FoldSeconds", announced.Time?.Mean.TotalSeconds)
            .Information(
                LogEvents.SearchAnnounced + ": {Rows} training rows, {TestRows} test rows, {Inputs} inputs; {Configurations} configurations, {Validation:l}; ranked by {Metric:l}, {Rule:l}",
                data.Train.Rows, data.Test?.Rows ?? 0, data.Train.InputColumns, announced.Work.Configurations, announced.ValidationWords(),
                experiment.Selection.Metric.Text, RuleNames.Describe(experiment.Selection.Rule));
        Remarked(announced.Remarks);
    }

    /// <summary>One event per remark.</summary>
    public void Remarked(IEnumerable<Remark> remarks)
    {
        foreach (var remark in remarks)
        {
            log.Information(LogEvents.Remarked + ": {Remark:l}. {Sentence:l}", remark.Id, remark.Sentence);
        }
    }

    /// <param name="slots">Parallel trainings in this process.</param>
    /// <param name="address">The address for trainer nodes; null without a network.</param>
    public void Started(Experiment experiment, int slots, string? address)
    {
        var folds = (long)Preview.Count(experiment) * experiment.Validation.Trainings * (1 + experiment.OuterFolds);
        if (address is null)
        {
            log.Information(LogEvents.SearchStarted + ": folds: {Folds}, slots: {Slots}", folds, slots);
        }
        else
        {
            log.Information(LogEvents.SearchStarted + ": folds: {Folds}, slots in this process: {Slots}; trainers join at {Address:l}", folds, slots, address);
        }
    }

    /// <summary>Whether and how the study was resumed with other settings.</summary>
    public void Changed(StudyCard card)
    {
        if (ChangedWords.Line(card) is { } line) log.Information(LogEvents.SearchChanged + ": {Reason:l}", line);
    }

    public void Ended(SearchEnd end, Experiment experiment)
    {
        var (level, winner, digest) = end switch
        {
            SearchEnd.Finished finished => (LogEventLevel.Information, (int?)finished.Winner.Index, finished.Digest),
            SearchEnd.NoModel none => (LogEventLevel.Warning, none.Winner.Index, none.Digest),
            SearchEnd.AllFailed failed => (LogEventLevel.Warning, null, failed.Digest),
            SearchEnd.Interrupted => (LogEventLevel.Information, null, null),
            _ => (LogEventLevel.Error, null, (string?)null),
        };
        var of = winner is null ? log : log.ForContext(LogNames.Configuration, winner);
        of = digest is null ? of : of.ForContext("Digest", digest);
        of.Write(level, LogEvents.SearchEnded + ": {Status:l}. {Sentence:l}", end.GetType().Name, SearchEndText.Describe(end, experiment));
    }
}
