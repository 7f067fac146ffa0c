using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The columns of a file by its first row.</summary>
internal static class CsvFirstRow
{
    /// <summary>The header, from the reader's current row; null after a mistake.</summary>
    public static CsvHeader? Read(RecordReader reader, bool named, MistakeLog log)
    {
        var fields = reader.Texts().ToImmutableArray();
        if (!named)
        {
            if (!fields.Any(CsvNumber.IsNumber))
            {
                log.AddLine(reader.Line, "the row has no number; if it is a header, set data.header = true.");
                return null;
            }

            return new CsvHeader(false, [.. Enumerable.Range(0, fields.Length).Select(column => $"{column}")]);
        }

        return new CsvHeader(true, fields);
    }

    /// <summary>Whether the names are different; columns without a name are left to <see cref="CheckNamed"/>.</summary>
    public static bool CheckUnique(CsvHeader header, long line, MistakeLog log)
    {
        var unique = true;
        var names = header.Names.Select((name, column) => (Name: name, Column: column)).Where(entry => entry.Name.Length > 0);
        foreach (var same in names.GroupBy(entry => entry.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            log.AddLine(
                line,
                $"columns {string.Join(" and ", same.Select(entry => entry.Column))} (counted from 0) have the same name, "
                + $"{QuotedText.Quoted(same.Key)}; rename all but one.");
            unique = false;
        }

        return unique;
    }

    /// <summary>Whether every column that is read has a name.</summary>
    public static bool CheckNamed(CsvHeader header, ImmutableArray<int> columns, long line, MistakeLog log)
    {
        var named = true;
        foreach (var column in columns.Where(column => header.Names[column].Length == 0))
        {
            log.AddLine(line, $"column {column} (counted from 0) has no name; leave it out with data.exclude = [\"{column}\"], for example an index that counts the rows, or name it.");
            named = false;
        }

        return named;
    }
}
