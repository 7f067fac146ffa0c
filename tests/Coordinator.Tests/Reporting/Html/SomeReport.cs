using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>Small reports for tests.</summary>
internal static class SomeReport
{
    public const string Rate = "optimizer.learning-rate";
    public const string Activation = "model.activation";

    /// <summary>Begin of all attempts.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A finished search over a grid of two hyperparameters on two folds: configuration i scored 1 + i / 10 on one, a tenth more on the other.</summary>
    /// <param name="rates">Learning rates.</param>
    /// <param name="activations">Names, as a file might hold them.</param>
    /// <param name="target">Name of the target column.</param>
    public static ReportStudy Of(string[] rates, string[] activations, string target = "y")
    {
        var space = new SearchSpace(
        [
            new Dimension(Rate, new DimensionValues.Listed([.. rates]), []), new Dimension(Activation, new DimensionValues.Listed([.. activations]), []),
        ]);
        var results = Enumerable.Range(0, rates.Length * activations.Length)
            .SelectMany(i => new[] { Some.Scored(i, 0, 1 + (i / 10f)), Some.Scored(i, 1, 1.1f + (i / 10f)) }).ToArray();
        return Of(space, results, i => Some.Choices((Rate, rates[i / activations.Length]), (Activation, activations[i % activations.Length])), target);
    }

    /// <summary>A search whose results are these.</summary>
    public static ReportStudy Of(SearchSpace space, FoldResult[] results, Func<int, ImmutableArray<Choice>> choices, string target = "y", Metric? metric = null)
    {
        var board = Some.Board(2, metric ?? Metric.Loss, results);
        var view = Some.Study(space, board, choices);
        var curves = Some.Curves(results).ToLookup(curve => curve.Fold.Configuration);
        return new ReportStudy(
            view,
            new StudyCard(ImmutableSortedDictionary<string, string>.Empty, space, new string('a', 64), "1.0"),
            board.Best is { } best ? new Selected(SelectionRule.MeanBest, best, board.Summary(best).Mean, 7) : null,
            board.Best is null ? [] : [new RefitResult(0, 7, [1, 0.5f], Scored(0.5f), Scored(0.6f))],
            new string('d', 64),
            [],
            board.Configurations.Take(ReportStudy.MostCurves).ToDictionary(
                index => index,
                index => (IReadOnlyList<(int, LossCurves)>)[.. curves[index].Select(curve => (curve.Fold.Fold, curve.Curves))]),
            Timeline.Compute(results.Select((result, i) => Counted(result.Fold, i)), board),
            new Fit.Shown(target, ["x"], new Fit.Rows([0, 1, 2], [0, 1, 4], [0.5f, 1, 3]), new Fit.Rows([0.5f], [0.3f], [0.6f]), ([0, 1, 2], [0.5f, 1, 3])))
        {
            Compared = new(() => Comparison.Compute(
                view,
                [.. board.Ranked().Where(row => row.Summary.Status == ConfigurationStatus.Scored)],
                index => [.. curves[index].Select(curve => curve.Curves)])),
        };
    }

    /// <summary>An attempt that was counted: one second long, on its own second.</summary>
    public static StoredAttempt Counted(FoldId fold, int second) => new(
        fold.Configuration, fold.Fold, null, "node", 0, AttemptState.Counted, Start.AddSeconds(second), Start.AddSeconds(second + 1), TimeSpan.FromSeconds(1));

    /// <summary>Writes it into a folder.</summary>
    /// <returns>The file.</returns>
    public static string WriteTo(string folder, ReportStudy study)
    {
        var file = Path.Combine(folder, "report.html");
        AtomicFile.Write(file, stream => ReportFile.Write(stream, study));
        return file;
    }

    private static Score Scored(float loss) => new(loss, SomeMetrics.Numbers(0.1, 0.2, 0.9));
}
