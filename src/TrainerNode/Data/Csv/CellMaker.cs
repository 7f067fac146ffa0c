using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>An input: what it is, and its cells before they are stored.</summary>
/// <param name="Position">Of its column in the file.</param>
internal sealed record InputCells(int Position, InputColumn Column, CellBlock Cells);

/// <summary>Makes cells of the fields of a column: those of a training file decide its levels, those of other files use them.</summary>
internal static class CellMaker
{
    /// <summary>The inputs of a column of a training file, whose type is known by now.</summary>
    public static ImmutableArray<InputCells> Train(PlannedColumn.Chosen planned, string name, ICsvColumn read) => read switch
    {
        NumberColumn numbers => [new(planned.Position, new InputColumn(name, numbers.IsTruth ? ColumnType.Flag : ColumnType.Number)
        {
            Levels = numbers.IsTruth ? ["False", "True"] : [],
            Missing = numbers.Missing,
        }, Copy(numbers))],
        DateColumn dates => OfDates(planned, name, dates),
        TextColumn texts => [OfTexts(planned, name, texts)],
        _ => throw new ArgumentOutOfRangeException(nameof(read), read, "Not a column of inputs."),
    };

    /// <summary>The cells of one input in another file.</summary>
    public static CellBlock Known(InputColumn column, ICsvColumn read, string name, MistakeLog log) => (column, read) switch
    {
        ({ Date: { } date }, DateColumn dates) => Parts(date.Part, dates),
        (_, NumberColumn numbers) => Copy(numbers),
        (_, TextColumn texts) => Places(column, texts, name, log),
        _ => throw new ArgumentOutOfRangeException(nameof(read), read, "Not a column of inputs."),
    };

    private static ImmutableArray<InputCells> OfDates(PlannedColumn.Chosen planned, string name, DateColumn dates)
    {
        var hasTimes = false;
        foreach (var day in dates.Days) hasTimes |= day != Math.Floor(day) && !double.IsNaN(day);
        var made = ImmutableArray.CreateBuilder<InputCells>();
        foreach (var part in DateParts.List(planned.Choice?.As ?? DateForm.Elapsed, hasTimes))
        {
            made.Add(new(planned.Position, new InputColumn(DateParts.Name(name, part), ColumnType.Date)
            {
                Missing = dates.Missing,
                Date = new DateNumber(name, part, dates.Format.Pattern),
            }, Parts(part, dates)));
        }

        return made.ToImmutable();
    }

    private static InputCells OfTexts(PlannedColumn.Chosen planned, string name, TextColumn texts)
    {
        var plain = texts.Texts.All(text => WholeText.Is(text.Text));
        var levels = texts.Texts.Select(text => plain ? WholeText.Trim(text.Text) : text.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var pair = FlagWords(levels);
        var isFlag = planned.Choice?.Use == ColumnUse.Flag || (planned.Choice is null && pair is not null);
        var column = new InputColumn(name, isFlag ? ColumnType.Flag : ColumnType.Category) { Levels = isFlag && pair is { } words ? [words.No, words.Yes] : levels, Missing = texts.Missing };
        return new(planned.Position, column, Places(column, texts, name, null));
    }

    /// <summary>Whether all texts are one of two words for yes and no; which.</summary>
    private static (string Yes, string No)? FlagWords(ImmutableArray<string> levels)
    {
        var pairs = levels.Select(CsvNumber.WordPair).Distinct().ToList();
        return pairs is [{ } pair] ? pair : null;
    }

    private static CellBlock Places(InputColumn column, TextColumn texts, string name, MistakeLog? log)
    {
        var places = column.Levels.Index().ToDictionary(level => level.Item, level => (double)level.Index, StringComparer.Ordinal);
        var ofTexts = new double[texts.Texts.Count];
        foreach (var (place, text) in texts.Texts.Index())
        {
            var known = places.TryGetValue(text.Text, out var found) || places.TryGetValue(WholeText.Trim(text.Text), out found)
                || (column.Type == ColumnType.Flag && CsvNumber.WordPair(text.Text) is { } pair && places.TryGetValue(IsYes(text.Text, pair) ? pair.Yes : pair.No, out found));
            ofTexts[place] = known ? found : InputColumn.Unseen;
            if (!known && column.Type == ColumnType.Flag)
            {
                log?.AddField(text.Line, name, $"{QuotedText.Quoted(text.Text)} is neither {QuotedText.Quoted(column.Levels[0])} nor {QuotedText.Quoted(column.Levels[^1])}{FaultSentence.First(text)}; correct it.");
            }
        }

        return (start, cells) =>
        {
            var rows = texts.Rows.Slice(start, cells.Length);
            for (var row = 0; row < rows.Length; row++) cells[row] = rows[row] is >= 0 and var place ? ofTexts[place] : double.NaN;
        };
    }

    private static bool IsYes(string text, (string Yes, string No) pair) => string.Equals(text, pair.Yes, StringComparison.OrdinalIgnoreCase);

    private static CellBlock Copy(NumberColumn numbers) => (start, cells) => numbers.Numbers.Slice(start, cells.Length).CopyTo(cells);

    private static CellBlock Parts(DatePart part, DateColumn dates) => (start, cells) =>
    {
        var days = dates.Days.Slice(start, cells.Length);
        for (var row = 0; row < days.Length; row++) cells[row] = DateParts.Compute(part, days[row]);
    };
}
