namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A number, or none.</summary>
public sealed record OptionalNumberKind : ValueKind<double?>
{
    private const string None = "none";

    /// <inheritdoc/>
    public override string Expected => $"{None} or {NumberKind.Any.Expected}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out double? value)
    {
        value = NumberKind.Any.TryParse(text, out var number) ? number : null;
        return value is not null || text == None;
    }

    /// <inheritdoc/>
    public override string Format(double? value) => value is { } number ? NumberKind.Any.Format(number) : None;
}
