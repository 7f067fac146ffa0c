using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Spellings of missing values: the usual ones, and those that the user adds. A number that is added is met in each of its spellings.</summary>
internal sealed class MissingFields
{
    private readonly FrozenSet<string> _texts;
    private readonly FrozenSet<double> _numbers;

    /// <param name="added">The user's.</param>
    public MissingFields(ImmutableArray<string> added)
    {
        _texts = added.Select(text => text.Trim()).ToFrozenSet(StringComparer.Ordinal);
        _numbers = added.Where(CsvNumber.IsNumber).Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)).ToFrozenSet();
    }

    /// <summary>Only the usual ones.</summary>
    public static MissingFields Usual { get; } = new([]);

    /// <summary>Whether a field of a column of texts means a missing value.</summary>
    public bool InTexts(string text) => MissingWords.Surely(text) || Added(text);

    /// <summary>Whether a field of a column of numbers or dates means a missing value, though it may be a number.</summary>
    public bool Added(ReadOnlySpan<byte> field) => _texts.Count > 0 && Added(Encoding.UTF8.GetString(field).Trim());

    private bool Added(string text) => _texts.Contains(text)
        || (_numbers.Count > 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && _numbers.Contains(number));
}
