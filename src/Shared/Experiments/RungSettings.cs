namespace ActorSearch.Shared.Experiments;

/// <summary>Short trainings first: configurations are compared after some epochs, and the better ones continue.</summary>
/// <param name="Reduction">Of so many that are compared one continues, ≥ 2.</param>
/// <param name="LeastEpochs">No comparison comes after fewer epochs, ≥ 1; null: three comparisons at the most.</param>
/// <param name="Brackets">With so many different comparisons configurations begin, ≥ 1.</param>
public sealed record RungSettings(int Reduction, int? LeastEpochs, int Brackets);
