using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>How far a search is, at one moment.</summary>
/// <param name="Folds">Folds of all configurations.</param>
/// <param name="Done">Folds counted, those of earlier runs included.</param>
/// <param name="Earlier">How many of these were counted by earlier runs, as far as this run has come upon them.</param>
/// <param name="Failed">How many of these are not scored.</param>
/// <param name="Best">The complete configuration with the lowest mean; null while there is none.</param>
/// <param name="Refits">Refits to do; 0 until all folds are in.</param>
/// <param name="RefitsDone">How many of them ended.</param>
/// <param name="Nodes">The nodes at work.</param>
/// <param name="Running">What they have.</param>
/// <param name="Trouble">Why the search stands still, in a sentence for people; null while it goes on.</param>
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
    string? Trouble);

/// <summary>The configuration that leads.</summary>
public sealed record BestSoFar(int Configuration, ImmutableArray<Choice> Choices, FoldSummary Summary);

/// <summary>A node at work.</summary>
public sealed record NodeProgress(NodeId Node, string Name, int Slots);

/// <summary>An attempt that holds.</summary>
/// <param name="Report">What its node last said of it; null while it has said nothing.</param>
public sealed record RunningWork(WorkUnit Work, AttemptId Attempt, NodeId Node, HeldAttempt? Report);
