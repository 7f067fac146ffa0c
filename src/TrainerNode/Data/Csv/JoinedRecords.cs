using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The records of one file, or of several files with the same columns one after another, whose header comes once. Columns are in the order of the first file.</summary>
/// <param name="files">At least one.</param>
/// <param name="named">Whether the first row of each names the columns.</param>
/// <param name="delimiter">Between the columns, or null to find out.</param>
/// <param name="doubted">Whether to check that the first row of the first file can be a header. Where files have none, later ones are always checked for one.</param>
/// <param name="log">Collects the mistakes.</param>
/// <param name="content">What the only file contains, which is not on a disk then; closed with the records. Null: the files are opened.</param>
internal sealed class JoinedRecords(ImmutableArray<string> files, bool named, char? delimiter, bool doubted, MistakeLog log, Stream? content = null) : RecordReader
{
    private readonly List<byte[]> _hashes = [];
    private RecordReader? _current;
    private CsvHeader? _header;
    private ImmutableArray<int> _places = [];
    private FaultCount? _blank;
    private char _separator;
    private int _opened;
    private long _lines;
    private bool _failed;

    /// <inheritdoc/>
    public override int FieldCount => _current!.FieldCount;

    /// <inheritdoc/>
    public override long Line => _current!.Line;

    /// <inheritdoc/>
    public override char Separator => _separator;

    /// <inheritdoc/>
    public override bool IsText => _current!.IsText;

    /// <inheritdoc/>
    public override bool IsHeaderGuessed => _current!.IsHeaderGuessed;

    /// <inheritdoc/>
    public override byte[] Record => _places.IsEmpty ? _current!.Record : CsvRecord.Create(_separator, _places.Length, Field);

    /// <inheritdoc/>
    public override byte[] Sha256 => _hashes.Count == 1 ? _hashes[0] : SHA256.HashData([.. _hashes.SelectMany(hash => hash)]);

    /// <inheritdoc/>
    public override long Ahead => _current!.Ahead;

    /// <inheritdoc/>
    public override FaultCount? Blank => FaultCount.Sum(_blank, _current?.Blank);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column) => _current!.Field(_places.IsEmpty ? column : _places[column]);

    /// <inheritdoc/>
    public override bool Read()
    {
        while (!_failed && (_current is not null || Open()))
        {
            if (_current!.Read())
            {
                _lines = _current.Line;
                if (_header is null) (_header, _separator) = (Header(), _current.Separator);
                return true;
            }

            if (_header is null && log.IsEmpty) log.AddFile("the file is empty.");
            _failed = _header is null;
            _hashes.Add(_current.Sha256);
            Close();
            log.Leave();
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    private CsvHeader Header() => named ? CsvHeader.Read([.. _current!.Texts()]) : new CsvHeader(false, [.. _current!.Texts()]);

    private void Close()
    {
        _blank = Blank;
        _current?.Dispose();
        _current = null;
    }

    /// <summary>Opens the next file, and reads its header if a file before has given one; false if there is none, or after a mistake.</summary>
    private bool Open()
    {
        if (_opened == files.Length) return false;
        var file = files[_opened++];
        _places = [];
        log.Enter(file, _lines);
        var isChecked = named ? doubted && _header is null : _header is not null;
        _current = content is null
            ? RecordFile.Open(file, named, delimiter, isChecked, _lines, files.AsMemory()[_opened..], log)
            : RecordFile.Open(content, named, delimiter, isChecked, _lines, default, log);
        _failed = _current is null || (_header is { } first && named && !Continues(first));
        return !_failed;
    }

    private bool Continues(CsvHeader first)
    {
        if (!_current!.Read())
        {
            if (log.IsEmpty) log.AddFile("the file is empty.");
            return false;
        }

        _lines = _current.Line;
        if (log.HasLine(_lines) || !HasColumns(first, Header())) return false;
        if (_current.Separator == _separator) return true;
        log.AddFile($"its columns are divided by {QuotedText.Quoted($"{_current.Separator}")}, but those of {files[0]} by {QuotedText.Quoted($"{_separator}")}; use one delimiter.");
        return false;
    }

    private bool HasColumns(CsvHeader first, CsvHeader header)
    {
        if (!CsvFirstRow.CheckUnique(header, _lines, log) || SameColumns.Find(first, header, [.. Enumerable.Range(0, first.Names.Length)], isFree: true, files[0], log) is not { } places) return false;
        if (header.Names.Except(first.Names).ToArray() is [_, ..] more)
        {
            log.AddFile($"it has {(more.Length == 1 ? "the column" : "columns")} {QuotedText.Listed(more)}, which {files[0]} does not have; files of one pattern need the same columns.");
            return false;
        }

        _places = places.Index().All(place => place.Index == place.Item) ? [] : places;
        return true;
    }
}
