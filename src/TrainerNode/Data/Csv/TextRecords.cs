using ActorSearch.TrainerNode.Data.Csv.Headers;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The records of a text file in columns.</summary>
internal sealed class TextRecords : RecordReader
{
    /// <summary>Most bytes of a record: a longer one has a quote that is never closed.</summary>
    public const int Longest = 1 << 20;

    private readonly CsvSource _source;
    private readonly CsvReader _reader;
    private readonly long _before;

    private TextRecords(CsvSource source, CsvReader reader, long before) => (_source, _reader, _before) = (source, reader, before);

    /// <inheritdoc/>
    public override int FieldCount => _reader.FieldCount;

    /// <inheritdoc/>
    public override long Line => _before + _reader.LineNumber;

    /// <inheritdoc/>
    public override char Separator => _reader.Separator;

    /// <inheritdoc/>
    public override bool IsText => true;

    /// <inheritdoc/>
    public override byte[] Record => _reader.RawRecord.ToArray();

    /// <inheritdoc/>
    public override byte[] Sha256 => _source.Sha256;

    /// <summary>The records of an opened file; null after a mistake.</summary>
    /// <param name="file">From its first byte; closed with the records.</param>
    /// <param name="delimiter">Between the columns (<see cref="CsvData.Blank"/>: any run of blanks), or null to find out.</param>
    /// <param name="doubted">Whether to check that the first row can be a header.</param>
    /// <param name="before">Lines of the files before this one.</param>
    /// <param name="log">Collects the mistakes, malformed records too.</param>
    public static TextRecords? Open(PeekedStream file, char? delimiter, bool doubted, long before, MistakeLog log)
    {
        if (CsvSource.Open(file, delimiter == CsvData.Blank, log) is not { } source) return null;
        try
        {
            var between = delimiter == CsvData.Blank ? '\t' : delimiter;
            var (bytes, lines) = LinesAbove.Comments(source.Text.Head.Span, between);
            source.Text.Skip(bytes);
            before += lines;
            if (!doubted || (LinesAbove.Title(source.Text.Head.Span, between) ?? HeaderEvidence.Against(source.Text.Head, source.Text.IsWhole, Options(delimiter, 0, null))) is not { } against)
            {
                return new TextRecords(source, CsvReader.Create(source.Text, Options(delimiter, before, log), leaveOpen: true), before);
            }

            log.AddLine(before + 1, against);
            source.Dispose();
            return null;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool Read() => _reader.Read();

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

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
