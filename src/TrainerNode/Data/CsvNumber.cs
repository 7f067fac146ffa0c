using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data;

/// <summary>A field as a number: digits with a decimal point, whatever the machine's language.</summary>
internal static class CsvNumber
{
    /// <summary>The finite number in a field; parsed in double precision, then rounded to single.</summary>
    /// <param name="field">UTF-8.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<byte> field, out float value)
    {
        // The parser takes zero bytes after the digits, which a damaged file may hold.
        value = !field.Contains((byte)0) && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? (float)parsed
            : float.NaN;
        return float.IsFinite(value);
    }

    /// <summary>Why a field that does not parse is wrong, as a sentence.</summary>
    public static string Explain(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (text.Length == 0)
        {
            return "the field is empty; fill in a number or remove the row.";
        }

        var shown = Shown.Quoted(text);
        if (text.TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞")
        {
            return $"{shown} is not a finite number; fill one in or remove the row.";
        }

        if (text.Contains('\0'))
        {
            return $"{shown} holds zero bytes; the file is damaged.";
        }

        if (IsNumber(text))
        {
            return $"{shown} is too large for a 32-bit number (at most 3.4e38); scale the column.";
        }

        return IsNumber(text.Replace(',', '.')) ? $"{shown} is not a number; write a decimal point, not a comma."
            : text.AsSpan().ContainsAny(";\t|") ? $"{shown} is not a number; is data.delimiter another character?"
            : $"{shown} is not a number.";
    }

    public static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
