using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>
/// Metrics as the store keeps them: for classes three counts of each, then the metrics by name. Studies of format 3 have the accuracy of the first
/// k guesses as a count of rows instead, and no other metric of classes, because those follow from the counts.
/// </summary>
internal sealed record StoredMetrics(int[]? Support, int[]? Predicted, int[]? Hits)
{
    /// <summary>Metrics by name; what is not finite is a text.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Values { get; set; } = [];

    public static StoredMetrics FromMetrics(ModelMetrics metrics) => new(
        Counts(metrics, counts => counts.Support), Counts(metrics, counts => counts.Predicted), Counts(metrics, counts => counts.Hits))
    {
        Values = metrics.Values.ToDictionary(
            value => value.Name, value => JsonSerializer.SerializeToElement(value.Value, StudyContext.Default.Double)),
    };

    public ModelMetrics ToMetrics() => new([.. Values.TryGetValue("inTopK", out var found)
        ? [new MetricValue("top-k", found.GetInt32() / (double)Support!.Sum())]
        : Values.Select(value => new MetricValue(value.Key, NumberOf(value.Value)))])
    {
        Classes = Support is null ? [] : [.. Support.Select((rows, i) => new ClassCounts(rows, Predicted![i], Hits![i]))],
    };

    private static int[]? Counts(ModelMetrics metrics, Func<ClassCounts, double> count) => metrics.Classes.IsEmpty ? null : [.. metrics.Classes.Select(counts => (int)count(counts))];

    private static double NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();
}
