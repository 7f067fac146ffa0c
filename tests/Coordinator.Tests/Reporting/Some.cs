using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Generated;

namespace ActorSearch.Coordinator.Tests.Reporting;

/// <summary>Small results for tests.</summary>
internal static class Some
{
    public static Experiment Experiment { get; } = new(
        "some",
        1,
        new NoisyCurve(20, 0.1, 0),
        new KFold(2, 1),
        new StrategySettings(experiment => new GridSearch(new EncodedSpace(experiment))),
        new SelectionSettings(SelectionRule.MeanBest),
        new RefitSettings(new RefitEpochs.MeanBest(), 1),
        new SearchSpace([]),
        ImmutableSortedDictionary<string, string>.Empty)
    {
        Schema = BuiltIn.Schema,
    };

    public static SearchSpace Space(params string[] paths) =>
        new([.. paths.Select(path => new Dimension(path, new DimensionValues.Listed(["0.1", "0.01"]), []))]);

    public static FoldResult Scored(int configuration, int fold, float validation, float train = 0.5f, int epochs = 3) => new(
        new FoldId(configuration, fold),
        new FoldOutcome.Scored(
            1,
            new LossCurves(
                [.. Enumerable.Repeat(train, epochs)], [validation, .. Enumerable.Repeat(validation + 1, epochs - 1)]),
            SomeMetrics.Numbers(0.25, 0.5, 0.75)));

    public static FoldResult Failed(int configuration, int fold, string reason = "The loss is not finite after epoch 2.") => new(
        new FoldId(configuration, fold), new FoldOutcome.Failed(reason, new LossCurves([1f, float.NaN], [2f, float.PositiveInfinity])));

    public static Leaderboard Board(int folds, params FoldResult[] results) => Board(folds, Metric.Loss, results);

    public static Leaderboard Board(int folds, Metric metric, FoldResult[] results)
    {
        var board = new Leaderboard(folds, metric);
        foreach (var result in results)
        {
            board.Add(result);
        }

        return board;
    }

    public static StudyView Study(SearchSpace space, Leaderboard board, Func<int, ImmutableArray<Choice>> choices) =>
        new(
            Experiment with
            {
                Space = space,
                Selection = Experiment.Selection with { Metric = board.Metric },
                HasClasses = board.Metric.IsForClasses == true,
                Settings = board.Metric.IsForClasses == true ? Experiment.Settings.Add("loss.kind", "cross-entropy") : Experiment.Settings,
            },
            board, board.Configurations.ToDictionary(index => index, choices));

    public static IEnumerable<StoredFold> Stored(params FoldResult[] results) => results.Select(result => new StoredFold(
        result.Fold,
        FoldLine.FromOutcome(result.Outcome),
        (result.Outcome as FoldOutcome.Scored)?.Metrics,
        (result.Outcome as FoldOutcome.Failed)?.Reason,
        FoldDigest.Compute(result.Outcome),
        new AttemptId(1, 1),
        TimeSpan.FromSeconds(1)));

    public static IEnumerable<(FoldId Fold, LossCurves Curves)> Curves(params FoldResult[] results) =>
        results.Select(result => (
            result.Fold, (result.Outcome as FoldOutcome.Scored)?.Curves ?? ((FoldOutcome.Failed)result.Outcome).Curves));

    public static ImmutableArray<Choice> Choices(params (string Path, string Value)[] choices) =>
        [.. choices.Select(choice => new Choice(choice.Path, choice.Value))];

    public static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
