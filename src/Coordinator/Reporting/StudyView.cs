using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>A study as tables show it: its results at the moment when it was read.</summary>
/// <param name="Experiment">What is searched.</param>
/// <param name="Board">The counted folds.</param>
/// <param name="Choices">What each configuration with a counted fold chose, by its index.</param>
public sealed record StudyView(Experiment Experiment, Leaderboard Board, IReadOnlyDictionary<int, ImmutableArray<Choice>> Choices)
{
    public SpaceColumns Columns { get; } = new(Experiment.Space);

    /// <summary>
    /// Mean over folds of the validation accuracy, by configuration; it means something where all folds are scored. Empty where the target
    /// is a number.
    /// </summary>
    public IReadOnlyDictionary<int, double> Accuracies { get; init; } = ImmutableDictionary<int, double>.Empty;

    /// <summary>Names of the metrics that an objective reports; none for nets.</summary>
    public ImmutableArray<string> ReportedMetrics => Experiment.Objective is { } objective ? [.. objective.Metrics.Select(metric => metric.Name)] : [];

    /// <summary>Their values at the epoch at which a fold is scored, in the order of <see cref="ReportedMetrics"/>; only of scored folds.</summary>
    public IReadOnlyDictionary<FoldId, double[]> Reported { get; init; } = ImmutableDictionary<FoldId, double[]>.Empty;

    /// <summary>The mean over the folds of a configuration of one of <see cref="ReportedMetrics"/>; null unless all are scored.</summary>
    /// <param name="place">Which metric.</param>
    public double? MeanOf(int configuration, int place)
    {
        var sum = 0.0;
        for (var fold = 0; fold < Board.Folds; fold++)
        {
            if (!Reported.TryGetValue(new FoldId(configuration, fold), out var values)) return null;
            sum += values[place];
        }

        return sum / Board.Folds;
    }

    /// <summary>Whether rows have classes.</summary>
    public bool HasClasses => Experiment.HasClasses;

    /// <summary>The scored outer folds of nested cross-validation; none without it and before the search is finished.</summary>
    public ImmutableArray<OuterFold> Outer { get; init; } = [];

    /// <summary>Folds counted in the searches outside of the outer folds.</summary>
    public int OuterCounted { get; init; }

    /// <summary>Why the search ended before its last configuration; null where it did not.</summary>
    public EarlyEnd? Early { get; init; }

    /// <summary>With which other settings it was resumed, see <see cref="StudyChanges"/>.</summary>
    public ImmutableSortedDictionary<string, string> Changed { get; init; } = StudyCard.Unchanged;

    /// <summary>The front of a search with several goals, computed anew from the board; null with one goal.</summary>
    internal GoalFront? Front => GoalFront.Compute(this);

    /// <summary>How many configurations the search tries in all.</summary>
    public int Planned => Preview.Count(Experiment);

    /// <summary>Folds with a result, in all searches of nested cross-validation.</summary>
    public long FoldsCounted => Board.Counted + OuterCounted;

    /// <summary>All folds that the search can train; a race trains fewer.</summary>
    public long FoldsPlanned => (long)Planned * Board.Folds * (1 + Experiment.OuterFolds);

    /// <summary>Folds of the search over all rows that failed or are quarantined.</summary>
    public int FoldsFailed => Board.Configurations.Sum(
        configuration => Board.Lines(configuration).ToArray().Count(fold => fold.Status is FoldStatus.Failed or FoldStatus.Quarantined));

    /// <summary>The ranking metric.</summary>
    public Metric Metric => Experiment.Selection.Metric;

    /// <summary>Whether the validation loss itself ranks.</summary>
    public bool IsByLoss => Metric is LossMetric;

    /// <summary>The metric whose curves are shown beside those of the loss: the one that ranks, otherwise the accuracy of classes; null: none.</summary>
    public Metric? Charted => !IsByLoss ? Metric : HasClasses ? new Accuracy() : null;

    /// <summary>What configurations are ranked by, in words: <c>validation loss</c>, or the metric's name.</summary>
    public string ScoreName => IsByLoss ? "validation loss" : Metric.Text;

    /// <summary>The score that a cost stands for: itself, or with the opposite sign where more is better.</summary>
    public double ScoreOf(double cost) => SelectionCost.Metric(Metric, cost);

    public static StudyView Read(IStudyReader study)
    {
        var card = study.Card;
        var experiment = (BuiltIn.Schema.FromSettings(card.Settings) with { Space = card.Space }).WithClasses(card.Classes);
        var parameters = new Dictionary<int, long>();
        var board = new Leaderboard(experiment.Validation.Trainings, experiment.Selection.Metric, index => parameters[index], GoalScores.Compute(experiment.Selection));
        var accuracies = new Dictionary<int, double>();
        var accuracyMetric = new Accuracy();
        var reported = new Dictionary<FoldId, double[]>();
        Metric[] reports = experiment.Objective is { } objective
            ? [.. objective.Metrics.Select(metric => new ReportedMetric(metric.Name, metric.Direction == MetricDirection.Maximize))]
            : [];
        foreach (var fold in study.Folds())
        {
            parameters[fold.Fold.Configuration] = fold.Parameters;
            board.Add(fold.Fold, fold.Line);
            if (reports.Length > 0 && fold.Line.Status == FoldStatus.Scored)
            {
                reported[fold.Fold] = [.. reports.Select(metric => fold.Metric(metric) ?? double.NaN)];
            }

            if (experiment.HasClasses && fold.Metric(accuracyMetric) is { } accuracy)
            {
                accuracies[fold.Fold.Configuration] = accuracies.GetValueOrDefault(fold.Fold.Configuration) + (accuracy / board.Folds);
            }
        }

        // After the folds: a search that is running may draw more configurations meanwhile, but takes none away.
        return new StudyView(experiment, board, study.Configurations().ToDictionary(drawn => drawn.Index, drawn => drawn.Choices))
        {
            Accuracies = accuracies,
            Reported = reported,
            Outer = study.OuterFolds(),
            OuterCounted = study.CountOuterFolds(),
            Early = study.Early,
            Changed = card.Changed,
        };
    }

    /// <summary>The value of a setting in a configuration, as canonical text; null where it has none.</summary>
    public string? ValueOf(int configuration, string path) =>
        ChoicesOf(configuration).FirstOrDefault(choice => choice.Path == path)?.Value ?? Experiment.Settings.GetValueOrDefault(path);

    /// <summary>What a configuration chose.</summary>
    public ImmutableArray<Choice> ChoicesOf(int configuration) => Choices[configuration];
}
