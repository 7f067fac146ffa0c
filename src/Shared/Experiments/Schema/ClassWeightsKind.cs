using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>How much the rows of each class count: a rule's name or numbers.</summary>
public sealed record ClassWeightsKind : ValueKind<ClassWeights>
{
    private static readonly ListKind<double> Numbers = new(new NumberKind(0, true, 1_000_000, true), 2, "[1, 19]");

    /// <inheritdoc/>
    public override string Expected => $"equal, balanced or {Numbers.Expected}, two of them or more above 0";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, [MaybeNullWhen(false)] out ClassWeights value)
    {
        if (written is HoconTree.Text) return base.TryRead(written, out value);
        value = Numbers.TryRead(written, out var numbers) ? Given(numbers) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out ClassWeights value)
    {
        value = text switch
        {
            "equal" => new ClassWeights.Equal(),
            "balanced" => new ClassWeights.Balanced(),
            _ => Numbers.TryParse(text, out var numbers) ? Given(numbers) : null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override string Format(ClassWeights value) => value switch
    {
        ClassWeights.Given given => Numbers.Format(given.Weights),
        ClassWeights.Balanced => "balanced",
        _ => "equal",
    };

    /// <summary>Null where fewer than two classes count: then there is nothing to tell apart.</summary>
    private static ClassWeights.Given? Given(ImmutableArray<double> weights) =>
        weights.Count(weight => weight > 0) >= 2 ? new ClassWeights.Given(weights) : null;
}
