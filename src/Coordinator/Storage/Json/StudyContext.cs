using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>Generated code that writes and reads the store's JSON. A number that is not finite is a text ("NaN").</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(OrderedDictionary<string, string>))]
[JsonSerializable(typeof(OrderedDictionary<string, double>))]
[JsonSerializable(typeof(StoredDimension[]))]
[JsonSerializable(typeof(StoredMetrics))]
[JsonSerializable(typeof(double))]
internal sealed partial class StudyContext : JsonSerializerContext;
