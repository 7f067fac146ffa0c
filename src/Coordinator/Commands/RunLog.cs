using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Wire;
using Serilog;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The first and the last line of a run in its log: what is searched, and how it ended.</summary>
/// <param name="log">Where to; it names the study.</param>
internal sealed class RunLog(ILogger log)
{
    /// <summary>The run begins.</summary>
    /// <param name="slots">Trainings at a time in this process.</param>
    /// <param name="address">Where trainer nodes find it; null without a network.</param>
    public void Started(Experiment experiment, int slots, string? address)
    {
        var folds = (long)experiment.Strategy().Count * experiment.Validation.Trainings;
        if (address is null)
        {
            log.Information("SearchStarted: {Folds} folds, {Slots} slots", folds, slots);
        }
        else
        {
            log.Information("SearchStarted: {Folds} folds, {Slots} slots in this process, trainers join at {Address:l}", folds, slots, address);
        }
    }

    /// <summary>The run has ended.</summary>
    public void Ended(SearchEnd end)
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
        of.Write(level, "SearchEnded: {Status:l}. {Sentence:l}", end.GetType().Name, Outcome.Of(end));
    }
}
