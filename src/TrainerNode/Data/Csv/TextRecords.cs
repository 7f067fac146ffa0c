using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Csv.Headers;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>
/// The records of a text file in columns. A blank line between records of several columns is nothing; of one column it is a record, because programs write
/// a missing value so. Blank lines at the end are nothing, and above a header.
/// </summary>
internal sealed class TextRecords : RecordReader
{
    /// <summary>Most bytes of a record: a longer one has a quote that is never closed.</summary>
    public const int Longest = 1 << 20;

    private readonly CsvSource _source;
    private readonly CsvReader _reader;
    private readonly long _before;
    private readonly bool _named;
    private FaultCount? _blank;
    private int _columns;

    /// <summary>The line after the record that the reader is at; 0: it has read none.</summary>
    private long _next;

    /// <summary>Blank lines above that record, from the current one on.</summary>
    private long _above;

    private TextRecords(CsvSource source, CsvReader reader, long before, bool named) => (_source, _reader, _before, _named) = (source, reader, before, named);

    /// <inheritdoc/>
    public override int FieldCount => _above > 0 ? 1 : _reader.FieldCount;

    /// <inheritdoc/>
    public override long Line => _before + _reader.LineNumber - _above;

    /// <inheritdoc/>
    public override char Separator => _reader.Separator;

    /// <inheritdoc/>
    public override bool IsText => true;

    /// <inheritdoc/>
    public override byte[] Record => _above > 0 ? [] : _reader.RawRecord.ToArray();

    /// <inheritdoc/>
    public override byte[] Sha256 => _source.Sha256;

    /// <inheritdoc/>
    public override FaultCount? Blank => _blank;

    /// <summary>The records of an opened file; null after a mistake.</summary>
    /// <param name="file">From its first byte; closed with the records.</param>
    /// <param name="delimiter">Between the columns (<see cref="CsvData.Blank"/>: any run of blanks), or null to find out.</param>
    /// <param name="named">Whether the first row names the columns.</param>
    /// <param name="doubted">Whether to check that the first row can be a header or, if it is read as data, is not one.</param>
    /// <param name="before">Lines of the files before this one.</param>
    /// <param name="other">A later file of the table that begins with a header; null if there is none.</param>
    /// <param name="log">Collects the mistakes, malformed records too.</param>
    public static TextRecords? Open(PeekedStream file, char? delimiter, bool named, bool doubted, long before, Func<string?> other, MistakeLog log)
    {
        if (CsvSource.Open(file, delimiter == CsvData.Blank, log) is not { } source) return null;
        try
        {
            var between = delimiter == CsvData.Blank ? '\t' : delimiter;
            var (bytes, lines) = LinesAbove.Comments(source.Text.Head.Span, between);
            source.Text.Skip(bytes);
            before += lines;
            var against = !doubted ? null
                : !named ? HeaderEvidence.For(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null))
                : LinesAbove.Title(source.Text.Head.Span, between) ?? HeaderEvidence.Against(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null));
            if (against is null)
            {
                var isGuessed = named && doubted && HeaderEvidence.IsGuess(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null));
                return new TextRecords(source, CsvReader.Create(source.Text, Options(delimiter, before, log), leaveOpen: true), before, named) { IsHeaderGuessed = isGuessed };
            }

            if (named && HeaderEvidence.DataOf(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null)) is { } data && other() is { } headed) log.AddFile(SameColumns.Headless(data, headed));
            else log.AddLine(before + 1, against);
            source.Dispose();
            return null;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Whether the first row of a file is a header for sure: texts above numbers.</summary>
    public static bool HasHeader(PeekedStream file, char? delimiter)
    {
        using var source = CsvSource.Open(file, delimiter == CsvData.Blank, new MistakeLog(""));
        source?.Text.Skip(LinesAbove.Comments(source.Text.Head.Span, delimiter == CsvData.Blank ? '\t' : delimiter).Bytes);
        return source is not null && HeaderEvidence.For(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null)) is not null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_above > 0)
        {
            _above--;
            return true;
        }

        if (!_reader.Read()) return false;
        var line = _reader.LineNumber;
        var blank = _next > 0 ? line - _next : _named ? 0 : LinesAbove.Blank(_source.Text.Head.Span);
        if (_next == 0) _columns = _reader.FieldCount;
        if (_columns == 1) _above = blank;
        else if (blank > 0) _blank = FaultCount.Sum(_blank, new FaultCount((int)blank, _before + line - blank, ""));
        _next = line + LinesAbove.Ends(_reader.RawRecord) + 1;
        return true;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column) => _above > 0 ? [] : _reader.GetSpan(column);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static CsvReaderOptions Options(char? delimiter, long before, MistakeLog? log) => new()
    {
        Separator = delimiter == CsvData.Blank ? '\t' : delimiter,
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = Longest,
        OnMalformedRecord = record => log?.AddLine(before + record.LineNumber, record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; double a quote that belongs to the text.",
            _ => "there is a quote inside a field that does not begin with one; put the whole field in quotes and double the inner one.",
        }),
    };
}
