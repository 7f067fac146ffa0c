namespace ActorSearch.Shared.Settings;

/// <summary>Settings of Akka that users cannot set: the program has its own value, or no part of a node reads them.</summary>
internal static class FixedKeys
{
    private const string Tcp = "akka.remote.dot-netty.tcp", Brain = "akka.cluster.split-brain-resolver";

    /// <summary>Keys, and groups of keys that end with a dot, that the program sets itself.</summary>
    private static readonly string[] Owned =
    [
        "akka.version", "akka.extensions", "akka.logger-formatter", "akka.stdout-logger-class", "akka.log-dead-letters", "akka.log-dead-letters-during-shutdown",
        "akka.log-dead-letters-suspend-duration", "akka.actor.provider", "akka.actor.guardian-supervisor-strategy", "akka.actor.serializers.",
        "akka.actor.serialization-bindings.", "akka.actor.serialization-identifiers.", "akka.actor.serialization-settings.", "akka.actor.mailbox.",
        "akka.actor.default-mailbox.", "akka.scheduler.implementation", "akka.cluster.seed-nodes", "akka.cluster.roles", "akka.cluster.role.",
        "akka.cluster.auto-down-unreachable-after", "akka.cluster.downing-provider-class", "akka.cluster.use-legacy-heartbeat-message",
        "akka.cluster.failure-detector.implementation-class", "akka.remote.enabled-transports", "akka.remote.adapters.", "akka.remote.untrusted-mode",
        "akka.remote.trusted-selection-paths", "akka.remote.transport-failure-detector.implementation-class",
        "akka.remote.watch-failure-detector.implementation-class", $"{Tcp}.transport-class", $"{Tcp}.applied-adapters", $"{Tcp}.transport-protocol",
        $"{Tcp}.byte-order", $"{Tcp}.enable-ssl", $"{Tcp}.enable-backwards-compatibility", $"{Tcp}.ssl.",
        "akka.coordinated-shutdown.run-by-clr-shutdown-hook", "akka.coordinated-shutdown.exit-clr", "akka.coordinated-shutdown.terminate-actor-system",
        "akka.coordinated-shutdown.phases.",
    ];

    /// <summary>Keys, and groups of keys, that no part of a node reads.</summary>
    private static readonly string[] Unused =
    [
        "akka.io.", "akka.reliable-delivery.", "akka.actor.deployment.", "akka.actor.router.", "akka.actor.typed.", "akka.actor.inbox.",
        "akka.actor.synchronized-dispatcher.", "akka.remote.gremlin.", "akka.remote.dot-netty.udp.", $"{Brain}.static-quorum.", $"{Brain}.keep-referee.",
        $"{Brain}.lease-majority.",
    ];

    /// <summary>Why a key cannot be set, as a sentence; null if it can be set or is not one of these.</summary>
    public static string? WhyNot(string key) =>
        IsOf(Owned, key) ? $"{key} is fixed: the program sets it itself. Remove it."
        : IsOf(Unused, key) ? $"{key} configures a part of Akka that nodes do not use, so it has no effect. Remove it."
        : null;

    private static bool IsOf(string[] keys, string key) =>
        keys.Any(fixedKey => fixedKey.EndsWith('.') ? $"{key}.".StartsWith(fixedKey, StringComparison.Ordinal) : key == fixedKey);
}
