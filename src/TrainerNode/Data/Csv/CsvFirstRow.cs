using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Csv.Headers;
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
            if (!HeaderEvidence.IsData(fields))
            {
                log.AddLine(reader.Line, "the row has no number; if it is a header, set data.header = true; if it is data, write a header above it.");
                return null;
            }

            return new CsvHeader(false, [.. Enumerable.Range(0, fields.Length).Select(column => $"{column}")]);
        }

        if (fields.Length > 2 && fields[0].Length > 0 && fields.Skip(1).All(name => name.Length == 0))
        {
            log.AddLine(reader.Line, $"only the first of {fields.Length} columns has a name, {QuotedText.Quoted(fields[0])}; if it is a title, remove the lines above the header or begin them with #.");
            return null;
        }

        return CsvHeader.Read(fields) with { IsText = reader.IsText, IsGuessed = reader.IsHeaderGuessed };
    }

    /// <summary>Whether the names are different.</summary>
    public static bool CheckUnique(CsvHeader header, long line, MistakeLog log)
    {
        var unique = true;
        foreach (var same in header.Names.Select((name, column) => (Name: name, Column: column)).GroupBy(entry => entry.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            log.AddLine(
                line,
                $"columns {string.Join(" and ", same.Select(entry => entry.Column))} (counted from 0) have the same name, "
                + $"{QuotedText.Quoted(same.Key)}; rename all but one.");
            unique = false;
        }

        return unique;
    }
}
