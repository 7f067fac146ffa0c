using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>A dimension of the space as the store keeps it: one of the four kinds of values is there.</summary>
internal sealed record StoredDimension(
    string Path,
    ImmutableArray<string>? Listed,
    double[]? Uniform,
    [property: JsonPropertyName("log-uniform")] double[]? LogUniform,
    long[]? Whole,
    OrderedDictionary<string, string> When)
{
    public static StoredDimension FromDimension(Dimension dimension)
    {
        var stored = new StoredDimension(dimension.Path, null, null, null, null, StudyJson.Stored(dimension.When));
        return dimension.Values switch
        {
            DimensionValues.Listed(var items) => stored with { Listed = items },
            DimensionValues.Uniform(var low, var high) => stored with { Uniform = [low, high] },
            DimensionValues.LogUniform(var low, var high) => stored with { LogUniform = [low, high] },
            DimensionValues.Whole(var low, var high) => stored with { Whole = [low, high] },
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not a kind of values."),
        };
    }

    /// <exception cref="FormatException">No kind of values is there.</exception>
    public Dimension ToDimension() => new(Path, Values(), StudyJson.Choices(When));

    private DimensionValues Values() => this switch
    {
        { Listed: { } listed } => new DimensionValues.Listed(listed),
        { Uniform: [var low, var high] } => new DimensionValues.Uniform(low, high),
        { LogUniform: [var low, var high] } => new DimensionValues.LogUniform(low, high),
        { Whole: [var low, var high] } => new DimensionValues.Whole(low, high),
        _ => throw new FormatException($"The dimension {Path} has no values."),
    };
}
