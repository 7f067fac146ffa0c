using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>What is looked at of the final model, where it tells classes apart; the names of t-SNE's are scikit-learn's, but for the seed.</summary>
public static class AnalysisSection
{
    public static readonly Setting<ImmutableArray<int>> Rows = new Setting<ImmutableArray<int>>(
        "analysis.rows", SettingScope.Outcome,
        "Test rows or images to show layer by layer, counted from 0; empty is two look-alikes and the mistake that the net is most sure of.", "[]",
        new ListKind<int>(new WholeKind(0, int.MaxValue), 0, "[3, 17]")).With(ModelSection.Loss, ModelSection.ForClasses);

    public static readonly Setting<int> MapRows = Whole(
        "analysis.tsne.rows", SettingScope.Outcome, AnalysisSettings.Default.MostMapped,
        "Test rows on the map at the most; time and memory grow with their square.", atLeast: 4, atMost: 10_000)
        .With(ModelSection.Loss, ModelSection.ForClasses);

    public static readonly Setting<double> Perplexity = Number(
        "analysis.tsne.perplexity", SettingScope.Outcome, AnalysisSettings.Default.Embedding.Perplexity,
        "About how many neighbours a point of the map has; at most a third of the points.", atLeast: 1)
        .With(ModelSection.Loss, ModelSection.ForClasses);

    public static readonly Setting<ulong> Seed = Define.Seed(
        "analysis.tsne.seed", SettingScope.Outcome, AnalysisSettings.Default.Embedding.Seed, "What the map's first positions are drawn from.")
        .With(ModelSection.Loss, ModelSection.ForClasses);

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
