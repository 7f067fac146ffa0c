using System.Collections.Frozen;
using System.Collections.Immutable;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// The names of log events, by which consoles, filters and log servers recognise them. A template begins with the name of its event and a colon; every
/// event carries it as <see cref="LogNames.Event"/> too.
/// </summary>
public static class LogEvents
{
    public const string Adopted = nameof(Adopted);
    public const string Asked = nameof(Asked);
    public const string BeatChanged = nameof(BeatChanged);
    public const string CertificateEnds = nameof(CertificateEnds);
    public const string CertificatesRejected = nameof(CertificatesRejected);
    public const string ClusterJoined = nameof(ClusterJoined);
    public const string ConfigurationCounted = nameof(ConfigurationCounted);
    public const string ConfigurationPromoted = nameof(ConfigurationPromoted);
    public const string ConfigurationPruned = nameof(ConfigurationPruned);
    public const string ConnectionLost = nameof(ConnectionLost);
    public const string CoordinatorBack = nameof(CoordinatorBack);
    public const string CoordinatorLeaves = nameof(CoordinatorLeaves);
    public const string CoordinatorLost = nameof(CoordinatorLost);
    public const string Crashed = nameof(Crashed);
    public const string DashboardMissing = nameof(DashboardMissing);
    public const string DataInterrupted = nameof(DataInterrupted);
    public const string DataOutOfReach = nameof(DataOutOfReach);
    public const string DataReceived = nameof(DataReceived);
    public const string DataSent = nameof(DataSent);
    public const string Differs = nameof(Differs);
    public const string Duplicate = nameof(Duplicate);
    public const string FoldFailed = nameof(FoldFailed);
    public const string FoldPaused = nameof(FoldPaused);
    public const string FoldScored = nameof(FoldScored);
    public const string HandshakeFailed = nameof(HandshakeFailed);
    public const string HeartbeatDelayed = nameof(HeartbeatDelayed);
    public const string LateHeartbeat = nameof(LateHeartbeat);
    public const string MachinesDiffer = nameof(MachinesDiffer);
    public const string MemberDown = nameof(MemberDown);
    public const string MemberRemoved = nameof(MemberRemoved);
    public const string MemberSilent = nameof(MemberSilent);
    public const string NetworkLost = nameof(NetworkLost);
    public const string NoAnswer = nameof(NoAnswer);
    public const string NodeCannotServe = nameof(NodeCannotServe);
    public const string NodeDrains = nameof(NodeDrains);
    public const string NodeEnded = nameof(NodeEnded);
    public const string NodeJoined = nameof(NodeJoined);
    public const string NodeLeft = nameof(NodeLeft);
    public const string NodeLost = nameof(NodeLost);
    public const string NodeRefused = nameof(NodeRefused);
    public const string NodeServes = nameof(NodeServes);
    public const string NodeStarted = nameof(NodeStarted);
    public const string NodeTrouble = nameof(NodeTrouble);
    public const string NotJoined = nameof(NotJoined);
    public const string NotRejoined = nameof(NotRejoined);
    public const string OutOfFoldFailed = nameof(OutOfFoldFailed);
    public const string OutOfFoldTrained = nameof(OutOfFoldTrained);
    public const string OutboxStalled = nameof(OutboxStalled);
    public const string OutboxUnreadable = nameof(OutboxUnreadable);
    public const string PeerRefused = nameof(PeerRefused);
    public const string ProgramPrinted = nameof(ProgramPrinted);
    public const string PruningWithdrawn = nameof(PruningWithdrawn);
    public const string Quarantined = nameof(Quarantined);
    public const string RefitFailed = nameof(RefitFailed);
    public const string RefitTrained = nameof(RefitTrained);
    public const string Remarked = nameof(Remarked);
    public const string RequestFailed = nameof(RequestFailed);
    public const string Requeued = nameof(Requeued);
    public const string ResultDiffers = nameof(ResultDiffers);
    public const string ResultsWait = nameof(ResultsWait);
    public const string SearchAnnounced = nameof(SearchAnnounced);
    public const string SearchChanged = nameof(SearchChanged);
    public const string SearchEnded = nameof(SearchEnded);
    public const string SearchOver = nameof(SearchOver);
    public const string SearchSelected = nameof(SearchSelected);
    public const string SearchStarted = nameof(SearchStarted);
    public const string SlotsIdle = nameof(SlotsIdle);
    public const string Stale = nameof(Stale);
    public const string StoreFailed = nameof(StoreFailed);
    public const string StoreStalled = nameof(StoreStalled);
    public const string Trained = nameof(Trained);
    public const string TriedEnough = nameof(TriedEnough);
    public const string TriesMore = nameof(TriesMore);
    public const string Unreachable = nameof(Unreachable);
    public const string WrongAddress = nameof(WrongAddress);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new[]
    {
        Adopted, Asked, BeatChanged, CertificateEnds, CertificatesRejected, ClusterJoined, ConfigurationCounted, ConfigurationPromoted,
        ConfigurationPruned, ConnectionLost, CoordinatorBack, CoordinatorLeaves, CoordinatorLost, Crashed, DashboardMissing,
        DataInterrupted, DataOutOfReach, DataReceived, DataSent, Differs, Duplicate, FoldFailed, FoldPaused, FoldScored, HandshakeFailed, HeartbeatDelayed, LateHeartbeat,
        MachinesDiffer, MemberDown, MemberRemoved, MemberSilent, NetworkLost, NoAnswer, NodeCannotServe, NodeDrains, NodeEnded,
        NodeJoined, NodeLeft, NodeLost, NodeRefused, NodeServes, NodeStarted, NodeTrouble, NotJoined, NotRejoined, OutOfFoldFailed,
        OutOfFoldTrained, OutboxStalled, OutboxUnreadable, PeerRefused, ProgramPrinted, PruningWithdrawn, Quarantined, RefitFailed, RefitTrained, Remarked,
        RequestFailed, Requeued, ResultDiffers, ResultsWait, SearchAnnounced, SearchChanged, SearchEnded, SearchOver, SearchSelected, SearchStarted, SlotsIdle, Stale,
        StoreFailed, StoreStalled, Trained, TriedEnough, TriesMore, Unreachable, WrongAddress,
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All names.</summary>
    public static ImmutableArray<string> All { get; } = [.. Known.Set];

    /// <summary>The name of an event; null where it has none, as texts of libraries.</summary>
    public static string? IdOf(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var template = happened.MessageTemplate.Text;
        return template.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && Known.TryGetValue(template.AsSpan(0, colon), out var name) ? name : null;
    }

    /// <summary>Writes the name of each event beside its message.</summary>
    public sealed class Property : ILogEventEnricher
    {
        /// <inheritdoc/>
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (IdOf(logEvent) is { } name) logEvent.AddPropertyIfAbsent(new LogEventProperty(LogNames.Event, new ScalarValue(name)));
        }
    }
}
