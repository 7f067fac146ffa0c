using System.Collections.Immutable;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Columnar;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;
using ActorSearch.TrainerNode.Data.Stored;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Columns of one CSV file.</summary>
/// <param name="Header">All columns of the file.</param>
/// <param name="Plan">Those that were read.</param>
/// <param name="Columns">Their values.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Sha256">Of the file's bytes, of a compressed file of its contents.</param>
internal sealed record CsvColumnsRead(CsvHeader Header, ImmutableArray<PlannedColumn> Plan, ImmutableArray<ICsvColumn> Columns, int Rows, byte[] Sha256)
{
    /// <summary>Between the columns.</summary>
    public char Separator { get; init; }

    /// <summary>Rows without any value, which are left out, and the line of the first; null if there are none.</summary>
    public FaultCount? Empty { get; init; }

    /// <summary>Blank lines between the rows, which are left out, and the first; null if there are none.</summary>
    public FaultCount? Blank { get; init; }

    /// <summary>A column in a sentence.</summary>
    public string Describe(int place) => Header.Describe(Plan[place].Position);
}

/// <summary>Reads a CSV file once, from its first byte to its last, and reports every mistake on the way.</summary>
internal static class CsvFile
{
    /// <param name="path">The file, or a pattern of files.</param>
    /// <param name="named">Whether its first row names the columns.</param>
    /// <param name="delimiter">Between the columns (<see cref="CsvData.Blank"/>: any run of blanks), or null to find out.</param>
    /// <param name="choose">Which columns to read, or null after a mistake.</param>
    /// <param name="spelling">How fields of texts are written.</param>
    /// <param name="doubted">Whether to check that the first row can be a header.</param>
    /// <param name="space">Where the columns are kept.</param>
    /// <param name="log">Collects the mistakes.</param>
    /// <returns>The columns, or null after at least one mistake.</returns>
    public static CsvColumnsRead? Read(
        string path, bool named, char? delimiter, Func<CsvHeader, ImmutableArray<PlannedColumn>?> choose, FieldSpelling spelling, bool doubted, LoadingSpace space,
        MistakeLog log) =>
        Use(path, named, delimiter, log, reader => ReadRecords(reader, named, choose, spelling, space, log) is { } read && log.IsEmpty
            ? read with { Sha256 = reader.Sha256, Separator = reader.Separator }
            : null, named && doubted);

    /// <summary>Opens and reads a file or the files of a pattern; null after at least one mistake.</summary>
    /// <param name="path">The file, or a pattern of files.</param>
    /// <param name="named">Whether the first row of each names the columns.</param>
    /// <param name="read">Reads to the end.</param>
    /// <param name="doubted">Whether to check that the first row can be a header.</param>
    /// <param name="content">What the file contains if it is not on a disk; closed.</param>
    public static T? Use<T>(string path, bool named, char? delimiter, MistakeLog log, Func<RecordReader, T?> read, bool doubted = false, Stream? content = null)
        where T : class
    {
        try
        {
            ImmutableArray<string> files = content is null && FilePattern.Is(path) ? FilePattern.Files(path) : [path];
            if (files.IsEmpty)
            {
                log.AddFile($"no file matches this pattern{(Path.IsPathFullyQualified(path) ? "" : $" in {Directory.GetCurrentDirectory()}")}; * and ? are allowed in the last part, and hidden files do not match.");
                return null;
            }

            using var records = new JoinedRecords(files, named, delimiter, doubted, log, content);
            return read(records);
        }
        catch (CsvFormatException)
        {
            log.AddFile($"a row is longer than {TextRecords.Longest} bytes; is there a quote that is never closed?");
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
            log.AddLine(log.Before + other.Line, $"the text is not UTF-8 (byte {other.Wrong:x2}), and its encoding is unknown; save the file as UTF-8.");
        }
        catch (TableRefusedException refused) when (refused.Column is { } column)
        {
            log.AddColumn($"column {QuotedText.Quoted(column)}", refused.Message);
        }
        catch (TableRefusedException refused)
        {
            log.AddFile(refused.Message);
        }
        catch (DecoderFallbackException)
        {
            log.AddFile("the file begins like UTF-16 or UTF-32 but is damaged; save it as UTF-8.");
        }
        catch (IOException trouble)
        {
            log.AddFile($"the file cannot be read: {SystemFault.Find(trouble).Sentence}.");
        }

        return null;
    }

    private static CsvColumnsRead? ReadRecords(
        RecordReader reader, bool named, Func<CsvHeader, ImmutableArray<PlannedColumn>?> choose, FieldSpelling spelling, LoadingSpace space, MistakeLog log)
    {
        if (!reader.Read() || log.HasLine(reader.Line) || CsvFirstRow.Read(reader, named, log) is not { } header)
        {
            return null;
        }

        var clear = CsvFirstRow.CheckUnique(header, reader.Line, log);
        if (choose(header) is not { } plan || !clear)
        {
            return null;
        }

        var chosen = plan.Select(planned => planned.Position).ToImmutableArray();
        ImmutableArray<ICsvColumn> columns = [.. plan.Select(planned => planned.Reader(reader.IsText ? spelling : spelling.WithPoints(), space))];
        var rows = 0;
        FaultCount? empty = null;
        for (var isFirst = !named; isFirst || reader.Read(); isFirst = false)
        {
            if (rows == int.MaxValue)
            {
                log.AddLine(reader.Line, $"the table has more than {int.MaxValue} rows, and no more are read; leave some out.");
                break;
            }

            // The fields of a malformed row mean nothing.
            if (log.HasLine(reader.Line) || !IsRow(reader, header, log))
            {
                rows++;
            }
            else if (reader.IsText && reader.HasNoValue())
            {
                empty = FaultCount.With(empty, [], reader.Line);
            }
            else
            {
                for (var place = 0; place < chosen.Length; place++) columns[place].Add(reader.Field(chosen[place]), reader.Line);
                rows++;
            }
        }

        if (rows == 0 && log.IsEmpty)
        {
            log.AddFile(empty is null ? "the file has a header but no rows." : "no row has a value.");
        }

        for (var place = 0; place < chosen.Length; place++) columns[place].Tell(header.Describe(chosen[place]), log);
        return new CsvColumnsRead(header, plan, [.. columns.Select(column => column is UndecidedColumn undecided ? undecided.Decided : column)], rows, []) { Empty = empty, Blank = reader.Blank };
    }

    /// <summary>Whether a row has as many fields as the first one, and is not the header again; false after reporting a mistake.</summary>
    public static bool IsRow(RecordReader reader, CsvHeader header, MistakeLog log)
    {
        if (reader.FieldCount == header.Names.Length)
        {
            if (!Repeats(reader, header)) return true;
            log.AddLine(reader.Line, "the row is the header again; remove it, for example where files were joined.");
            return false;
        }

        log.AddLine(
            reader.Line,
            $"the row has {Amount.Format(reader.FieldCount, "field")}, "
            + $"but the first one has {header.Names.Length}.");
        return false;
    }

    private static bool Repeats(RecordReader reader, CsvHeader header) =>
        reader.IsText && header.Named && header.Names.Length > 1 && header.Nameless.IsEmpty && reader.Field(0).Length == header.FirstBytes && reader.Texts().SequenceEqual(header.Names);
}
