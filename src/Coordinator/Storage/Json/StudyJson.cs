using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>The small structures that the store keeps as JSON text: settings, spaces, choices and metrics.</summary>
internal static class StudyJson
{
    // Shared by all folds without metrics: a search of short trainings has many.
    private static readonly ModelMetrics None = new([]);
    private static readonly string NoneText = Serialized(None);

    private static StudyContext Json => StudyContext.Default;

    public static string Write(IReadOnlyDictionary<string, string> settings) => JsonSerializer.Serialize(settings, Json.IReadOnlyDictionaryStringString);

    public static ImmutableSortedDictionary<string, string> ReadSettings(string text) =>
        JsonSerializer.Deserialize(text, Json.IReadOnlyDictionaryStringString)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static string WriteNames(ImmutableArray<string> names) => JsonSerializer.Serialize(names, Json.ImmutableArrayString);

    public static ImmutableArray<string> ReadNames(string text) => JsonSerializer.Deserialize(text, Json.ImmutableArrayString);

    public static string Write(ImmutableArray<Choice> choices) => JsonSerializer.Serialize(Stored(choices), Json.OrderedDictionaryStringString);

    /// <summary>The choices, in the order in which they were written.</summary>
    public static ImmutableArray<Choice> ReadChoices(string text) => Choices(JsonSerializer.Deserialize(text, Json.OrderedDictionaryStringString)!);

    public static string Write(SearchSpace space) =>
        JsonSerializer.Serialize([.. space.Dimensions.Select(StoredDimension.FromDimension)], Json.StoredDimensionArray);

    public static SearchSpace ReadSpace(string text) =>
        new([.. JsonSerializer.Deserialize(text, Json.StoredDimensionArray)!.Select(stored => stored.ToDimension())]);

    public static string Write(ModelMetrics metrics) => metrics.Values.IsEmpty && metrics.Classes.IsEmpty ? NoneText : Serialized(metrics);

    public static ModelMetrics ReadMetrics(string text) => text == NoneText ? None : JsonSerializer.Deserialize(text, Json.StoredMetrics)!.ToMetrics();

    /// <summary>Metrics of one epoch by name.</summary>
    public static string WriteScores(IReadOnlyList<(string Name, double Value)> metrics) => JsonSerializer.Serialize(
        new OrderedDictionary<string, double>(metrics.Select(metric => KeyValuePair.Create(metric.Name, metric.Value))), Json.OrderedDictionaryStringDouble);

    public static IReadOnlyDictionary<string, double> ReadScores(string text) => JsonSerializer.Deserialize(text, Json.OrderedDictionaryStringDouble)!;

    private static string Serialized(ModelMetrics metrics) => JsonSerializer.Serialize(StoredMetrics.FromMetrics(metrics), Json.StoredMetrics);

    internal static OrderedDictionary<string, string> Stored(ImmutableArray<Choice> choices) =>
        new(choices.Select(choice => KeyValuePair.Create(choice.Path, choice.Value)));

    internal static ImmutableArray<Choice> Choices(OrderedDictionary<string, string> stored) =>
        [.. stored.Select(entry => new Choice(entry.Key, entry.Value))];
}
