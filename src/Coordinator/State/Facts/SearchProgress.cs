using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>The progress of a search at one moment.</summary>
/// <param name="Folds">Folds of all configurations.</param>
/// <param name="Done">Folds counted, those of earlier runs included.</param>
/// <param name="Earlier">How many of these were counted by earlier runs, as far as this run has come upon them.</param>
/// <param name="Failed">How many of these failed or are quarantined.</param>
/// <param name="Best">The complete configuration with the lowest mean; null while there is none.</param>
/// <param name="Refits">Refits to do; 0 until all folds are in.</param>
/// <param name="RefitsDone">How many of them ended.</param>
/// <param name="Nodes">The nodes at work.</param>
/// <param name="Running">What they have.</param>
/// <param name="Trouble">Why the search is stalled, as a sentence; null while it is not.</param>
public sealed record SearchProgress(
    long Folds,
    int Done,
    int Earlier,
    int Failed,
    BestSoFar? Best,
    int Refits,
    int RefitsDone,
    ImmutableArray<NodeProgress> Nodes,
    ImmutableArray<RunningWork> Running,
    string? Trouble)
{
    /// <summary>What the search is about.</summary>
    public SearchPhase Phase { get; init; }

    /// <summary>Whether work is handed out.</summary>
    public SearchMode Mode { get; init; }

    /// <summary>Folds of the winner to be trained again; 0 until all folds are in.</summary>
    public int OutOfFold { get; init; }

    /// <summary>How many of them ended.</summary>
    public int OutOfFoldDone { get; init; }

    /// <summary>How many of the counted folds are quarantined.</summary>
    public int Quarantined { get; init; }

    /// <summary>How many of the counted folds were not trained, since their configurations were pruned.</summary>
    public int Pruned { get; init; }

    /// <summary>How many of the counted folds were trained for some epochs, and are not among those that continue.</summary>
    public int Paused { get; init; }

    /// <summary>How long the rest of the folds takes; null before the first one of this run, and while nothing trains.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>
    /// How much better than the best the configuration that was suggested last is expected to be, in units of the metric that ranks; null where the
    /// strategy does not predict it.
    /// </summary>
    public double? ExpectedGain { get; init; }

    /// <summary>Work that came back and waits to be handed out again.</summary>
    public int Waiting { get; init; }

    /// <summary>Attempts granted by this run.</summary>
    public int Attempts { get; init; }
}

/// <summary>The configuration that leads.</summary>
public sealed record BestSoFar(int Configuration, ImmutableArray<Choice> Choices, FoldSummary Summary);

/// <summary>A node at work.</summary>
public sealed record NodeProgress(NodeId Node, string Name, int Slots)
{
    /// <summary>Somebody asked that it get no more work.</summary>
    public bool Drains { get; init; }

    /// <summary>Whether it can train this experiment at all.</summary>
    public bool Serves { get; init; } = true;

    /// <summary>When it was last heard of, on the search's monotonic clock.</summary>
    public TimeSpan LastHeard { get; init; }
}

/// <summary>An attempt that holds.</summary>
/// <param name="Report">What its node last said of it; null while it has said nothing.</param>
public sealed record RunningWork(WorkUnit Work, AttemptId Attempt, NodeId Node, HeldAttempt? Report)
{
    /// <summary>The largest number of epochs; null if unknown.</summary>
    public int? MostEpochs { get; init; }
}
