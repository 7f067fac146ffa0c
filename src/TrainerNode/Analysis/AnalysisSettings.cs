using System.Collections.Immutable;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>How much an analysis looks at.</summary>
/// <param name="Embedding">How the map of the second last layer is made.</param>
/// <param name="MostMapped">Rows on the map at the most: its time grows with their square.</param>
/// <param name="MostMistakes">Mistakes that are listed at the most.</param>
/// <param name="Bins">Bins of each histogram.</param>
/// <param name="Chosen">Rows to show layer by layer; empty is two look-alikes and the most confident mistake.</param>
public sealed record AnalysisSettings(TSneSettings Embedding, int MostMapped, int MostMistakes, int Bins, ImmutableArray<int> Chosen)
{
    /// <summary>What a run does by itself.</summary>
    public static AnalysisSettings Default { get; } = new(new TSneSettings(), 2000, 25, 41, []);
}

/// <summary>One training's course.</summary>
/// <param name="Name">Which: <c>refit</c>, or <c>fold 0</c>.</param>
/// <param name="Curves">Losses an epoch; a refit has no validation.</param>
public sealed record TrainingCourse(string Name, LossCurves Curves);
