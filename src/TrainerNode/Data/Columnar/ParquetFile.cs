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
    private ParquetRowGroupReader? _group;
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

        _fields = Guarded<ImmutableArray<Field>>(null, () => [.. _reader.Schema.Fields]);
        Columns = [.. _fields.Select(field => new ColumnarColumn(field.Name, Refused(field)))];
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
        Rows = checked((int)_group.RowCount);
        return true;
    }

    /// <inheritdoc/>
    public Cells Read(int column)
    {
        var field = (DataField)_fields[column];
        return Guarded(field.Name, () =>
        {
            using var raw = _group!.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult();
            return CellsOf(raw, field.MaxDefinitionLevel > 0);
        });
    }

    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _content.Dispose();
    }

    private Cells CellsOf(RawColumnData raw, bool mayMiss) => raw switch
    {
        RawColumnData<bool> truths => Cells.OfTruths(Spread(truths, mayMiss)),
        RawColumnData<sbyte> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<byte> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<short> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<ushort> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<int> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<uint> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<long> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<ulong> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<float> numbers => Cells.OfSingles(Spread(numbers, mayMiss)),
        RawColumnData<double> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<decimal> numbers => Cells.FromFunction(Spread(numbers, mayMiss)),
        RawColumnData<Guid> names => Cells.FromFunction(Spread(names, mayMiss)),
        RawColumnData<DateTime> dates => Cells.OfDates(Spread(dates, mayMiss)),
        RawColumnData<ReadOnlyMemory<char>> texts => Cells.OfTexts(Texts(texts, mayMiss)),
        _ => throw new NotSupportedException($"{raw.GetType()} is not read."),
    };

    private Func<int, T?> Spread<T>(RawColumnData<T> raw, bool mayMiss)
        where T : struct
    {
        var values = raw.Values.ToArray();
        return Places(raw, values.Length, mayMiss) is { } places ? row => places[row] < 0 ? null : values[places[row]] : row => values[row];
    }

    /// <summary>The texts of the rows; the library takes the letters back when the column is disposed, so they are copied, equal ones once.</summary>
    private Func<int, string?> Texts(RawColumnData<ReadOnlyMemory<char>> raw, bool mayMiss)
    {
        var pool = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var values = new string[raw.Values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            var letters = raw.Values[place].Span;
            if (!pool.TryGetValue(letters, out var text)) pool.Set.Add(text = letters.ToString());
            values[place] = text;
        }

        return Places(raw, values.Length, mayMiss) is { } places ? row => places[row] < 0 ? null : values[places[row]] : row => values[row];
    }

    /// <summary>For each row the place of its value, −1 for a gap, which has a definition level of 0; null if every row has a value.</summary>
    private int[]? Places(RawColumnData raw, int values, bool mayMiss)
    {
        var levels = mayMiss ? raw.DefinitionLevels.ToArray() : [];
        if (Rows != (mayMiss ? levels.Length : values)) throw new InvalidDataException($"{(mayMiss ? levels.Length : values)} values in {Rows} rows.");
        if (!mayMiss) return null;
        var (places, next) = (new int[Rows], 0);
        for (var row = 0; row < places.Length; row++) places[row] = levels[row] == 0 ? -1 : next++;
        return places;
    }

    /// <summary>What a column holds that cannot be read; null if it can.</summary>
    private static string? Refused(Field field) => (field, field.SchemaElement) switch
    {
        ({ Name: "" }, _) => "values without a column name",
        (ListField, _) => "lists",
        (MapField, _) => "maps",
        (StructField, _) => "structures",
        (DataField { IsArray: true }, _) or (_, { RepetitionType: FieldRepetitionType.REPEATED }) => "lists",
        (not DataField, _) => "nested values",
        (_, { LogicalType.TIME: not null } or { ConvertedType: ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS }) => "times of day",
        (DecimalDataField { Precision: > Cells.MostDigits } wide, _) => $"decimals of {wide.Precision} digits (at most {Cells.MostDigits} are read)",
        (DataField { ClrType: var type }, { LogicalType: { } logical }) when !Fits(type, logical) => "values of a logical type that is not understood",
        (DataField { ClrType: var type }, _) => Plain(type) ? null : type == typeof(ReadOnlyMemory<byte>) ? "bytes" : $"values of the type {type.Name}",
    };

    private static bool Plain(System.Type type) =>
        (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(DateTime) || type == typeof(ReadOnlyMemory<char>);

    /// <summary>Whether the library has understood the logical type: files may have it without the older converted type.</summary>
    private static bool Fits(System.Type type, LogicalType logical) =>
        (logical.DECIMAL is null || type == typeof(decimal))
        && ((logical.DATE is null && logical.TIMESTAMP is null) || type == typeof(DateTime))
        && (logical.STRING is null || type == typeof(ReadOnlyMemory<char>))
        && (logical.INTEGER is not { IsSigned: false } || type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong))
        && logical.FLOAT16 is null;

    private static T Guarded<T>(string? column, Func<T> read) => TableRefusedException.Guarded("Parquet", column, read);
}
