using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search;

/// <summary>One suggestion and what came of it.</summary>
/// <param name="Choices">In the order of the space.</param>
/// <param name="Result">Null while it is not to be looked at.</param>
public readonly record struct SearchTrial(ImmutableArray<Choice> Choices, TrialOutcome? Result);
