using System.Collections.Immutable;
using System.Globalization;

namespace ActorSearch.Shared.Experiments;

/// <summary>
/// A part of the training rows in nested cross-validation: its rows score a search over all others. A configuration of that search has it as one
/// more choice, which makes its trainings others than those over all rows.
/// </summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts there are, ≥ 2.</param>
public readonly record struct OuterPart(int Number, int Of)
{
    /// <summary>Its path among the choices. It is not a setting of the experiment file.</summary>
    public const string Path = "validation.outer-part";

    /// <summary>Most parts: the streams of their draws have room for so many.</summary>
    public const int Most = 1000;

    /// <summary>The part as a choice.</summary>
    public Choice Choice => new(Path, ToString());

    /// <summary>The part among choices; null where rows are not held out.</summary>
    /// <exception cref="FormatException">It is not canonical.</exception>
    public static OuterPart? In(ImmutableArray<Choice> choices) =>
        choices is [.., { Path: Path, Value: var text }]
            ? Parse(text) ?? throw new FormatException($"{Path} cannot be '{text}'.")
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    private static OuterPart? Parse(string text) =>
        text.Split('/') is [var left, var right]
        && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && number >= 1 && number <= of && of is >= 2 and <= Most && new OuterPart(number, of) is var part && part.ToString() == text
            ? part
            : null;
}
