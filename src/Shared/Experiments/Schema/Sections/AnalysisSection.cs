using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The analysis of a final model of classes; the names of t-SNE's settings are scikit-learn's, except for the seed.</summary>
public static class AnalysisSection
{
    public static readonly Setting<ImmutableArray<int>> Rows = new Setting<ImmutableArray<int>>(
        "analysis.rows", SettingScope.Outcome,
        "Test rows or images to show layer by layer, counted from 0; if empty, the two most similar rows of different classes and the most confident mistake.", "[]",
        new ListKind<int>(new WholeKind(0, int.MaxValue), 0, "[3, 17]")).WithClasses(ModelSection.Loss);

    public static readonly Setting<int> MapRows = Whole(
        "analysis.tsne.rows", SettingScope.Outcome, AnalysisSettings.Default.MostMapped,
        "Most test rows on the map; time and memory grow with their square.", atLeast: 4, atMost: 10_000)
        .WithClasses(ModelSection.Loss);

    public static readonly Setting<double> Perplexity = Number(
        "analysis.tsne.perplexity", SettingScope.Outcome, AnalysisSettings.Default.Embedding.Perplexity,
        "Approximate number of neighbours of a point on the map; at most a third of the points.", atLeast: 1)
        .WithClasses(ModelSection.Loss);

    public static readonly Setting<ulong> Seed = Define.Seed(
        "analysis.tsne.seed", SettingScope.Outcome, AnalysisSettings.Default.Embedding.Seed, "Seed of the map's initial positions.")
        .WithClasses(ModelSection.Loss);

    public static readonly ImmutableArray<Setting> All = [Rows, MapRows, Perplexity, Seed];

    public static AnalysisSettings Make(SettingValues values) => values.IsUsed(Rows)
        ? AnalysisSettings.Default with
        {
            Chosen = values.Get(Rows),
            MostMapped = values.Get(MapRows),
            Embedding = AnalysisSettings.Default.Embedding with { Perplexity = values.Get(Perplexity), Seed = values.Get(Seed) },
        }
        : AnalysisSettings.Default;
}
