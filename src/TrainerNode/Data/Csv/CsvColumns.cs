using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Which columns of a file are read: pure functions of its header and the settings.</summary>
internal static class CsvColumns
{
    /// <summary>
    /// The columns to read: inputs in the order of the settings (of the file where it is all of them), then columns that say something of the rows,
    /// then the target; null on a mistake.
    /// </summary>
    public static ImmutableArray<PlannedColumn>? Choose(CsvHeader header, CsvData settings, MistakeLog log)
    {
        if (header.Names.Length < 2 && !settings.IsOnlyTarget)
        {
            log.AddFile(
                "there is only one column, but an input and a target are needed"
                + (header.IsText ? "; set data.delimiter to what is between the columns, for example semicolon or blank." : "; name a file that has both."));
            return null;
        }

        if (TargetsOf(header, settings, log) is not { } targets || ColumnChoices.Read(header, settings, targets, log) is not { } choices)
        {
            return null;
        }

        if (settings.IsOnlyTarget)
        {
            foreach (var (name, _) in settings.Columns.Where(column => column.Value.IsInput))
            {
                log.Add("data.columns", $"column {QuotedText.Quoted(name)} is an input, which only the objective reads; say id, group, time or fold, or leave it out.");
            }

            return [.. choices.Roles.Select(role => new PlannedColumn.Chosen(role, choices[role])), .. settings.Planned(targets)];
        }

        ImmutableArray<int>? inputs = settings.Inputs.IsEmpty
            ? [.. Enumerable.Range(0, header.Names.Length).Where(column => !targets.Contains(column) && choices.MayBeInput(column))]
            : Find(header, settings.Inputs, "data.inputs", log);
        if (inputs is { } used && targets.FirstOrDefault(target => used.Contains(target), -1) is >= 0 and var both)
        {
            log.Add("data.inputs", $"{header.Describe(both)} is the target; remove it from the inputs or name another data.target.");
            return null;
        }

        if (inputs?.Where(column => !choices.MayBeInput(column)).ToList() is [var column, ..])
        {
            log.Add("data.inputs", $"{header.Describe(column)} is {choices.Words(column)}, so it is not an input; remove it from one of the two.");
            return null;
        }

        if (inputs is [])
        {
            log.AddFile("no column is left as an input; leave fewer columns out.");
            return null;
        }

        return inputs is null ? null :
        [
            .. inputs.Value.Select(input => new PlannedColumn.Chosen(input, choices[input])),
            .. choices.Roles.Select(role => new PlannedColumn.Chosen(role, choices[role])),
            .. settings.Planned(targets),
        ];
    }

    private static ImmutableArray<int>? TargetsOf(CsvHeader header, CsvData settings, MistakeLog log) =>
        !settings.Labels.IsEmpty ? Find(header, settings.Labels, "data.target", log)
        : (settings.Target is null ? Last(header, settings, log) : FindOne(header, settings.Target, "data.target", log)) is { } target ? [target] : null;

    /// <summary>The last column; columns without a name behind the last one with a name are not it, but must be empty then (<see cref="CsvTableMaker"/>).</summary>
    private static int? Last(CsvHeader header, CsvData settings, MistakeLog log)
    {
        var last = header.Names.Length - 1;
        if (!header.Nameless.Contains(last)) return last;
        var named = Enumerable.Range(0, last).LastOrDefault(column => !header.Nameless.Contains(column), -1);
        if (named > 0 && !settings.IsOnlyTarget && settings.Inputs.IsEmpty) return named;
        log.Add("data.target", $"column {last} (counted from 0), the last one, has no name; name the column to predict.");
        return null;
    }

    /// <summary>The columns of these names or indices, each once; null on a mistake.</summary>
    /// <param name="where">The setting that a mistake names.</param>
    public static ImmutableArray<int>? Find(CsvHeader header, IReadOnlyList<string> wanted, string where, MistakeLog log)
    {
        var found = wanted.Select(name => FindOne(header, name, where, log)).ToArray();
        var right = true;
        foreach (var column in found.OfType<int>().GroupBy(column => column).Where(group => group.Count() > 1))
        {
            log.Add(where, $"{header.Describe(column.Key)} is listed {column.Count()} times; list it once.");
            right = false;
        }

        return right && found.All(column => column is not null) ? [.. found.OfType<int>()] : null;
    }

    /// <summary>Whether the test file has the columns of the training file.</summary>
    public static bool AreSame(CsvHeader train, CsvHeader test, string trainFile, MistakeLog log)
    {
        if (train.Names.SequenceEqual(test.Names))
        {
            return true;
        }

        if (train.Names.Length != test.Names.Length)
        {
            log.AddFile($"{Amount.There(test.Names.Length, "column")}, but {trainFile} has {train.Names.Length}; both need the same columns.");
            return false;
        }

        var first = Enumerable.Range(0, train.Names.Length).First(column => train.Names[column] != test.Names[column]);
        log.AddFile(
            $"column {first} (counted from 0) is {QuotedText.Quoted(test.Names[first])}, but in {trainFile} it is "
            + $"{QuotedText.Quoted(train.Names[first])}; both need the same columns in the same order.");
        return false;
    }

    /// <summary>The column of a name or index; null after a mistake.</summary>
    /// <param name="where">The setting that a mistake names.</param>
    public static int? FindOne(CsvHeader header, string name, string where, MistakeLog log)
    {
        if (header.Find(name) is { } column)
        {
            return column;
        }

        var count = header.Names.Length;
        var advice = !header.Named
            ? $"the columns have no names (data.header is false): give an index from 0 to {count - 1}."
            : NearestName.Find(name, header.Names) is { } near
                ? $"did you mean {QuotedText.Quoted(near)}?"
                : $"there are {string.Join(", ", header.Names.Take(10).Select(QuotedText.Quoted))}"
                    + (count > 10 ? $" and {count - 10} more." : ".");
        log.Add(where, $"there is no column {QuotedText.Quoted(name)}; {advice}");
        return null;
    }
}
