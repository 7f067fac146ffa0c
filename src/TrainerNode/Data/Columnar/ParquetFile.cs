using System.Collections.Immutable;
using Parquet;
using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>A Parquet file; its parts are its row groups.</summary>
internal sealed class ParquetFile : IColumnarFile
{
    private readonly Stream _content;
    private readonly ParquetReader _reader;
    private readonly ImmutableArray<Field> _fields;
    private readonly Dictionary<SchemaElement, ParquetMeaning> _meanings = new(ReferenceEqualityComparer.Instance);
    private readonly int _nameless;
    private ParquetRowGroupReader? _group;
    private ColumnMetaData?[] _chunks = [];
    private int _next;

    /// <param name="content">From its first byte; closed with the file.</param>
    /// <exception cref="TableRefusedException">It is damaged, or has columns of an unknown type.</exception>
    public ParquetFile(Stream content)
    {
        _content = content;
        _reader = Guarded(null, () => ParquetReader.CreateAsync(content, leaveStreamOpen: true).GetAwaiter().GetResult());
        if (_reader.Metadata?.RowGroups.SelectMany(group => group.Columns).FirstOrDefault(chunk => chunk.MetaData?.Codec == CompressionCodec.LZ4) is not null)
        {
            // The library would take it for LZ4_RAW, and read other numbers.
            throw new TableRefusedException(null, "it is compressed with the LZ4 of Hadoop, which is not read; write it with LZ4_RAW, Snappy or Zstandard, or as CSV.");
        }

        foreach (var element in _reader.Metadata?.Schema ?? [])
        {
            if (ParquetMeaning.Take(element) is { } meaning) _meanings[element] = meaning;
        }

        _fields = Guarded<ImmutableArray<Field>>(null, () => [.. _reader.Schema.Fields]);
        Columns = [.. _fields.Select(field => new ColumnarColumn(field.Name, Refused(field)))];
        _nameless = ParquetNames.Complete(_reader.Metadata);
    }

    /// <inheritdoc/>
    public ImmutableArray<ColumnarColumn> Columns { get; }

    /// <inheritdoc/>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public bool Next()
    {
        if (_next == _reader.RowGroupCount) return false;
        _group = Guarded(null, () => _reader.OpenRowGroupReader(_next++));
        _chunks = [.. GroupMetadata.Columns.Select(chunk => chunk.MetaData)];
        Rows = checked((int)_group.RowCount);
        return true;
    }

    /// <inheritdoc/>
    public Cells Read(int column)
    {
        var field = (DataField)_fields[column];
        return Guarded(field.Name, () =>
        {
            var (chunk, mayMiss) = (ChunkOf(field), field.MaxDefinitionLevel > 0);
            if (chunk.NumValues != Rows) throw new InvalidDataException($"{chunk.NumValues} values in {Rows} rows");
            if (field.ClrType == typeof(bool))
            {
                var truths = ParquetTruths.Read(_content, chunk, Rows, mayMiss);
                return Cells.OfTruths(row => truths[row]);
            }

            if (field.Name.Length == 0) GroupMetadata.Columns[_nameless].MetaData = chunk;
            using var raw = _group!.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult();
            var places = mayMiss ? Places(raw) : null;
            return (_meanings.TryGetValue(field.SchemaElement!, out var meaning) ? meaning.CellsOf(raw, places) : CellsOf(raw, places))
                ?? throw new NotSupportedException($"{raw.GetType()} is not read.");
        });
    }

    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _content.Dispose();
    }

    private static Cells? CellsOf(RawColumnData raw, int[]? places) => raw switch
    {
        RawColumnData<int> numbers => Cells.FromFunction(ParquetMeaning.Spread(numbers, places, number => number)),
        RawColumnData<long> numbers => Cells.FromFunction(ParquetMeaning.Spread(numbers, places, number => number)),
        RawColumnData<float> numbers => Cells.OfSingles(ParquetMeaning.Spread(numbers, places, number => number)),
        RawColumnData<double> numbers => Cells.FromFunction(ParquetMeaning.Spread(numbers, places, number => number)),
        RawColumnData<decimal> numbers => Cells.FromFunction(ParquetMeaning.Spread(numbers, places, number => number)),
        RawColumnData<Guid> names => Cells.FromFunction(ParquetMeaning.Spread(names, places, name => name)),
        RawColumnData<DateTime> dates => Cells.OfDates(ParquetMeaning.Spread(dates, places, date => date)),
        _ => null,
    };

    private RowGroup GroupMetadata => _reader.Metadata!.RowGroups[_next - 1];

    private ColumnMetaData ChunkOf(DataField field) => _chunks.OfType<ColumnMetaData>().First(chunk => chunk.PathInSchema is [var name] && name == field.SchemaElement!.Name);

    /// <summary>For each row the place of its value, −1 for a gap, which has a definition level of 0.</summary>
    private int[] Places(RawColumnData raw)
    {
        var levels = raw.DefinitionLevels;
        if (levels.Length != Rows) throw new InvalidDataException($"{levels.Length} values in {Rows} rows");
        var (places, next) = (new int[Rows], 0);
        for (var row = 0; row < places.Length; row++) places[row] = levels[row] == 0 ? -1 : next++;
        return places;
    }

    /// <summary>What a column holds that cannot be read; null if it can.</summary>
    private string? Refused(Field field) => (field, field.SchemaElement) switch
    {
        (ListField, _) => "lists",
        (MapField, _) => "maps",
        (StructField, _) => "structures",
        (DataField { IsArray: true }, _) or (_, { RepetitionType: FieldRepetitionType.REPEATED }) => "lists",
        (not DataField, _) => "nested values",
        (_, { LogicalType.TIME: not null } or { ConvertedType: ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS }) => "times of day",
        (DecimalDataField { Precision: > Cells.MostDigits } wide, _) => $"decimals of {wide.Precision} digits (at most {Cells.MostDigits} are read)",
        (DataField { ClrType: var type }, { LogicalType: { } logical }) when !Fits(type, logical) => "values of a logical type that is not understood",
        (_, { } element) when _meanings.ContainsKey(element) => null,
        (DataField { ClrType: var type }, _) => Plain(type) ? null : type == typeof(ReadOnlyMemory<byte>) ? "bytes" : $"values of the type {type.Name}",
    };

    private static bool Plain(System.Type type) =>
        (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(DateTime);

    /// <summary>Whether the library has understood the logical type: files may have it without the older converted type.</summary>
    private static bool Fits(System.Type type, LogicalType logical) =>
        (logical.DECIMAL is null || type == typeof(decimal))
        && ((logical.DATE is null && logical.TIMESTAMP is null) || type == typeof(DateTime))
        && (logical.INTEGER is not { IsSigned: false } || type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong))
        && logical.FLOAT16 is null;

    private static T Guarded<T>(string? column, Func<T> read) => TableRefusedException.Guarded("Parquet", column, read);
}
