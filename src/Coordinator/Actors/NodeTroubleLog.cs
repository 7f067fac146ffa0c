using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog;
using Serilog.Events;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Writes the warnings and errors of trainer nodes to the coordinator's log, each with its node's name.</summary>
/// <param name="study">Name of the study, a property of every event.</param>
internal sealed class NodeTroubleLog(ILogger log, string study)
{
    private static readonly long
        Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly ILogger _log = log.ForContext(LogNames.Study, study);

    public void Write(NodeTrouble trouble)
    {
        var node = _log.ForContext(LogNames.Node, trouble.Node.Text);
        foreach (var happened in trouble.Events)
        {
            LoggerFor(node, happened).Write(LevelOf(happened.Level), LogEvents.NodeTrouble + ": {NodeName:l} logs: {Message:l}", trouble.Name, happened.Sentence);
        }

        if (trouble.Suppressed > 0)
        {
            node.Warning(
                LogEvents.NodeTrouble + ": {NodeName:l} has {Suppressed} more warnings and errors; they are only in its own log",
                trouble.Name,
                trouble.Suppressed);
        }
    }

    private static ILogger LoggerFor(ILogger node, LoggedTrouble happened)
    {
        // A node's clock can be arbitrarily wrong.
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(happened.UnixMilliseconds, Earliest, Latest));
        (string Name, object? Value)[] about =
        [
            (LogNames.Error, happened.Error), (LogNames.Attempt, happened.Attempt), (LogNames.Configuration, happened.Configuration),
            (LogNames.Fold, happened.Fold), (LogNames.Slot, happened.Slot),
        ];
        return about.Where(property => property.Value is not null)
            .Aggregate(node.ForContext(LogNames.NodeTime, time), (of, property) => of.ForContext(property.Name, property.Value));
    }

    private static LogEventLevel LevelOf(TroubleLevel level) => level switch
    {
        TroubleLevel.Warning => LogEventLevel.Warning,
        TroubleLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
