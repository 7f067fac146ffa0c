using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Which columns of a training file are used as inputs, where the user has not chosen.</summary>
internal static class TextsKept
{
    /// <summary>A reason of <see cref="Unused"/>.</summary>
    public const string NoValue = "no value in any row";

    private const int MostNamed = 5;

    /// <summary>Why a column is not used, after its name; null if it is.</summary>
    public static string? Unused(PlannedColumn.Chosen planned, ICsvColumn read) => (planned.Choice, read) switch
    {
        (_, NumberColumn numbers) when numbers.Missing == numbers.Numbers.Length => NoValue,
        (_, DateColumn { Filled: 0 }) or (_, TextColumn { Filled: 0 }) => NoValue,
        (null, TextColumn { NamesRows: true }) =>
            "another text in nearly every row, like a name or an id",
        (null, TextColumn { Texts.Count: > TextColumn.MostLevels }) => $"more than {TextColumn.MostLevels} different texts",
        _ => null,
    };

    /// <summary>Whether the fields fit what the user said the column is; reports a mistake if they do not.</summary>
    public static bool Fits(PlannedColumn.Chosen planned, ICsvColumn read, string column, MistakeLog log)
    {
        if ((planned.Choice?.Use, read) is (ColumnUse.Category, TextColumn { Overflows: true }))
        {
            log.AddColumn(column, $"it has more than {TextColumn.Most} different texts, too many for a category; set its type to ignore in data.columns.");
            return false;
        }

        if ((planned.Choice?.Use, read) is (ColumnUse.Flag, TextColumn { Texts: { Count: > 2 } texts })
            && texts.Select(text => CsvNumber.WordPair(text.Text)).Distinct().ToList() is not [not null])
        {
            log.AddField(texts[2].Line, column, $"{QuotedText.Quoted(texts[2].Text)} is a third value beside {QuotedText.Quoted(texts[0].Text)} and {QuotedText.Quoted(texts[1].Text)}, and a flag has two; set its type to category in data.columns.");
            return false;
        }

        return true;
    }

    /// <summary>The notice of columns that are not used for one reason.</summary>
    public static string Notice(string reason, IReadOnlyList<string> columns) =>
        $"{string.Join(", ", columns.Take(MostNamed).Select(QuotedText.Quoted))}{(columns.Count > MostNamed ? $" and {columns.Count - MostNamed} more" : "")}: {reason}, so "
        + (columns.Count == 1 ? "it is not an input." : "they are not inputs.")
        + (reason.StartsWith("no ", StringComparison.Ordinal) ? "" : " To use one, give it the type category in data.columns.");
}
