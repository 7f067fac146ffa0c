using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
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
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteValue(new Members
        {
            ["experiment"] = experiment.Name,
            ["configuration"] = new Members
            {
                ["index"] = found.Winner.Index,
                ["key"] = found.Winner.Key.Hex,
                ["choices"] = TypedValue.Members(found.Winner.Choices),
                ["classWeights"] = WeightsOf(ClassWeighting.ByName(found.Winner.Hyperparameters.Loss, names)),
            },
            ["crossValidation"] = new Members
            {
                ["rule"] = RuleNames.Describe(found.Selected.Rule),
                ["selectedLoss"] = found.Selected.Loss,
                ["meanValidationLoss"] = summary.Mean,
                ["standardDeviation"] = summary.Deviation,
                ["meanTrainLoss"] = Significand.Reported(summary.MeanTrainLoss),
                ["metric"] = metric.Text,
                ["higherIsBetter"] = metric.HigherIsBetter,
                ["meanMetric"] = SelectionCost.Metric(metric, summary.Cost),
                ["metricDeviation"] = summary.CostDeviation,
                ["correctedMetric"] = CorrectedScore.Compute(experiment, found.Board, found.Selected).Score,
                ["tiedForFirst"] = found.Board.TiedForFirst,
                ["folds"] = found.Board.Lines(found.Winner.Index).ToArray().Select((fold, index) => new Members
                {
                    ["fold"] = index,
                    ["validationLoss"] = Significand.Shortest(fold.ValidationLoss),
                    ["trainLoss"] = Significand.Reported(fold.TrainLoss),
                    ["metric"] = Significand.Shortest(SelectionCost.Metric(metric, fold.Cost)),
                    ["epoch"] = fold.ScoredEpoch,
                    ["bestEpoch"] = fold.BestEpoch,
                    ["epochs"] = fold.Epochs,
                }),
            },
            ["refit"] = new Members
            {
                ["kind"] = experiment.Settings.GetValueOrDefault("refit.kind"),
                ["epochs"] = found.Kept.Epochs,
                ["keptRestart"] = found.Kept.Restart,
                ["trainLoss"] = Significand.Reported(found.Kept.Train.Loss),
                ["validationLoss"] = ShortOf(found.Kept.Validation),
                ["testLoss"] = ShortOf(found.Kept.Test),
                ["testMetrics"] = ScoreJson.MetricsOf(found.Kept.Test, metrics, classes),
                ["restarts"] = found.Refits.Select(refit => new Members
                {
                    ["restart"] = refit.Restart,
                    ["epochs"] = refit.Epochs,
                    ["trainLoss"] = Significand.Reported(refit.Train.Loss),
                    ["trainMetrics"] = ScoreJson.MetricsOf(refit.Train, metrics, classes),
                    ["validationLoss"] = ShortOf(refit.Validation),
                    ["validationMetrics"] = ScoreJson.MetricsOf(refit.Validation, metrics, classes),
                    ["testLoss"] = ShortOf(refit.Test),
                    ["testMetrics"] = ScoreJson.MetricsOf(refit.Test, metrics, classes),
                }),
            },
            ["threshold"] = ThresholdJson.Create(threshold),
            ["nestedCrossValidation"] = OuterJson.Create(found.Outer, metrics, names),
            ["seeds"] = new Members { ["search"] = experiment.Seed, ["restarts"] = found.Refits.Select(refit => refit.Restart) },
            ["settings"] = TypedValue.Members(experiment.Settings.Select(setting => new Choice(setting.Key, setting.Value))),
            ["space"] = experiment.Space.Dimensions.Select(dimension => dimension.Path),
            ["dataSha256"] = dataSha256,
            ["versions"] = new Members
            {
                ["actorSearch"] = versions.ActorSearch,
                ["dotNet"] = versions.DotNet,
                ["torchSharp"] = versions.TorchSharp,
                ["engine"] = versions.Engine,
                ["vectorBits"] = versions.VectorBits,
                ["platform"] = versions.Platform,
            },
            ["paretoFront"] = study is null ? null : FrontJson.Create(study),
            ["stopped"] = study?.Early is not { } early ? null : new Members { ["configurations"] = early.Configurations, ["isByClock"] = early.IsByClock, ["reason"] = early.Reason },
            ["changed"] = study?.Changed is null or { IsEmpty: true } ? null : study.Changed.Keys,
            ["remarks"] = (remarks ?? []).Select(remark => new Members { ["id"] = remark.Id, ["sentence"] = remark.Sentence }),
            ["digest"] = found.Digest,
        });
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static Members? WeightsOf(IEnumerable<KeyValuePair<string, double>> weights) => weights.Any() ? new Members(weights.Select(weight => KeyValuePair.Create(weight.Key, (object?)weight.Value))) : null;

    private static double? ShortOf(Score? score) => score is null ? null : Significand.Shortest(score.Loss);
}
