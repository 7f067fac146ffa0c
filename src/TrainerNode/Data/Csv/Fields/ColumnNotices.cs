using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>What a user may not expect of a column of a training file, in sentences.</summary>
internal static class ColumnNotices
{
    /// <summary>With fewer numbers, three digits behind each point are chance.</summary>
    private const int FewThousands = 3, ManyThousands = 10;

    private const int MostAlike = 3;

    /// <summary>The sentences, without the column.</summary>
    /// <param name="name">Of the column.</param>
    /// <param name="separator">Between the columns.</param>
    public static IEnumerable<string> Find(string name, ICsvColumn read, char separator) => read switch
    {
        NumberColumn numbers => OfNumbers(numbers, separator),
        TextColumn { Overflows: false } texts => OfTexts(name, texts),
        DateColumn { MixedZones: var (zoned, unzoned) } =>
            [$"some of its times have a time zone, like {QuotedText.Quoted(zoned)}, and others have none, like {QuotedText.Quoted(unzoned)}; those without one are read as UTC. Write the zone of all times."],
        _ => [],
    };

    private static IEnumerable<string> OfNumbers(NumberColumn numbers, char separator)
    {
        if (numbers.Thousands is not { } shown) yield break;
        if (shown.Count < (shown.Count < numbers.Plain ? FewThousands : separator == ';' != numbers.HasCommas ? ManyThousands : int.MaxValue)) yield break;
        var sign = numbers.HasCommas ? "comma" : "point";
        yield return $"all its numbers with a {sign} have three digits behind it, like {QuotedText.Quoted(shown.Text)}, and are read as decimals; if the {sign} separates thousands, remove it.";
    }

    private static IEnumerable<string> OfTexts(string name, TextColumn texts)
    {
        if (texts.OfNumbers is { } why) yield return $"{why}; if they are numbers, set its type to number in data.columns.";
        if (OtherDates.FormOf(texts.Texts) is { } form)
        {
            yield return $"its texts look like dates, for example {QuotedText.Quoted(texts.Texts[0].Text)}, in a form that is not looked for; to use them as dates, set data.columns {{ {QuotedText.Quoted(name)} {{ type = date, format = \"{form}\" }} }}.";
        }
        else if (texts.Texts.Count <= TextColumn.MostLevels && texts.Texts.Any(text => CsvNumber.WordPair(text.Text) is null))
        {
            foreach (var sentence in SimilarTexts.Notices(texts.Texts, "categories").Take(MostAlike)) yield return sentence;
        }
    }
}
