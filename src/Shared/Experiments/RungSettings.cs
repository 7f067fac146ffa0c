using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Short trainings first: configurations are compared after some epochs, and the better ones continue.</summary>
/// <param name="Reductions">Of so many that are compared one continues, ≥ 2 each, one number for all rungs or one for each but the last; empty: as is best on tables of real trainings.</param>
/// <param name="LeastEpochs">No comparison comes after fewer epochs, ≥ 1; null: three comparisons at the most.</param>
/// <param name="Brackets">With so many different comparisons configurations begin, ≥ 1.</param>
public sealed record RungSettings(ImmutableArray<int> Reductions, int? LeastEpochs, int Brackets);
