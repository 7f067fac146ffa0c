using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>How much the rows of each class count: a number for each name, numbers in the order of the classes, or a rule's name.</summary>
/// <param name="Most">The largest number.</param>
/// <param name="LeastAboveZero">How many of the numbers must be above 0.</param>
/// <param name="HasRules">Whether the names of rules (equal, balanced) are values.</param>
/// <param name="Example">An example by name and one in order.</param>
public sealed record ClassWeightsKind(double Most, int LeastAboveZero, bool HasRules, (string ByName, string InOrder) Example) : ValueKind<ClassWeights>
{
    private readonly NumberKind _number = new(0, true, Most, true);
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Expected =>
        (HasRules ? "equal, balanced, " : "") + $"numbers by class name (for example {Example.ByName}) or a list of numbers (for example {Example.InOrder}), "
        + $"each {_number.Expected}, at least {(LeastAboveZero == 1 ? "one" : "two")} above 0";

    private ListKind<double> Numbers => new(_number, 2, Example.InOrder);

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
            "equal" when HasRules => new ClassWeights.Equal(),
            "balanced" when HasRules => new ClassWeights.Balanced(),
            ['{', ..] => Parsed(text),
            _ => Numbers.TryParse(text, out var numbers) ? Given(numbers) : null,
        };
        return value is not null;
    }

    /// <summary>Weights by name are an object of JSON with its keys in ordinal order, which is HOCON too.</summary>
    public override string Format(ClassWeights value) => value switch
    {
        ClassWeights.Given given => Numbers.Format(given.Weights),
        ClassWeights.Named named => $"{{{string.Join(", ", named.Weights.Select(weight => $"{JsonSerializer.Serialize(weight.Key, Json)}: {_number.Format(weight.Value)}"))}}}",
        ClassWeights.Balanced => "balanced",
        _ => "equal",
    };

    private ClassWeights.Given? Given(ImmutableArray<double> weights) =>
        weights.Count(weight => weight > 0) >= LeastAboveZero ? new ClassWeights.Given(weights) : null;

    private ClassWeights.Named? Named(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var sorted = weights.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return sorted.Values.Count(weight => weight > 0) >= LeastAboveZero ? new ClassWeights.Named(sorted) : null;
    }

    private ClassWeights.Named? Named(HoconTree.Branch branch)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        return TryAdd("", branch, weights) ? Named(weights) : null;
    }

    // A name with a dot in it comes as one object within another.
    private bool TryAdd(string prefix, HoconTree.Branch branch, Dictionary<string, double> weights) => branch.Fields.All(field => field.Value switch
    {
        HoconTree.Branch inner => TryAdd($"{prefix}{field.Key}.", inner, weights),
        HoconTree.Text text => _number.TryParse(text.Value, out var weight) && weights.TryAdd($"{prefix}{field.Key}", weight),
        _ => false,
    });

    private ClassWeights.Named? Parsed(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            var right = json.RootElement.EnumerateObject().All(field =>
                field.Value.ValueKind == JsonValueKind.Number
                && _number.TryParse(field.Value.GetRawText(), out var weight) && weights.TryAdd(field.Name, weight));
            return right ? Named(weights) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
