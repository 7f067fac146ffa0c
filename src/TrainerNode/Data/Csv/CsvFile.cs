using System.Collections.Immutable;
using System.Text;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Columns of one CSV file.</summary>
/// <param name="Header">All columns of the file.</param>
/// <param name="Plan">Those that were read.</param>
/// <param name="Columns">Their values.</param>
/// <param name="Sha256">Of the file's bytes, of a compressed file of its contents.</param>
internal sealed record CsvColumnsRead(CsvHeader Header, ImmutableArray<PlannedColumn> Plan, ImmutableArray<ICsvColumn> Columns, byte[] Sha256)
{
    /// <summary>A column in a sentence.</summary>
    public string Describe(int place) => Header.Describe(Plan[place].Position);
}

/// <summary>Reads a CSV file once, from its first byte to its last, and reports every mistake on the way.</summary>
internal static class CsvFile
{
    /// <summary>Most bytes of a record: a longer one has a quote that is never closed.</summary>
    private const int LongestRecord = 1 << 20;

    /// <param name="path">The file.</param>
    /// <param name="named">Whether its first row names the columns.</param>
    /// <param name="delimiter">Between the columns (<see cref="CsvData.Blank"/>: any run of blanks), or null to find out.</param>
    /// <param name="choose">Which columns to read, or null after a mistake.</param>
    /// <param name="missing">Spellings of missing values.</param>
    /// <param name="doubted">Whether to check that the first row can be a header.</param>
    /// <param name="log">Collects the mistakes.</param>
    /// <returns>The columns, or null after at least one mistake.</returns>
    public static CsvColumnsRead? Read(
        string path, bool named, char? delimiter, Func<CsvHeader, ImmutableArray<PlannedColumn>?> choose, MissingFields missing, bool doubted, MistakeLog log) =>
        Use(path, delimiter, log, (reader, hash) => ReadRecords(reader, named, choose, missing, log) is var (header, plan, columns) && log.IsEmpty
            ? new CsvColumnsRead(header, plan, columns, hash())
            : null, named && doubted);

    /// <summary>Opens and reads a file; null after at least one mistake.</summary>
    /// <param name="read">Reads to the end, after which it may ask for the SHA-256.</param>
    /// <param name="doubted">Whether to check that the first row can be a header.</param>
    public static T? Use<T>(string path, char? delimiter, MistakeLog log, Func<CsvReader, Func<byte[]>, T?> read, bool doubted = false)
        where T : class
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
            using var source = CsvSource.Open(path, delimiter == CsvData.Blank, log);
            if (source is null) return null;
            if (doubted && HeaderEvidence.Against(source.Text.Head, source.Text.IsWhole, Options(delimiter, null)) is { } against)
            {
                log.AddLine(1, against);
                return null;
            }

            using var reader = CsvReader.Create(source.Text, Options(delimiter, log), leaveOpen: true);
            return read(reader, () => source.Sha256);
        }
        catch (CsvFormatException)
        {
            log.AddFile($"a row is longer than {LongestRecord} bytes; is there a quote that is never closed?");
        }
        catch (UnauthorizedAccessException)
        {
            log.AddFile("permission to read this file is denied; change its permissions.");
        }
        catch (InvalidDataException)
        {
            log.AddFile("the gzip file is damaged or truncated; download it again.");
        }
        catch (NotUtf8Exception other)
        {
            log.AddLine(other.Line, $"the text is not UTF-8 (byte {other.Wrong:x2}), and its encoding is unknown; save the file as UTF-8.");
        }
        catch (DecoderFallbackException)
        {
            log.AddFile("the file begins like UTF-16 or UTF-32 but is damaged; save it as UTF-8.");
        }
        catch (IOException trouble)
        {
            log.AddFile($"the file cannot be read: {trouble.Message}");
        }

        return null;
    }

    private static CsvReaderOptions Options(char? delimiter, MistakeLog? log) => new()
    {
        Separator = delimiter == CsvData.Blank ? '\t' : delimiter,
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecord,
        OnMalformedRecord = record => log?.AddLine(record.LineNumber, record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; double a quote that belongs to the text.",
            _ => "there is a quote inside a field that does not begin with one; put the whole field in quotes and double the inner one.",
        }),
    };

    private static (CsvHeader Header, ImmutableArray<PlannedColumn> Plan, ImmutableArray<ICsvColumn> Columns)? ReadRecords(
        CsvReader reader, bool named, Func<CsvHeader, ImmutableArray<PlannedColumn>?> choose, MissingFields missing, MistakeLog log)
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
        if (choose(header) is not { } plan || !CsvFirstRow.CheckNamed(header, [.. plan.Select(planned => planned.Position)], reader.LineNumber, log) || !clear)
        {
            return null;
        }

        var chosen = plan.Select(planned => planned.Position).ToImmutableArray();
        ImmutableArray<ICsvColumn> columns = [.. plan.Select(planned => planned.Reader(missing))];
        var rows = 0L;
        while ((rows == 0 && !named) || reader.Read())
        {
            ReadRow(reader, header, chosen, columns, log);
            rows++;
        }

        if (rows == 0)
        {
            log.AddFile("the file has a header but no rows.");
        }

        for (var place = 0; place < chosen.Length; place++) columns[place].Tell(header.Describe(chosen[place]), log);
        return (header, plan, [.. columns.Select(column => column is UndecidedColumn undecided ? undecided.Decided : column)]);
    }

    /// <summary>Whether a row has as many fields as the first one; false after reporting a mistake.</summary>
    public static bool HasWidth(CsvReader reader, CsvHeader header, MistakeLog log)
    {
        if (reader.FieldCount == header.Names.Length) return true;
        log.AddLine(
            reader.LineNumber,
            $"the row has {reader.FieldCount} {(reader.FieldCount == 1 ? "field" : "fields")}, "
            + $"but the first one has {header.Names.Length}.");
        return false;
    }

    private static void ReadRow(CsvReader reader, CsvHeader header, ImmutableArray<int> chosen, ImmutableArray<ICsvColumn> columns, MistakeLog log)
    {
        // The fields of a malformed row mean nothing.
        if (log.HasLine(reader.LineNumber) || !HasWidth(reader, header, log)) return;
        for (var place = 0; place < chosen.Length; place++) columns[place].Add(reader.GetSpan(chosen[place]), reader.LineNumber);
    }
}
