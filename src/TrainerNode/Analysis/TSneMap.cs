namespace ActorSearch.TrainerNode.Analysis;

/// <summary>A map of points in two dimensions.</summary>
/// <param name="Coordinates">points × 2.</param>
/// <param name="Perplexity">The one that was used.</param>
/// <param name="KlDivergence">What is left of the objective, in nats, ≥ 0; lower is a truer map of the same points and perplexity.</param>
public sealed record TSneMap(float[] Coordinates, double Perplexity, double KlDivergence);
