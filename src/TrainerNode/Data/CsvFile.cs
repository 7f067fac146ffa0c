using System.Collections.Immutable;
using System.Security.Cryptography;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Numbers out of one CSV file.</summary>
/// <param name="Header">All columns of the file.</param>
/// <param name="Columns">Indices of those that were read.</param>
/// <param name="Values">rows × columns read, row by row, all finite.</param>
/// <param name="Sha256">Of the file's bytes.</param>
internal sealed record CsvNumbers(CsvHeader Header, ImmutableArray<int> Columns, float[] Values, byte[] Sha256);

/// <summary>Reads a CSV file once, from its first byte to its last, and tells every mistake on the way.</summary>
internal static class CsvFile
{
    /// <summary>No record of numbers is as long; a quote that nobody closed is.</summary>
    private const int LongestRecord = 1 << 20;

    /// <param name="path">The file.</param>
    /// <param name="named">Whether its first row names the columns.</param>
    /// <param name="delimiter">Between the columns, or null to find out.</param>
    /// <param name="choose">Which columns to read, or null after telling a mistake.</param>
    /// <param name="classes">Takes the last of these columns, where its values are classes; null where they are numbers.</param>
    /// <param name="log">Takes the mistakes.</param>
    /// <returns>The numbers, or null after at least one mistake.</returns>
    public static CsvNumbers? Read(
        string path, bool named, char? delimiter, Func<CsvHeader, ImmutableArray<int>?> choose, CsvClasses? classes, MistakeLog log)
    {
        if (Directory.Exists(path))
        {
            log.AddFile("this is a folder; name a file.");
            return null;
        }

        if (!File.Exists(path))
        {
            log.AddFile($"there is no such file{(Path.IsPathFullyQualified(path) ? "" : $" in {Directory.GetCurrentDirectory()}")}.");
            return null;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
            using var sha = SHA256.Create();
            using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Read);
            using var reader = CsvReader.Create(hashed, Options(delimiter, log), leaveOpen: true);
            return ReadRecords(reader, named, choose, classes, log) is var (header, columns, values) && log.IsEmpty
                ? new CsvNumbers(header, columns, values, sha.Hash!)
                : null;
        }
        catch (CsvFormatException)
        {
            log.AddFile($"a row is longer than {LongestRecord} bytes; is there a quote that nobody closes?");
        }
        catch (UnauthorizedAccessException)
        {
            log.AddFile("you may not read this file; change its permissions.");
        }
        catch (IOException trouble)
        {
            log.AddFile($"the file cannot be read: {trouble.Message}");
        }

        return null;
    }

    private static CsvReaderOptions Options(char? delimiter, MistakeLog log) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecord,
        OnMalformedRecord = record => log.AddLine(record.LineNumber, record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; double a quote that belongs to the text.",
            _ => "a quote stands inside a field that does not begin with one; put the whole field in quotes and double the inner one.",
        }),
    };

    private static (CsvHeader Header, ImmutableArray<int> Columns, float[] Values)? ReadRecords(
        CsvReader reader, bool named, Func<CsvHeader, ImmutableArray<int>?> choose, CsvClasses? classes, MistakeLog log)
    {
        if (!reader.Read())
        {
            log.AddFile("the file is empty.");
            return null;
        }

        if (log.HasLine(reader.LineNumber) || CsvFirstRow.Read(reader, named, log) is not { } header)
        {
            return null;
        }

        var clear = CsvFirstRow.CheckUnique(header, reader.LineNumber, log);
        if (choose(header) is not { } columns || !CsvFirstRow.CheckNamed(header, columns, reader.LineNumber, log) || !clear)
        {
            return null;
        }

        var values = new List<float>();
        var rows = 0L;
        while ((rows == 0 && !named) || reader.Read())
        {
            ReadRow(reader, header, columns, classes, values, log);
            rows++;
        }

        if (rows == 0)
        {
            log.AddFile("the file has a header but no rows.");
        }

        return (header, columns, values.ToArray());
    }

    private static void ReadRow(
        CsvReader reader, CsvHeader header, ImmutableArray<int> columns, CsvClasses? classes, List<float> values, MistakeLog log)
    {
        // Of a row that is no record at all the fields say nothing.
        if (log.HasLine(reader.LineNumber)) return;
        if (reader.FieldCount != header.Names.Length)
        {
            log.AddLine(
                reader.LineNumber,
                $"the row has {reader.FieldCount} {(reader.FieldCount == 1 ? "field" : "fields")}, "
                + $"but the first one has {header.Names.Length}.");
            return;
        }

        foreach (var column in columns)
        {
            if (classes is not null && column == columns[^1])
            {
                var (index, wrong) = classes.IndexOf(reader.GetSpan(column));
                if (wrong is not null) log.AddField(reader.LineNumber, header.Describe(column), wrong);
                values.Add(index);
            }
            else if (CsvNumber.TryParse(reader.GetSpan(column), out var value))
            {
                values.Add(value);
            }
            else
            {
                log.AddField(reader.LineNumber, header.Describe(column), CsvNumber.Explain(reader.GetSpan(column)));
            }
        }
    }
}
