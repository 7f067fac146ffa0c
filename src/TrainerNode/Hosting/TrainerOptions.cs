using System.Collections.Immutable;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Hosting;

/// <summary>How a trainer node is run.</summary>
/// <param name="Network">Its address and that of its coordinator.</param>
/// <param name="Slots">Trainings at a time, ≥ 1.</param>
/// <param name="Data">Base folder for relative data paths.</param>
/// <param name="Once">Whether it ends with the first search.</param>
public sealed record TrainerOptions(NodeOptions Network, int Slots, string Data, bool Once)
{
    /// <summary>Which build it says it runs.</summary>
    public string Build { get; init; } = BuildId.Current;

    /// <summary>Plug-ins that it may load.</summary>
    public PluginSet Plugins { get; init; } = new(null);

    /// <summary>How long a node that drains waits for the coordinator's answers; what is not answered is on its disk.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called when it has its place in the network, and begins to look for its coordinator.</summary>
    public Action Started { get; init; } = () => { };

    /// <summary>Collects warnings of the log for the coordinator; null if they are not sent.</summary>
    public Actors.Delivery.WarningBuffer? Trouble { get; init; }

    /// <summary>The node's metrics; null if they are not read.</summary>
    public Actors.NodeMetrics? Metrics { get; init; }

    /// <summary>Where its metrics are served; null where they are not.</summary>
    public MetricsOptions? Serves { get; init; }
}

/// <summary>The options for a trainer's metrics.</summary>
/// <param name="Address">IP address and port.</param>
/// <param name="TokenFile">A file with the token, or null.</param>
public sealed record MetricsOptions(string Address, string? TokenFile)
{
    /// <summary>By which they are reached beside their address.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}

/// <summary>How a trainer's run ended.</summary>
public abstract record TrainerEnd
{
    private TrainerEnd()
    {
    }

    /// <summary>It was asked to end, and handed back what it had.</summary>
    public sealed record Drained : TrainerEnd;

    /// <summary>The search is over, and it was to serve one.</summary>
    public sealed record Over : TrainerEnd;

    /// <summary>The search is over, it was to serve one, and it could not serve this one.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Unable(string Reason) : TrainerEnd;

    /// <summary>It cannot start as it is set.</summary>
    public sealed record NotStarted(System.Collections.Immutable.ImmutableArray<Shared.Checking.Mistake> Mistakes) : TrainerEnd;

    /// <summary>The coordinator rejected it.</summary>
    /// <param name="Reason">Its sentence.</param>
    public sealed record Refused(string Reason) : TrainerEnd;

    /// <summary>Internal error: a part of it ended that must not.</summary>
    public sealed record Broken : TrainerEnd;
}
