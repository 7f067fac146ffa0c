using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The columns of a CSV file.</summary>
/// <param name="Named">Whether the file names them; if not, their names are their indices.</param>
/// <param name="Names">One a column.</param>
internal sealed partial record CsvHeader(bool Named, ImmutableArray<string> Names)
{
    /// <summary>Length of the first name in UTF-8: rows whose first field has another length are not the header.</summary>
    public int FirstBytes { get; } = Named && Names.Length > 0 ? Encoding.UTF8.GetByteCount(Names[0]) : -1;

    /// <summary>Whether the file is a text, whose columns a delimiter divides.</summary>
    public bool IsText { get; init; } = true;

    /// <summary>Whether it is read as the header, although no text in it is above numbers.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>Columns without a name in the file, which are called by their position.</summary>
    public ImmutableArray<int> Nameless { get; private init; } = [];

    /// <summary>The header of a first row. A column without a name gets that of pandas: <c>Unnamed: 3</c>.</summary>
    /// <param name="fields">Of the row, without blanks around them.</param>
    public static CsvHeader Read(ImmutableArray<string> fields)
    {
        ImmutableArray<int> nameless = [.. Enumerable.Range(0, fields.Length).Where(column => fields[column].Length == 0)];
        if (nameless.IsEmpty) return new CsvHeader(true, fields);
        var names = fields.ToBuilder();
        foreach (var column in nameless)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Unnamed: {column}");
            names[column] = fields.Contains(name) ? $"{name}.1" : name;
        }

        return new CsvHeader(true, names.MoveToImmutable()) { Nameless = nameless };
    }

    /// <summary>Whether a column has no name, or one that a program gave to a column without a name.</summary>
    public bool IsUnnamed(int column) => Nameless.Contains(column) || (Named && ByPosition().IsMatch(Names[column]));

    /// <summary>The index of a column by its name or, where no column has that name, by its index.</summary>
    public int? Find(string nameOrIndex)
    {
        if (Names.IndexOf(nameOrIndex) is >= 0 and var found)
        {
            return found;
        }

        return int.TryParse(nameOrIndex, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Names.Length
            ? index
            : null;
    }

    /// <summary>A column for people: <c>column "label"</c>, or <c>column 1 (counted from 0)</c>.</summary>
    public string Describe(int column) => Named ? $"column {QuotedText.Quoted(Names[column])}" : $"column {column} (counted from 0)";

    // pandas: an index in a CSV file that it read again, and an index in a Parquet file.
    [GeneratedRegex(@"^(Unnamed: [0-9]+(\.[0-9]+)?|__index_level_[0-9]+__)$")]
    private static partial Regex ByPosition();
}
