using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>What a user says of the columns of a file.</summary>
internal sealed class ColumnChoices
{
    private readonly Dictionary<int, ColumnChoice> _choices;
    private readonly HashSet<int> _excluded;

    private ColumnChoices(Dictionary<int, ColumnChoice> choices, HashSet<int> excluded) => (_choices, _excluded) = (choices, excluded);

    /// <summary>What the user says of a column, or null.</summary>
    public ColumnChoice? this[int column] => _choices.GetValueOrDefault(column);

    /// <summary>Columns that say something of the rows, in the order of the file.</summary>
    public IEnumerable<int> Roles => _choices.Where(choice => choice.Value is { IsInput: false, Use: not ColumnUse.Ignore }).Select(choice => choice.Key).Order();

    /// <summary>Reads <c>data.columns</c> and <c>data.exclude</c>; null after a mistake.</summary>
    public static ColumnChoices? Read(CsvHeader header, CsvData settings, ImmutableArray<int> targets, MistakeLog log)
    {
        const string Columns = "data.columns", Exclude = "data.exclude";
        var choices = new Dictionary<int, ColumnChoice>();
        var listed = new HashSet<int>();
        var right = true;
        foreach (var (name, choice) in settings.Columns)
        {
            if (CsvColumns.FindOne(header, name, Columns, log) is not { } column)
            {
                right = false;
            }
            else if (targets.Contains(column))
            {
                right = Wrong(Columns, $"{header.Describe(column)} is the target, and loss.kind says whether it holds classes or numbers; remove it, or name another data.target.");
            }
            else if (!listed.Add(column))
            {
                right = Wrong(Columns, $"{header.Describe(column)} is listed by its name and by its index; list it once.");
            }
            else if (choice.Use is not null)
            {
                choices.Add(column, choice);
            }
        }

        foreach (var twice in choices.GroupBy(choice => choice.Value.Use)
            .Where(group => group.Key is ColumnUse.Group or ColumnUse.Time or ColumnUse.Fold or ColumnUse.Weight && group.Count() > 1))
        {
            right = Wrong(Columns, $"{string.Join(" and ", twice.Select(choice => header.Describe(choice.Key)))} both have the type {Word(twice.Key!.Value)}; one column can.");
        }

        var excluded = CsvColumns.Find(header, settings.Exclude, Exclude, log);
        if (excluded?.FirstOrDefault(column => targets.Contains(column) || listed.Contains(column), -1) is >= 0 and var used)
        {
            right = Wrong(Exclude, $"{header.Describe(used)} is {(targets.Contains(used) ? "the target" : "in data.columns too")}; remove it from one of the two.");
        }

        return right && excluded is not null ? new ColumnChoices(choices, [.. excluded]) : null;

        bool Wrong(string where, string sentence)
        {
            log.Add(where, sentence);
            return false;
        }
    }

    /// <summary>Whether a column may be an input.</summary>
    public bool MayBeInput(int column) => !_excluded.Contains(column) && this[column] is null or { IsInput: true };

    /// <summary>Why it may not be one, after «is».</summary>
    public string Words(int column) => _excluded.Contains(column) ? "in data.exclude" : $"of the type {Word(this[column]!.Use!.Value)} in data.columns";

    private static string Word(ColumnUse use) => use.ToString().ToLowerInvariant();
}
