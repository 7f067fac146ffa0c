using System.Buffers.Binary;
using System.Text.Unicode;
using Parquet.Data;
using Parquet.Meta;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>
/// What the stored values of a Parquet column mean. Version 6.1.0 of the library reads dates, decimals and small integers in some encodings only, no 16-bit number, numbers where a
/// column has only gaps, and another sign for what is not UTF-8. Without the type it gives the values as they are stored, and they become cells here.
/// </summary>
internal abstract record ParquetMeaning
{
    private ParquetMeaning()
    {
    }

    /// <summary>Gaps alone, whatever is stored.</summary>
    private sealed record Nothing : ParquetMeaning;

    private sealed record Text : ParquetMeaning;

    private sealed record Half : ParquetMeaning;

    private sealed record Signed : ParquetMeaning;

    private sealed record Unsigned : ParquetMeaning;

    private sealed record Scaled(int Scale) : ParquetMeaning;

    private sealed record Days : ParquetMeaning;

    private sealed record Ticks(Func<long, Int128> Of) : ParquetMeaning;

    /// <summary>Takes the type from a column, so that the library gives what is stored; null if the library reads it.</summary>
    public static ParquetMeaning? Take(SchemaElement element)
    {
        if (Find(element.Type, element, element.LogicalType, element.ConvertedType) is not { } meaning) return null;
        (element.LogicalType, element.ConvertedType) = (null, null);
        return meaning;
    }

    /// <summary>The cells of a column; null if the library gives other values than the type allows.</summary>
    /// <param name="raw">What is stored; valid until it is disposed.</param>
    /// <param name="places">For each row the place of its value, or −1; null if every row has one.</param>
    /// <exception cref="InvalidDataException">A text is not UTF-8, or a date is outside of the years 1 to 9999.</exception>
    public Cells? CellsOf(RawColumnData raw, int[]? places) => (this, raw) switch
    {
        (Nothing, _) => Cells.OfTexts(_ => null),
        (Text, RawColumnData<ReadOnlyMemory<byte>> texts) => OfTexts(TextsOf(texts.Values[..Present(texts.Values.Length, places)]), places),
        (Half, RawColumnData<ReadOnlyMemory<byte>> numbers) => Cells.OfSingles(Spread(numbers, places, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.Span))),
        (Signed, RawColumnData<int> numbers) => Cells.FromFunction(Spread(numbers, places, number => number)),
        (Signed, RawColumnData<long> numbers) => Cells.FromFunction(Spread(numbers, places, number => number)),
        (Unsigned, RawColumnData<int> numbers) => Cells.FromFunction(Spread(numbers, places, number => (uint)number)),
        (Unsigned, RawColumnData<long> numbers) => Cells.FromFunction(Spread(numbers, places, number => (ulong)number)),
        (Scaled(var scale), RawColumnData<int> numbers) => Cells.FromFunction(Spread(numbers, places, number => DecimalOf(number, scale))),
        (Scaled(var scale), RawColumnData<long> numbers) => Cells.FromFunction(Spread(numbers, places, number => DecimalOf(number, scale))),
        (Days, RawColumnData<int> days) => Cells.OfDates(Spread(days, places, day => DateOf((Int128)day * TimeSpan.TicksPerDay))),
        (Ticks(var of), RawColumnData<long> times) => Cells.OfDates(Spread(times, places, time => DateOf(of(time)))),
        _ => null,
    };

    /// <summary>The values of the rows, copied.</summary>
    public static Func<int, TTo?> Spread<TFrom, TTo>(RawColumnData<TFrom> raw, int[]? places, Func<TFrom, TTo> convert)
        where TFrom : struct
        where TTo : struct
    {
        var values = new TTo[Present(raw.Values.Length, places)];
        for (var place = 0; place < values.Length; place++) values[place] = convert(raw.Values[place]);
        return places is null ? row => values[row] : row => places[row] < 0 ? null : values[places[row]];
    }

    /// <summary>How many of the values that the library gives are there: without statistics of the gaps it gives as many as rows.</summary>
    private static int Present(int given, int[]? places) => places is null ? given : Math.Min(given, places.Count(place => place >= 0));

    private static ParquetMeaning? Find(Parquet.Meta.Type? type, SchemaElement element, LogicalType? logical, ConvertedType? converted) => (type, logical, converted) switch
    {
        (not null, { UNKNOWN: not null }, _) => new Nothing(),
        (Parquet.Meta.Type.BYTE_ARRAY, { STRING: not null } or { ENUM: not null } or { JSON: not null }, _) => new Text(),
        (Parquet.Meta.Type.BYTE_ARRAY, null, ConvertedType.UTF8 or ConvertedType.ENUM or ConvertedType.JSON) => new Text(),
        (Parquet.Meta.Type.FIXED_LEN_BYTE_ARRAY, { FLOAT16: not null }, _) when element.TypeLength == 2 => new Half(),
        (Parquet.Meta.Type.INT32, { INTEGER: { BitWidth: <= 32 } whole }, _) => whole.IsSigned ? new Signed() : new Unsigned(),
        (Parquet.Meta.Type.INT64, { INTEGER: { BitWidth: 64 } whole }, _) => whole.IsSigned ? new Signed() : new Unsigned(),
        (Parquet.Meta.Type.INT32, null, ConvertedType.INT_8 or ConvertedType.INT_16 or ConvertedType.INT_32) or (Parquet.Meta.Type.INT64, null, ConvertedType.INT_64) => new Signed(),
        (Parquet.Meta.Type.INT32, null, ConvertedType.UINT_8 or ConvertedType.UINT_16 or ConvertedType.UINT_32) or (Parquet.Meta.Type.INT64, null, ConvertedType.UINT_64) => new Unsigned(),
        (Parquet.Meta.Type.INT32 or Parquet.Meta.Type.INT64, { DECIMAL.Scale: >= 0 and <= 18 and var scale }, _) => new Scaled(scale),
        (Parquet.Meta.Type.INT32 or Parquet.Meta.Type.INT64, null, ConvertedType.DECIMAL) when element.Scale is null or (>= 0 and <= 18) => new Scaled(element.Scale ?? 0),
        (Parquet.Meta.Type.INT32, { DATE: not null }, _) or (Parquet.Meta.Type.INT32, null, ConvertedType.DATE) => new Days(),
        (Parquet.Meta.Type.INT64, { TIMESTAMP.Unit.MILLIS: not null }, _) or (Parquet.Meta.Type.INT64, null, ConvertedType.TIMESTAMP_MILLIS) => new Ticks(time => (Int128)time * TimeSpan.TicksPerMillisecond),
        (Parquet.Meta.Type.INT64, { TIMESTAMP.Unit.MICROS: not null }, _) or (Parquet.Meta.Type.INT64, null, ConvertedType.TIMESTAMP_MICROS) => new Ticks(time => (Int128)time * TimeSpan.TicksPerMicrosecond),
        (Parquet.Meta.Type.INT64, { TIMESTAMP.Unit.NANOS: not null }, _) => new Ticks(time => (long)Math.Floor(time / 100m)),
        _ => null,
    };

    private static Cells OfTexts(string[] values, int[]? places) => Cells.OfTexts(places is null ? row => values[row] : row => places[row] < 0 ? null : values[places[row]]);

    /// <summary>The library takes the bytes back when the column is disposed, so they are copied, equal ones once.</summary>
    private static string[] TextsOf(ReadOnlySpan<ReadOnlyMemory<byte>> raw)
    {
        var pool = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var (values, letters) = (new string[raw.Length], new char[256]);
        for (var place = 0; place < values.Length; place++)
        {
            var bytes = raw[place].Span;
            if (!Utf8.IsValid(bytes)) throw new InvalidDataException("a text is not UTF-8");
            if (bytes.Length > letters.Length) letters = new char[bytes.Length];
            var found = letters.AsSpan(0, System.Text.Encoding.UTF8.GetChars(bytes, letters));
            if (!pool.TryGetValue(found, out var text)) pool.Set.Add(text = found.ToString());
            values[place] = text;
        }

        return values;
    }

    /// <param name="ticks">Since 1970; wide enough for each unit that a file can have.</param>
    internal static DateTime DateOf(Int128 ticks)
    {
        var since = ticks + DateTime.UnixEpoch.Ticks;
        return since >= 0 && since <= DateTime.MaxValue.Ticks ? new DateTime((long)since, DateTimeKind.Utc)
            : throw new InvalidDataException("a date is outside of the years 1 to 9999");
    }

    private static decimal DecimalOf(long number, int scale)
    {
        var size = number < 0 ? unchecked((ulong)-number) : (ulong)number;
        return new decimal(unchecked((int)size), (int)(size >> 32), 0, number < 0, (byte)scale);
    }
}
