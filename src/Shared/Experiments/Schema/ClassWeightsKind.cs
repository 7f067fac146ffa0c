using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>How much the rows of each class count: a rule's name or numbers.</summary>
public sealed record ClassWeightsKind : ValueKind<ClassWeights>
{
    private static readonly ListKind<double> Numbers = new(new NumberKind(0, true, double.PositiveInfinity), 2, "[1, 19]");

    /// <inheritdoc/>
    public override string Expected => $"equal, balanced or {Numbers.Expected}";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, [MaybeNullWhen(false)] out ClassWeights value)
    {
        if (written is HoconTree.Text) return base.TryRead(written, out value);
        var right = Numbers.TryRead(written, out var numbers);
        value = new ClassWeights.Given(numbers);
        return right;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out ClassWeights value)
    {
        value = text switch
        {
            "equal" => new ClassWeights.Equal(),
            "balanced" => new ClassWeights.Balanced(),
            _ => Numbers.TryParse(text, out var numbers) ? new ClassWeights.Given(numbers) : null,
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
}
