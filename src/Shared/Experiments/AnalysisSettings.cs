using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Size of the analysis of a net of classes. No result of a search depends on it.</summary>
/// <param name="Embedding">How the map of the second last layer is made.</param>
/// <param name="MostMapped">Most rows on the map, ≥ 4: its time and memory grow with their square.</param>
/// <param name="MostMistakes">Most mistakes that are listed.</param>
/// <param name="Bins">Bins of each histogram.</param>
/// <param name="Chosen">Rows to show layer by layer, counted from 0; empty is two look-alikes and the most confident mistake.</param>
public sealed record AnalysisSettings(TSneSettings Embedding, int MostMapped, int MostMistakes, int Bins, ImmutableArray<int> Chosen)
{
    /// <summary>The default of a run.</summary>
    public static AnalysisSettings Default { get; } = new(new TSneSettings(), 2000, 25, 41, []);
}

/// <summary>How a t-SNE map is made.</summary>
/// <param name="Perplexity">About how many neighbours a point has, ≥ 1; lowered to a third of the points where these are few.</param>
/// <param name="Iterations">Gradient steps, ≥ 1.</param>
/// <param name="Seed">What the first positions are drawn from.</param>
public sealed record TSneSettings(double Perplexity = 30, int Iterations = 1000, ulong Seed = 1);
