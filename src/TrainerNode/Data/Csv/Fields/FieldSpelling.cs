using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>How the fields of a file are written: its decimal sign, and the spellings of missing values: the usual ones, and those that the user adds. A number that is added is met in each of its spellings.</summary>
internal sealed class FieldSpelling
{
    private readonly FrozenSet<string> _texts;
    private readonly FrozenSet<double> _numbers;
    private readonly ImmutableArray<string> _added;

    /// <param name="added">The user's spellings of missing values.</param>
    /// <param name="hasCommas">Whether a comma is the decimal sign.</param>
    public FieldSpelling(ImmutableArray<string> added, bool hasCommas = false)
    {
        (_added, HasCommas) = (added, hasCommas);
        _texts = added.Select(text => text.Trim()).ToFrozenSet(StringComparer.Ordinal);
        _numbers = added.Select(WithPoint).Where(CsvNumber.IsNumber).Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)).ToFrozenSet();
    }

    /// <summary>Only the usual ones.</summary>
    public static FieldSpelling Usual { get; } = new([]);

    /// <summary>Whether a comma is the decimal sign; else a point.</summary>
    public bool HasCommas { get; }

    /// <summary>Whether it is that of an experiment, whose user can set another decimal sign.</summary>
    public bool IsOfExperiment { get; init; }

    /// <summary>The same with a decimal point.</summary>
    public FieldSpelling WithPoints() => HasCommas ? new FieldSpelling(_added) : this;

    /// <summary>A text with a decimal point where this spelling has a comma, and the other way round.</summary>
    public string WithPoint(string text) => HasCommas ? Exchanged(text) : text;

    /// <summary>The finite number in a field, in double precision.</summary>
    /// <param name="field">UTF-8.</param>
    /// <param name="value">The number.</param>
    public bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        if (!HasCommas || field.IndexOfAny((byte)',', (byte)'.') is not (>= 0 and var sign)) return CsvNumber.TryParse(field, out value);
        value = double.NaN;
        if (field[sign] == '.') return false;
        var pointed = field.Length <= 128 ? stackalloc byte[field.Length] : new byte[field.Length];
        field.CopyTo(pointed);
        pointed[sign] = (byte)'.';
        return CsvNumber.TryParse(pointed, out value);
    }

    /// <summary>Why a field that does not parse is not a number.</summary>
    public FieldFault FaultOf(string text)
    {
        var pointed = CsvNumber.FaultOf(text);
        if (!HasCommas || pointed is FieldFault.Missing or FieldFault.Infinite) return pointed;
        return CsvNumber.FaultOf(Exchanged(text)) is not FieldFault.Missing and var fault ? fault : FieldFault.Text;
    }

    /// <summary>Whether a field of a column of texts means a missing value.</summary>
    public bool InTexts(string text) => MissingWords.Surely(text) || Added(text);

    /// <summary>Whether a field of a column of numbers or dates means a missing value, though it may be a number.</summary>
    public bool Added(ReadOnlySpan<byte> field) => _texts.Count > 0 && Added(Encoding.UTF8.GetString(field).Trim());

    /// <summary>Commas for points, and points for commas.</summary>
    public static string Exchanged(string text) => text.AsSpan().ContainsAny(',', '.')
        ? string.Create(text.Length, text, (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++) letters[at] = from[at] switch { ',' => '.', '.' => ',', var letter => letter };
        })
        : text;

    private bool Added(string text) => _texts.Contains(text)
        || (_numbers.Count > 0 && double.TryParse(WithPoint(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && _numbers.Contains(number));
}
