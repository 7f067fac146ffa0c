namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A number, or none.</summary>
/// <param name="Numbers">Which numbers.</param>
public sealed record OptionalNumberKind(NumberKind Numbers) : ValueKind<double?>
{
    private const string None = "none";

    /// <inheritdoc/>
    public override string Expected => $"{None} or {Numbers.Expected}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out double? value)
    {
        value = Numbers.TryParse(text, out var number) ? number : null;
        return value is not null || text == None;
    }

    /// <inheritdoc/>
    public override string Format(double? value) => value is { } number ? Numbers.Format(number) : None;
}
