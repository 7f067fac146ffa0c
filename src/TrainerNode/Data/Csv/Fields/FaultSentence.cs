using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>What is wrong with the fields of a column that are not numbers, in one sentence.</summary>
internal static class FaultSentence
{
    /// <summary>The sentence; the line of the first field is reported beside it.</summary>
    /// <param name="fault">What is wrong with them.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="others">How many more of the column are wrong in another way.</param>
    /// <param name="advice">What to do besides; may be empty.</param>
    /// <param name="hasCommas">Whether a comma is the decimal sign of the file.</param>
    public static string Write(FieldFault fault, FaultCount fields, int others, string advice = "", bool hasCommas = false)
    {
        var more = others == 0 ? "" : $" ({Amount.Format(others, "more field")} of this column {(others == 1 ? "is" : "are")} wrong in another way)";
        var sentence = $"{Sentence(fault, fields, hasCommas, advice.Length > 0)}{more}{(advice.Length == 0 ? "" : $"; {advice}")}";
        return sentence.EndsWith('?') ? sentence : $"{sentence}.";
    }

    /// <summary>That a field is the first of several; empty if it is the only one.</summary>
    public static string First(FaultCount fields) => fields.Count == 1 ? "" : $" (the first of {fields.Count} such fields in this column)";

    /// <summary>That rows have no value, without an end.</summary>
    public static string Lacking(FaultCount fields) => (fields.Count, fields.Text.Length) switch
    {
        (1, 0) => "the field is empty",
        (1, _) => $"{QuotedText.Quoted(fields.Text)} means a missing value",
        _ => $"{fields.Count} rows have no value in this column, and this is the first of them ({(fields.Text.Length == 0 ? "an empty field" : QuotedText.Quoted(fields.Text))})",
    };

    private static string Sentence(FieldFault fault, FaultCount fields, bool hasCommas, bool isAdvised)
    {
        var (shown, first) = (QuotedText.Quoted(fields.Text), First(fields));
        string Exchanged(string text) => hasCommas ? FieldSpelling.Exchanged(text) : text;

        // Without a currency, and without separators if it is clear what they mean.
        string Negative(string inside) => inside.Trim('(', ')', '$', '€', '£', '¥', '₹', ' ') is var digits && CsvNumber.IsNumber(digits) ? $"-{Exchanged(digits)}"
            : CsvNumber.FaultOf(digits) != FieldFault.CommaGroup && CsvNumber.Ungrouped(digits) is { } plain ? $"-{Exchanged(plain)}"
            : "a minus sign and only the digits";

        // As if the decimal sign were a point.
        var text = Exchanged(fields.Text.Trim());
        return fault switch
        {
            FieldFault.Missing => $"{Lacking(fields)}; fill in {(fields.Count > 1 ? "numbers or remove the rows" : "a number or remove the row")}",
            FieldFault.Infinite => $"{shown} is not a finite number{first}; fill one in or remove the row",
            FieldFault.TooLarge => $"{shown} is too large for a 64-bit number (at most 1.8e308){first}; scale the column",
            FieldFault.TooSmall => $"{shown} is too small for a 64-bit number (at least 4.9e-324){first}; scale the column",
            FieldFault.Damaged => $"{shown} has zero bytes{first}; the file is damaged",
            FieldFault.OtherMinus => $"{shown} has a typographic minus sign{first}; write -{Exchanged(text[1..])}",
            FieldFault.Parentheses => $"{shown} is a negative number in parentheses{first}; write {Negative(text)}",
            FieldFault.MinusBehind => $"{shown} is a negative number with its sign behind it{first}; write -{Exchanged(text.TrimEnd('-'))}",
            FieldFault.CommaGroup =>
                $"{shown} may be {text.Replace(",", "", StringComparison.Ordinal)} with a thousands separator or {Exchanged(text.Replace(',', '.'))} with a decimal {(hasCommas ? "point" : "comma")}{first}; write the one that you mean",
            FieldFault.CommaGroups or FieldFault.PointGroups or FieldFault.BlankGroups when CsvNumber.Ungrouped(text) is { } plain =>
                $"{shown} has digit separators{first}; write {Exchanged(plain)}",
            FieldFault.DecimalComma when hasCommas => $"{shown} has a decimal point, but the decimal sign of this file is a comma{first}; write {Exchanged(text.Replace(',', '.'))}",
            FieldFault.DecimalComma => $"{shown} is not a number{first}; write a decimal point, not a comma",
            FieldFault.Delimiter => $"{shown} is not a number{first}; is data.delimiter another character?",
            FieldFault.Unit or FieldFault.Digits => $"{shown} is a number with other text{first}; write only the number",
            FieldFault.Word when CsvNumber.WordPair(text) is var (yes, no) => $"{shown} is not a number{first}; write 1 for {yes} and 0 for {no}",
            _ => $"{shown} is not a number{first}{(isAdvised ? "" : fields.Count > 1 ? "; correct them or remove the rows" : "; correct it or remove the row")}",
        };
    }
}
