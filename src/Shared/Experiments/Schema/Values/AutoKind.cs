using System.Globalization;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A whole number within bounds, or auto, which leaves it to the data.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record AutoKind(int Low, int High) : ValueKind<int?>
{
    /// <inheritdoc/>
    public override string Expected => $"auto or a whole number from {Low} to {High}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out int? value)
    {
        value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text == "auto" || (value >= Low && value <= High);
    }

    /// <inheritdoc/>
    public override string Format(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "auto";
}
