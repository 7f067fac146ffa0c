using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>
/// Metrics as the store keeps them: for classes three counts of each, then the metrics by name. Studies of format 3 have the accuracy of the first
/// k guesses as a count of rows instead, and no other metric of classes, because those follow from the counts.
/// </summary>
internal static class StoredMetrics
{
    private const string Support = "support", Predicted = "predicted", Hits = "hits", InTopK = "inTopK";

    public static void Write(Utf8JsonWriter json, ModelMetrics metrics)
    {
        json.WriteStartObject();
        if (!metrics.Classes.IsEmpty)
        {
            Write(Support, counts => counts.Support);
            Write(Predicted, counts => counts.Predicted);
            Write(Hits, counts => counts.Hits);
        }

        foreach (var (name, value) in metrics.Values)
        {
            json.WritePropertyName(name);
            json.WriteNumber(value);
        }

        json.WriteEndObject();

        void Write(string name, Func<ClassCounts, double> count)
        {
            json.WritePropertyName(name);
            json.WriteValue(metrics.Classes.Select(counts => (int)count(counts)));
        }
    }

    /// <exception cref="JsonException">Something is of another kind.</exception>
    public static ModelMetrics Read(JsonElement stored)
    {
        var members = StudyJson.Members(stored);
        var (support, predicted, hits) = (Counts(Support), Counts(Predicted), Counts(Hits));
        if (predicted.Length != support.Length || hits.Length != support.Length) throw new JsonException("The counts of classes are not of the same classes.");
        return new([.. members.TryGetValue(InTopK, out var found)
            ? [new MetricValue("top-k", StudyJson.Expect(found, JsonValueKind.Number).GetInt32() / (double)support.Sum())]
            : members.Where(member => member.Key is not (Support or Predicted or Hits)).Select(member => new MetricValue(member.Key, StudyJson.NumberOf(member.Value)))])
        {
            Classes = [.. support.Select((rows, i) => new ClassCounts(rows, predicted[i], hits[i]))],
        };

        ImmutableArray<int> Counts(string name) => members.TryGetValue(name, out var counts)
            ? [.. StudyJson.Items(counts).Select(count => StudyJson.Expect(count, JsonValueKind.Number).GetInt32())]
            : [];
    }
}
