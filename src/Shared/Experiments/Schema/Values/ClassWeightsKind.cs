using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>How much the rows of each class count: a rule's name, a number for each name, or numbers in the order of the classes.</summary>
public sealed record ClassWeightsKind : ValueKind<ClassWeights>
{
    private static readonly NumberKind Number = new(0, true, 1_000_000, true);
    private static readonly ListKind<double> Numbers = new(Number, 2, "[1, 19]");
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Expected =>
        $"equal, balanced, weights by class name (for example {{ ok = 1, Fault = 19 }}) or a list of weights (for example [1, 19]), each {Number.Expected}, at least two above 0";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, [MaybeNullWhen(false)] out ClassWeights value)
    {
        value = written switch
        {
            HoconTree.Text => base.TryRead(written, out var rule) ? rule : null,
            HoconTree.Branch branch => Named(branch),
            _ => Numbers.TryRead(written, out var numbers) ? Given(numbers) : null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out ClassWeights value)
    {
        value = text switch
        {
            "equal" => new ClassWeights.Equal(),
            "balanced" => new ClassWeights.Balanced(),
            ['{', ..] => Parsed(text),
            _ => Numbers.TryParse(text, out var numbers) ? Given(numbers) : null,
        };
        return value is not null;
    }

    /// <summary>Weights by name are an object of JSON with its keys in ordinal order, which is HOCON too.</summary>
    public override string Format(ClassWeights value) => value switch
    {
        ClassWeights.Given given => Numbers.Format(given.Weights),
        ClassWeights.Named named => $"{{{string.Join(", ", named.Weights.Select(weight => $"{JsonSerializer.Serialize(weight.Key, Json)}: {Number.Format(weight.Value)}"))}}}",
        ClassWeights.Balanced => "balanced",
        _ => "equal",
    };

    /// <summary>Null if fewer than two classes count: then there is nothing to classify.</summary>
    private static ClassWeights.Given? Given(ImmutableArray<double> weights) =>
        weights.Count(weight => weight > 0) >= 2 ? new ClassWeights.Given(weights) : null;

    private static ClassWeights.Named? Named(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var sorted = weights.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return sorted.Values.Count(weight => weight > 0) >= 2 ? new ClassWeights.Named(sorted) : null;
    }

    private static ClassWeights.Named? Named(HoconTree.Branch branch)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        return TryAdd("", branch, weights) ? Named(weights) : null;
    }

    // A name with a dot in it comes as one object within another.
    private static bool TryAdd(string prefix, HoconTree.Branch branch, Dictionary<string, double> weights) => branch.Fields.All(field => field.Value switch
    {
        HoconTree.Branch inner => TryAdd($"{prefix}{field.Key}.", inner, weights),
        HoconTree.Text text => Number.TryParse(text.Value, out var weight) && weights.TryAdd($"{prefix}{field.Key}", weight),
        _ => false,
    });

    private static ClassWeights.Named? Parsed(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            var right = json.RootElement.EnumerateObject().All(field =>
                field.Value.ValueKind == JsonValueKind.Number
                && Number.TryParse(field.Value.GetRawText(), out var weight) && weights.TryAdd(field.Name, weight));
            return right ? Named(weights) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
