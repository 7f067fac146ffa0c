namespace ActorSearch.TrainerNode.Analysis;

/// <summary>How a t-SNE map is made.</summary>
/// <param name="Perplexity">About how many neighbours a point has, &gt; 0; lowered to a third of the points where these are few.</param>
/// <param name="Iterations">Gradient steps, ≥ 1.</param>
/// <param name="Seed">What the first positions are drawn from.</param>
public sealed record TSneSettings(double Perplexity = 30, int Iterations = 1000, ulong Seed = 1);

/// <summary>A map of points in two dimensions.</summary>
/// <param name="Coordinates">points × 2.</param>
/// <param name="Perplexity">The one that was used.</param>
/// <param name="KlDivergence">What is left of the objective, in nats, ≥ 0; lower is a truer map of the same points and perplexity.</param>
public sealed record TSneMap(float[] Coordinates, double Perplexity, double KlDivergence);
