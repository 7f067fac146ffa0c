using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Tests.Results;

/// <summary>Results as short as a test can say them.</summary>
internal static class Some
{
    private static readonly ModelMetrics Metrics = SomeMetrics.Numbers(0, 0, 0);

    /// <summary>A fold with this validation curve; the best epoch is its lowest point, training losses are half of it.</summary>
    public static FoldResult Scored(int configuration, int fold, params double[] validation) => new(
        new FoldId(configuration, fold),
        new FoldOutcome.Scored(
            1 + Array.IndexOf(validation, validation.Min()),
            new LossCurves([.. validation.Select(loss => loss / 2)], validation),
            Metrics));

    public static FoldResult Failed(int configuration, int fold, params double[] validation) =>
        new(new FoldId(configuration, fold), new FoldOutcome.Failed("The loss is NaN.", new LossCurves(validation, validation)));

    public static FoldResult Pruned(int configuration, int fold) =>
        new(new FoldId(configuration, fold), new FoldOutcome.Pruned("Far behind."));

    public static FoldResult Quarantined(int configuration, int fold) =>
        new(new FoldId(configuration, fold), new FoldOutcome.Quarantined("It took down three nodes."));

    /// <summary>Each configuration's folds by their losses, one epoch each.</summary>
    public static Leaderboard Board(params double[][] configurations)
    {
        var board = new Leaderboard(configurations[0].Length);
        for (var configuration = 0; configuration < configurations.Length; configuration++)
        {
            for (var fold = 0; fold < configurations[configuration].Length; fold++)
            {
                board.Add(Scored(configuration, fold, configurations[configuration][fold]));
            }
        }

        return board;
    }

    public static Configuration Configuration(int index, params string[] values) => new(
        index,
        new ConfigurationKey(new string((char)('a' + (index % 6)), 64)),
        [.. values.Select((value, i) => new Choice($"path-{i}", value))],
        null!);
}
