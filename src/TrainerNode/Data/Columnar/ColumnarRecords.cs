using System.Security.Cryptography;
using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>The records of a Parquet or Arrow file; its columns are decoded when they are first asked for.</summary>
/// <param name="file">Closed with the records.</param>
/// <param name="format">Its name.</param>
/// <param name="sha256">Of the bytes of the file.</param>
/// <param name="before">Lines of the files before this one.</param>
internal sealed class ColumnarRecords(IColumnarFile file, string format, byte[] sha256, long before) : RecordReader
{
    private readonly byte[][] _names = [.. file.Columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
    private Cells?[] _cells = new Cells?[file.Columns.Length];
    private long _read;
    private int _row = -1;

    /// <inheritdoc/>
    public override int FieldCount => _names.Length;

    /// <inheritdoc/>
    public override long Line => before + _read;

    /// <inheritdoc/>
    public override char Separator => ',';

    /// <inheritdoc/>
    public override long Ahead => Math.Max(0, file.Rows - _row - 1);

    /// <summary>The current record, without columns that cannot be read.</summary>
    public override byte[] Record
    {
        get
        {
            int[] read = [.. Enumerable.Range(0, _names.Length).Where(column => file.Columns[column].Refused is null)];
            return CsvRecord.Create(Separator, read.Length, place => Field(read[place]));
        }
    }

    /// <inheritdoc/>
    public override byte[] Sha256 => sha256;

    /// <summary>The records of a file; null after a mistake.</summary>
    /// <param name="content">From any position; closed with the records, and after a mistake.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="named">Whether the user says that the first row names the columns.</param>
    /// <param name="before">Lines of the files before this one.</param>
    /// <param name="log">Collects the mistakes.</param>
    public static ColumnarRecords? Open(Stream content, ReadOnlySpan<byte> head, bool named, long before, MistakeLog log)
    {
        var isParquet = FileFormat.IsParquet(head);
        var format = isParquet ? "Parquet" : "Arrow";
        var mistake = !content.CanSeek ? $"{format} cannot be read from a pipe; save it and name the file."
            : !named ? $"the columns of {format} files have names; set data.header = true, or give --header to predict."
            : null;
        if (mistake is not null)
        {
            log.AddFile(mistake);
            content.Dispose();
            return null;
        }

        try
        {
            content.Position = 0;
            var sha256 = SHA256.HashData(content);
            content.Position = 0;
            log.CountRows();
            var buffered = new BufferedStream(content, 1 << 16);
            IColumnarFile file = isParquet ? new ParquetFile(buffered) : new ArrowFile(buffered);
            if (!file.Columns.IsEmpty) return new ColumnarRecords(file, format, sha256, before);
            file.Dispose();
            log.AddFile("the file has no columns.");
            return null;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_read++ == 0) return true;
        for (_row++; _row >= file.Rows; _row = 0)
        {
            if (!file.Next()) return false;
            _cells = new Cells?[_names.Length];
        }

        return true;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column)
    {
        if (_read == 1) return _names[column];
        var cells = _cells[column] ??= Decode(column);
        try
        {
            return cells[_row];
        }
        catch (Exception failure) when (failure is IndexOutOfRangeException or ArgumentException or OverflowException or InvalidDataException)
        {
            throw TableRefusedException.Damaged(format, file.Columns[column].Name, failure.Message);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    private Cells Decode(int column) => file.Columns[column] is { Refused: { } what, Name: var name }
        ? throw new TableRefusedException(name.Length > 0 ? name : FormattableString.Invariant($"Unnamed: {column}"), $"it holds {what}, which are not read; write plain columns instead, or leave it out with data.exclude.")
        : file.Read(column);
}
