using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The columns of a CSV file.</summary>
/// <param name="Named">Whether the file names them; if not, their names are their indices.</param>
/// <param name="Names">One a column.</param>
internal sealed record CsvHeader(bool Named, ImmutableArray<string> Names)
{
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
}
