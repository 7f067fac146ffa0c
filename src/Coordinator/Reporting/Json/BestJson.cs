using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>
/// <c>best.json</c>: the winner with everything that it takes to know it and to make it again. Numbers have all their digits; one
/// that is not finite is a text ("NaN"), since JSON has no such number.
/// </summary>
public static class BestJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="stream">Where to; left open.</param>
    /// <param name="found">The winner and its model.</param>
    /// <param name="dataSha256">Of the data that everything was trained on.</param>
    /// <param name="classes">Names of the classes, where rows have any.</param>
    /// <param name="remarks">Default: none.</param>
    /// <param name="threshold">Of the model; default: none.</param>
    /// <param name="study">The search, which knows why it ended early and what is on the front of several goals; default: neither.</param>
    public static void Write(
        Stream stream, Experiment experiment, SearchEnd.Finished found, string dataSha256, Versions versions,
        ImmutableArray<string> classes = default, IReadOnlyCollection<Remark>? remarks = null, StudyView? study = null,
        ThresholdReport? threshold = null)
    {
        var (metric, metrics) = (experiment.Selection.Metric, experiment.Metrics);
        var names = classes.IsDefault ? [] : classes;
        var summary = found.Board.Summary(found.Winner.Index);
        JsonSerializer.Serialize(stream, new
        {
            experiment = experiment.Name,
            configuration = new
            {
                index = found.Winner.Index,
                key = found.Winner.Key.Hex,
                choices = found.Winner.Choices.ToDictionary(choice => choice.Path, choice => TypedValue.Parse(choice.Path, choice.Value)),
                classWeights = ClassWeighting.ByName(found.Winner.Hyperparameters.Loss, names).ToDictionary() is { Count: > 0 } weights ? weights : null,
            },
            crossValidation = new
            {
                rule = RuleNames.Describe(found.Selected.Rule),
                selectedLoss = found.Selected.Loss,
                meanValidationLoss = summary.Mean,
                standardDeviation = summary.Deviation,
                meanTrainLoss = Significand.Reported(summary.MeanTrainLoss),
                metric = metric.Text,
                higherIsBetter = metric.HigherIsBetter,
                meanMetric = SelectionCost.Metric(metric, summary.Cost),
                metricDeviation = summary.CostDeviation,
                correctedMetric = CorrectedScore.Compute(experiment, found.Board, found.Selected).Score,
                tiedForFirst = found.Board.TiedForFirst,
                folds = found.Board.Lines(found.Winner.Index).ToArray().Select((fold, index) => new
                {
                    fold = index,
                    validationLoss = Significand.Shortest(fold.ValidationLoss),
                    trainLoss = Significand.Reported(fold.TrainLoss),
                    metric = Significand.Shortest(SelectionCost.Metric(metric, fold.Cost)),
                    epoch = fold.ScoredEpoch,
                    fold.BestEpoch,
                    fold.Epochs,
                }),
            },
            refit = new
            {
                kind = experiment.Settings.GetValueOrDefault("refit.kind"),
                epochs = found.Kept.Epochs,
                keptRestart = found.Kept.Restart,
                trainLoss = Significand.Reported(found.Kept.Train.Loss),
                validationLoss = ShortOf(found.Kept.Validation),
                testLoss = ShortOf(found.Kept.Test),
                testMetrics = ScoreJson.MetricsOf(found.Kept.Test, metrics, classes),
                restarts = found.Refits.Select(refit => new
                {
                    refit.Restart,
                    refit.Epochs,
                    trainLoss = Significand.Reported(refit.Train.Loss),
                    trainMetrics = ScoreJson.MetricsOf(refit.Train, metrics, classes),
                    validationLoss = ShortOf(refit.Validation),
                    validationMetrics = ScoreJson.MetricsOf(refit.Validation, metrics, classes),
                    testLoss = ShortOf(refit.Test),
                    testMetrics = ScoreJson.MetricsOf(refit.Test, metrics, classes),
                }),
            },
            threshold = ThresholdJson.Create(threshold),
            nestedCrossValidation = OuterJson.Create(found.Outer, metrics, names),
            seeds = new { search = experiment.Seed, restarts = found.Refits.Select(refit => refit.Restart) },
            settings = experiment.Settings.ToDictionary(setting => setting.Key, setting => TypedValue.Parse(setting.Key, setting.Value)),
            space = experiment.Space.Dimensions.Select(dimension => dimension.Path),
            dataSha256,
            versions,
            paretoFront = study is null ? null : FrontJson.Create(study),
            stopped = study?.Early is not { } early ? null : new { early.Configurations, early.IsByClock, early.Reason },
            remarks = remarks ?? [],
            digest = found.Digest,
        }, Options);
        stream.WriteByte((byte)'\n');
    }

    private static double? ShortOf(Score? score) => score is null ? null : Significand.Shortest(score.Loss);
}
