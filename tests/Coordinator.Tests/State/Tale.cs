using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>What is special about a world.</summary>
internal sealed record Tale
{
    /// <summary>What its coordinator sets out with.</summary>
    public Func<SearchPlan, SearchPlan> Plan { get; init; } = plan => plan;

    /// <summary>What a training of a fold gives.</summary>
    public Func<Configuration, int, FoldOutcome> Outcome { get; init; } =
        (configuration, fold) => SimulatedNode.OutcomeOf(new FoldId(configuration.Index, fold));

    /// <summary>Whether one fold kills every process that trains it.</summary>
    public bool IsCursed { get; init; } = true;
}
