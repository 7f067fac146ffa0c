namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Texts that programs write for a missing value.</summary>
internal static class MissingWords
{
    private static readonly HashSet<string> Sure = new(StringComparer.Ordinal) { "", "NA", "N/A", "n/a", "#N/A", "#N/A N/A", "#NA", "<NA>", "?", "NaT", "\\N" };

    private static readonly HashSet<string> SureInAnyCase = new(StringComparer.OrdinalIgnoreCase)
    {
        "nan", "-nan", "+nan", "1.#QNAN", "-1.#IND", "null", "(null)", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!",
    };

    private static readonly HashSet<string> Doubtful = new(StringComparer.OrdinalIgnoreCase) { "none", "na", "nil", "-", "--", "---", ".", "..", "missing", "–", "—" };

    /// <summary>Whether a field of a column of labels means a missing value.</summary>
    public static bool Surely(string text) => Sure.Contains(text) || SureInAnyCase.Contains(text);

    /// <summary>All spellings that <see cref="Surely"/> knows.</summary>
    public static IEnumerable<string> Spellings() => Sure.Concat(SureInAnyCase.SelectMany(InAnyCase)).Distinct(StringComparer.Ordinal);

    /// <summary>A word of ASCII in each combination of small and capital letters.</summary>
    public static IEnumerable<string> InAnyCase(string word) => word.Aggregate(
        (IEnumerable<string>)[""],
        (starts, letter) => char.IsAsciiLetter(letter) ? starts.SelectMany(start => new[] { start + char.ToLowerInvariant(letter), start + char.ToUpperInvariant(letter) }) : starts.Select(start => start + letter));

    /// <summary>Whether a label may be a name of a class as well as a word for a missing one.</summary>
    public static bool Perhaps(string text) => Doubtful.Contains(text);

    /// <summary>Whether a field of a column of numbers means a missing value.</summary>
    public static bool InNumbers(string text) => Surely(text) || Perhaps(text);
}
