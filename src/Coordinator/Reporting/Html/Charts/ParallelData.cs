using System.Collections.Immutable;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>Data of parallel lines: the best configurations and an even selection of the others, each with its hyperparameters.</summary>
/// <param name="Total">How many have a score.</param>
/// <param name="Configurations">Indices of those that are drawn, the best first.</param>
/// <param name="Shares">Where each is among all, from 0 for the best to 1 for the last.</param>
/// <param name="Scores">Means over folds.</param>
/// <param name="Dimensions">The hyperparameters that took more than one value.</param>
internal sealed record ParallelData(
    int Total, IReadOnlyList<int> Configurations, IReadOnlyList<double?> Shares, IReadOnlyList<double?> Scores, IReadOnlyList<DimensionData> Dimensions)
{
    /// <param name="ranked">All configurations, the best first.</param>
    /// <param name="most">The largest number of lines.</param>
    public static ParallelData Compute(StudyView view, IReadOnlyList<LeaderboardRow> ranked, int most)
    {
        var space = new SpaceFigures(view, ranked);
        var shown = Places(space.Rows.Length, most).ToList();
        LeaderboardRow[] rows = [.. shown.Select(place => space.Rows[place])];
        return new ParallelData(
            space.Rows.Length,
            [.. rows.Select(row => row.Configuration)],
            [.. shown.Select(place => ShortNumber.Round(place / (double)Math.Max(1, space.Rows.Length - 1)))],
            [.. rows.Select(row => ShortNumber.Round(view.ScoreOf(row.Summary.Cost)))],
            [.. space.Varied.Select(varied => Dimension(view, space, varied, rows, most))]);
    }

    private static DimensionData Dimension(StudyView view, SpaceFigures space, VariedSetting varied, LeaderboardRow[] rows, int most)
    {
        var chosen = rows.Select(row => space.LevelsOf(row.Configuration)[varied.Place]).ToList();
        var drawn = chosen.ToHashSet();
        ImmutableArray<string> values = varied.Values.Length > most ? [.. varied.Values.Where(drawn.Contains)] : varied.Values;
        return DimensionData.Create(view.Columns, varied.Place, varied.IsLog, values, chosen);
    }

    // The best third whole, and every n-th of the others.
    private static IEnumerable<int> Places(int all, int most)
    {
        if (all <= most) return Enumerable.Range(0, all);
        var best = most / 3;
        return Enumerable.Range(0, best).Concat(Enumerable.Range(0, most - best).Select(i => best + (int)((long)i * (all - best) / (most - best))));
    }
}
