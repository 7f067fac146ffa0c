using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A field as a number: digits with a decimal point, independent of the machine's language.</summary>
internal static partial class CsvNumber
{
    /// <summary>The finite number in a field, in double precision.</summary>
    /// <param name="field">UTF-8.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        // The parser accepts zero bytes after the digits, which a damaged file may have.
        value = double.NaN;
        if (field.Contains((byte)0) || !double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)) return false;
        if (!double.IsFinite(parsed) || (parsed == 0 && HasDigitAboveZero(field))) return false;
        value = parsed;
        return true;
    }

    /// <summary>Whether a text is a number, however large.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>Whether a text is a number with a decimal point or a decimal comma.</summary>
    public static bool IsNumberOfAnySign(string text) => IsNumber(text) || DecimalComma().IsMatch(text);

    /// <summary>Whether a number has no fraction.</summary>
    public static bool IsWhole(string number) => Parsed(number) is var value && value == Math.Floor(value);

    /// <summary>Whether a field is one of the words for true and false, and which.</summary>
    public static bool? Truth(ReadOnlySpan<byte> field) =>
        Ascii.EqualsIgnoreCase(Trimmed(field), "true"u8) ? true : Ascii.EqualsIgnoreCase(Trimmed(field), "false"u8) ? false : null;

    /// <summary>Why a field that does not parse is not a number.</summary>
    public static FieldFault FaultOf(string text) =>
        Infinite().IsMatch(text) ? FieldFault.Infinite
        : MissingWords.InNumbers(text) ? FieldFault.Missing
        : text.Contains('\0') ? FieldFault.Damaged
        : IsNumber(text) ? (double.IsInfinity(Parsed(text)) ? FieldFault.TooLarge : FieldFault.TooSmall)
        : OtherMinus().IsMatch(text) ? FieldFault.OtherMinus
        : InParentheses().IsMatch(text) ? FieldFault.Parentheses
        : MinusBehind().IsMatch(text) ? FieldFault.MinusBehind
        : ShortDate().IsMatch(text) ? FieldFault.Text
        : OneComma().IsMatch(text) ? FieldFault.CommaGroup
        : DecimalComma().IsMatch(text) ? FieldFault.DecimalComma
        : CommaGroups().IsMatch(text) ? FieldFault.CommaGroups
        : PointGroups().IsMatch(text) ? FieldFault.PointGroups
        : BlankGroups().IsMatch(text) ? FieldFault.BlankGroups
        : text.AsSpan().ContainsAny(";\t|") ? FieldFault.Delimiter
        : Divided().IsMatch(text) ? FieldFault.Digits
        : WithUnit().IsMatch(text) || InQuotes().IsMatch(text) ? FieldFault.Unit
        : WordPair(text) is not null ? FieldFault.Word
        : FieldFault.Text;

    /// <summary>The two words that programs and people write for yes and no, where a text is one of them; else null.</summary>
    public static (string Yes, string No)? WordPair(string text) => text.ToUpperInvariant() switch
    {
        "YES" or "NO" => ("yes", "no"),
        "Y" or "N" => ("y", "n"),
        "T" or "F" => ("T", "F"),
        "ON" or "OFF" => ("on", "off"),
        "JA" or "NEIN" => ("ja", "nein"),
        "OUI" or "NON" => ("oui", "non"),
        _ => null,
    };

    /// <summary>Whether a text is a time of day or a duration like 12:30.</summary>
    public static bool IsTime(string text) => Time().IsMatch(text);

    /// <summary>A number without its digit groups; null if it is not one with groups.</summary>
    public static string? Ungrouped(string text) =>
        CommaGroups().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal)
        : PointGroups().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
        : BlankGroups().IsMatch(text) ? Blank().Replace(text, "").Replace(',', '.')
        : null;

    private static double Parsed(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool HasDigitAboveZero(ReadOnlySpan<byte> field)
    {
        foreach (var letter in field)
        {
            if (letter is (byte)'e' or (byte)'E') return false;
            if (letter is >= (byte)'1' and <= (byte)'9') return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field) => field.Trim((byte)' ');

    [GeneratedRegex(@"^[+\-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+\-]?[0-9]+)?$")]
    private static partial Regex Number();

    // Typesetters' minus signs and dashes.
    [GeneratedRegex(@"^[\u2212\u2010-\u2014\ufe63\uff0d]([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+\-]?[0-9]+)?$")]
    private static partial Regex OtherMinus();

    [GeneratedRegex(@"^[+\-]?(inf|infinity|∞)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Infinite();

    [GeneratedRegex(@"^[+\-]?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex OneComma();

    [GeneratedRegex(@"^[+\-]?[0-9]*,[0-9]+([eE][+\-]?[0-9]+)?$")]
    private static partial Regex DecimalComma();

    // Thousands, and Indian groups of two digits above them.
    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\.[0-9]*)?$")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$")]
    private static partial Regex PointGroups();

    // The digits of a code or a phone number may begin with 0.
    [GeneratedRegex(@"^[+\-]?[1-9][0-9]{0,2}([ \u00a0\u2009\u202f'’_][0-9]{3})+([.,][0-9]+)?$")]
    private static partial Regex BlankGroups();

    [GeneratedRegex(@"[ \u00a0\u2009\u202f'’_]")]
    private static partial Regex Blank();

    // As accountants write a number below 0.
    [GeneratedRegex(@"^[$€£¥₹]?\([$€£¥₹]? ?[0-9][0-9.,'’ \u00a0\u2009\u202f]*\)$")]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]*)?-$")]
    private static partial Regex MinusBehind();

    [GeneratedRegex(@"^[0-9]{1,3}:[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?( ?[AaPp][Mm])?$")]
    private static partial Regex Time();

    // A day of a year of two digits, which only its user can tell.
    [GeneratedRegex(@"^[0-9]{1,2}([.,/\-])[0-9]{1,2}\1[0-9]{2}$")]
    private static partial Regex ShortDate();

    [GeneratedRegex(@"^(['’‘“”][+\-]?(?!0[0-9])[0-9][0-9.,]*['’‘“”]?)$")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"^[+\-]?[0-9][0-9.,'’ \u00a0\u2009\u202f]*$")]
    private static partial Regex Divided();

    [GeneratedRegex(@"^[+\-]?([$€£¥₹]|USD|EUR|GBP|CHF|Rs\.?|R\$)? ?[+\-]?[0-9][0-9.,' ]* ?(%|‰|°|°?C|[$€£¥]|[A-Za-z]{1,4}[²³]?)?$")]
    private static partial Regex WithUnit();
}
