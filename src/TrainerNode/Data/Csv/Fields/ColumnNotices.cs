using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>What a user may not expect of a column of a training file, in sentences.</summary>
internal static class ColumnNotices
{
    /// <summary>With fewer numbers, three digits behind each point are chance.</summary>
    private const int FewThousands = 3, ManyThousands = 10;

    private const int MostAlike = 3, FewTimes = 3;

    /// <summary>So many different numbers are no codes; in so many rows it shows that texts hardly repeat.</summary>
    private const int ManyNumbers = 10, ManyRows = 50;

    /// <summary>The sentences, without the column.</summary>
    /// <param name="name">Of the column.</param>
    /// <param name="separator">Between the columns.</param>
    /// <param name="isChosen">Whether the user says what the column is.</param>
    public static IEnumerable<string> Find(string name, ICsvColumn read, char separator, bool isChosen) => read switch
    {
        NumberColumn numbers => OfNumbers(name, numbers, separator, isChosen),
        TextColumn { Overflows: false } texts => OfTexts(name, texts, isChosen),
        DateColumn { MixedZones: var (zoned, unzoned) } =>
            [$"some of its times have a time zone, like {QuotedText.Quoted(zoned)}, and others have none, like {QuotedText.Quoted(unzoned)}; those without one are read as UTC. Write the zone of all times."],
        _ => [],
    };

    /// <summary>The sentence on texts of another file that the training file does not have: they are predicted as unknown, also where one only differs in case. Without the column; null if there are none.</summary>
    public static string? OfUnseen(InputColumn column, ICsvColumn read)
    {
        if (column.Type != ColumnType.Category || read is not TextColumn texts) return null;
        var known = column.Levels.ToHashSet(StringComparer.Ordinal);
        var unseen = texts.Texts.Where(text => !known.Contains(text.Text) && !known.Contains(WholeText.Trim(text.Text))).ToList();
        if (unseen.Count == 0) return null;
        var near = column.Levels.FirstOrDefault(level => unseen.Exists(text => string.Equals(text.Text, level, StringComparison.OrdinalIgnoreCase)));
        var shown = unseen.Find(text => near is not null && string.Equals(text.Text, near, StringComparison.OrdinalIgnoreCase)) is { Text: { } alike } ? alike : unseen[0].Text;
        var rows = unseen.Sum(text => (long)text.Count);
        return $"{Amount.Format(rows, "row")} {(rows == 1 ? "has" : "have")} a text that the training file does not have, for example {QuotedText.Quoted(shown)}, which is used as unknown"
            + (near is null ? "." : $"; case matters: did you mean {QuotedText.Quoted(near)}?");
    }

    private static IEnumerable<string> OfNumbers(string name, NumberColumn numbers, char separator, bool isChosen)
    {
        if (!isChosen && OtherDates.DayOf(numbers.Numbers) is { } day)
        {
            yield return $"its numbers look like dates, for example {day}, and are read as numbers; to use them as dates, set data.columns {{ {QuotedText.Quoted(name)} {{ type = date, format = \"{OtherDates.Digits}\" }} }}.";
        }

        if (numbers.Thousands is not { } shown) yield break;
        if (shown.Count < (shown.Count < numbers.Plain ? FewThousands : separator == ';' != numbers.HasCommas ? ManyThousands : int.MaxValue)) yield break;
        var sign = numbers.HasCommas ? "comma" : "point";
        yield return $"all its numbers with a {sign} have three digits behind it, like {QuotedText.Quoted(shown.Text)}, and are read as decimals; if the {sign} separates thousands, remove it.";
    }

    /// <summary>A column that is neither one of numbers nor of texts that repeat.</summary>
    private static string? OfMixed(TextColumn texts)
    {
        var numbers = texts.Texts.Where(text => CsvNumber.IsNumber(text.Text)).ToList();
        var filled = numbers.Sum(text => text.Count);
        if (numbers.Count >= ManyNumbers && 2 * filled >= texts.Filled && texts.Texts.FirstOrDefault(text => !CsvNumber.IsNumber(text.Text)) is { Text: { } other })
        {
            return FormattableString.Invariant($"{filled} of its {texts.Filled} values are numbers, but others are texts, for example {QuotedText.Quoted(other)}, so each value is a category of its own. If the texts mean a missing value, add them to data.missing; otherwise correct them.");
        }

        return texts.Filled >= ManyRows && 4 * texts.Texts.Count > texts.Filled && !texts.NamesRows
            ? FormattableString.Invariant($"it has {texts.Texts.Count} different texts in {texts.Filled} rows, for example {QuotedText.Quoted(texts.Texts[0].Text)}, so a net can learn little of most of them; leave it out with data.exclude, or set encode = target for it in data.columns.")
            : null;
    }

    private static IEnumerable<string> OfTexts(string name, TextColumn texts, bool isChosen)
    {
        if (texts.OfNumbers is { } why) yield return $"{why}; if they are numbers, set its type to number in data.columns.";
        if (OtherDates.FormOf(texts.Texts) is { } form)
        {
            yield return $"its texts look like dates, for example {QuotedText.Quoted(texts.Texts[0].Text)}, in a form that is not looked for; to use them as dates, set data.columns {{ {QuotedText.Quoted(name)} {{ type = date, format = \"{form}\" }} }}.";
        }
        else if (!isChosen && texts.Texts.Count >= FewTimes && texts.Texts.All(text => CsvNumber.IsTime(text.Text)))
        {
            yield return $"its texts look like times of day or durations, for example {QuotedText.Quoted(texts.Texts[0].Text)}, and are read as texts; to use them as numbers, write for example hours with a fraction.";
        }
        else if (!isChosen && texts.OfNumbers is null && OfMixed(texts) is { } mixed)
        {
            yield return mixed;
        }
        else if (texts.Texts.Count <= TextColumn.MostLevels && texts.Texts.Any(text => CsvNumber.WordPair(text.Text) is null))
        {
            foreach (var sentence in SimilarTexts.Notices(texts.Texts, "categories").Take(MostAlike)) yield return sentence;
        }
    }
}
