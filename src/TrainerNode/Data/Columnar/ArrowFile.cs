using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Faults;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>
/// An Arrow file or stream; its parts are its record batches. A file is read as the stream that it contains, so a dictionary that is replaced or extended
/// between batches is the one before each batch in both. Where it does not begin with the schema, it is read by its footer.
/// </summary>
internal sealed class ArrowFile : IColumnarFile
{
    private static readonly byte[] EndOfStream = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];

    private readonly Stream _content;
    private readonly ArrowStreamReader _reader;
    private readonly int? _announced;
    private RecordBatch? _batch;
    private int _batches;

    /// <param name="content">From its first byte; closed with the file.</param>
    /// <exception cref="TableRefusedException">It is damaged or truncated.</exception>
    public ArrowFile(Stream content)
    {
        _content = content;
        var isFile = StartsWith("ARROW1"u8);
        if (!EndsWith(isFile ? "ARROW1"u8 : EndOfStream))
        {
            throw new TableRefusedException(null, $"the Arrow {(isFile ? "file" : "stream")} is truncated: it does not end with {(isFile ? "its mark" : "its end-of-stream mark")}; write it again, and close the writer.");
        }

        if (isFile) _announced = Guarded(null, () =>
        {
            using var counted = new ArrowFileReader(content, leaveOpen: true);
            return counted.RecordBatchCountAsync().AsTask().GetAwaiter().GetResult();
        });
        var first = isFile ? 8 : 0;
        var begins = !isFile || Guarded(null, () => At(first, ArrowMetadata.BeginsWithSchema));
        if (Guarded(null, () => begins ? At(first, ArrowMetadata.IsBig) : ArrowMetadata.IsBigByFooter(content)))
        {
            throw new TableRefusedException(null, "its numbers are big-endian, which are not read; write it again on a little-endian computer, or as CSV.");
        }

        var (expanded, available) = (Guarded(null, () => At(first, ArrowMetadata.LargestExpanded)), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (expanded > available)
        {
            throw new TableRefusedException(null, string.Create(CultureInfo.InvariantCulture, $"one of its record batches has {expanded >> 20} MB when it is decompressed, but there are {available >> 20} MB of memory; write smaller batches."));
        }

        content.Position = first;
        var codecs = new CompressionCodecFactory();
        _reader = begins ? new ArrowStreamReader(content, codecs, leaveOpen: true) : new ArrowFileReader(content, allocator: null, codecs, leaveOpen: true);
        Columns = Guarded<ImmutableArray<ColumnarColumn>>(null, () => _reader.Schema is { } schema
            ? [.. schema.FieldsList.Select(field => new ColumnarColumn(field.Name, Refused(field)))]
            : throw new InvalidDataException("it does not begin with a schema"));
    }

    /// <inheritdoc/>
    public ImmutableArray<ColumnarColumn> Columns { get; }

    /// <inheritdoc/>
    public int Rows => _batch?.Length ?? 0;

    /// <inheritdoc/>
    public bool Next()
    {
        // Batches are left to the collector: disposing one would also dispose the dictionary that the next one uses.
        _batch = Guarded(null, _reader.ReadNextRecordBatch);
        if (_batch is { } batch && batch.ColumnCount != Columns.Length) throw Damaged(null, $"a batch has {batch.ColumnCount} columns instead of {Columns.Length}");
        if (_batch is null && _announced is { } announced && announced != _batches) throw Damaged(null, $"it has {_batches} batches, but announces {announced}");
        _batches++;
        return _batch is not null;
    }

    /// <inheritdoc/>
    public Cells Read(int column) => Guarded(Columns[column].Name, () => _batch!.Column(column) is var array && array.Length == Rows
        ? ArrowCells.Create(array)
        : throw new InvalidDataException($"{array.Length} values in {Rows} rows"));

    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
    }

    /// <summary>What a column holds that cannot be read; null if it can. An extension can mean something else than the numbers that store it.</summary>
    private static string? Refused(Field field) =>
        field.Metadata is { } metadata && metadata.TryGetValue("ARROW:extension:name", out var extension) && extension is not ("arrow.json" or "arrow.bool8")
            ? $"values of the extension type {QuotedText.Quoted(extension)}"
            : Refused(field.DataType);

    private static string? Refused(IArrowType type) => type switch
    {
        DictionaryType coded => Refused(coded.ValueType),
        StructType => "structures",
        MapType => "maps",
        ListType or FixedSizeListType or LargeListType or ListViewType => "lists",
        Time32Type or Time64Type => "times of day",
        Decimal32Type { Scale: < 0 } or Decimal64Type { Scale: < 0 } or Decimal128Type { Scale: < 0 } or Decimal256Type { Scale: < 0 } => "decimals with a negative scale",
        Decimal128Type or Decimal256Type when Digits(type) is > Cells.MostDigits and var digits => $"decimals of {digits} digits (at most {Cells.MostDigits} are read)",
        _ => ArrowCells.CanRead(type.TypeId) ? null : $"values of the type {type.Name}",
    };

    private static int Digits(IArrowType type) => type is Decimal128Type narrow ? narrow.Precision : ((Decimal256Type)type).Precision;

    private T At<T>(long position, Func<Stream, T> read)
    {
        _content.Position = position;
        return read(_content);
    }

    private bool StartsWith(ReadOnlySpan<byte> mark)
    {
        _content.Position = 0;
        return Has(mark);
    }

    private bool EndsWith(ReadOnlySpan<byte> mark)
    {
        _content.Position = Math.Max(0, _content.Length - mark.Length);
        return Has(mark);
    }

    private bool Has(ReadOnlySpan<byte> mark)
    {
        Span<byte> read = stackalloc byte[mark.Length];
        return _content.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == read.Length && read.SequenceEqual(mark);
    }

    private static T Guarded<T>(string? column, Func<T> read) => TableRefusedException.Guarded("Arrow", column, () =>
    {
        try
        {
            return read();
        }
        catch (ArgumentNullException absent) when (absent.ParamName == "name")
        {
            // apache-arrow for JavaScript leaves an empty name out, where others write an empty text.
            throw new TableRefusedException(null, "one of its columns has no name, not even an empty one; give it a name, or write the table as CSV or Parquet.");
        }
    });

    private static TableRefusedException Damaged(string? column, string why) => TableRefusedException.Damaged("Arrow", column, why);
}
