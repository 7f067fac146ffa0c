using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>Generated code that writes <see cref="ResultsJson"/> and <see cref="SearchJson"/>.</summary>
[JsonSerializable(typeof(ResultsAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(NodesAnswer))]
[JsonSerializable(typeof(double?))]
internal sealed partial class ResultsContext : JsonSerializerContext;

/// <summary>The whole of an export.</summary>
/// <param name="Digest">Of all results; null before the end.</param>
/// <param name="Stopped">Why the search ended before its last configuration; left out where it did not.</param>
/// <param name="Configurations">The best first.</param>
internal sealed record ResultsAnswer(
    string Experiment,
    string? Digest,
    RankedBy Selection,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EarlyEnd? Stopped,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? NestedCrossValidation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? ParetoFront,
    IEnumerable<ResultRow> Configurations);

/// <summary>The ranking metric.</summary>
internal sealed record RankedBy(string Metric, bool HigherIsBetter);

/// <summary>A configuration.</summary>
/// <param name="MeanAccuracy">A number or null where rows have classes; left out where they have none.</param>
/// <param name="MeanMetrics">Means of what an objective reports, by name; left out for nets.</param>
internal sealed record ResultRow(
    int? Rank,
    int Configuration,
    string Status,
    OrderedDictionary<string, JsonNode?> Choices,
    double? MeanValidationLoss,
    double? StandardDeviation,
    double? MeanTrainLoss,
    double? MeanMetric,
    double? MetricDeviation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? MeanAccuracy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrderedDictionary<string, JsonNode?>? MeanMetrics,
    IEnumerable<ResultFold> Folds);

/// <summary>A fold.</summary>
/// <param name="Metrics">What an objective reports, by name; left out for nets, and unless the fold is scored.</param>
internal sealed record ResultFold(
    string Status, double? ValidationLoss, double? TrainLoss, double? Metric, int Epoch, int BestEpoch, int Epochs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrderedDictionary<string, JsonNode?>? Metrics);
