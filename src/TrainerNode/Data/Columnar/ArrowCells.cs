using Apache.Arrow;
using Apache.Arrow.Types;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>The cells of one Arrow array.</summary>
internal static class ArrowCells
{
    /// <summary>Whether there is a case for a type below.</summary>
    public static bool CanRead(ArrowTypeId type) => type is ArrowTypeId.Null or ArrowTypeId.Boolean
        or ArrowTypeId.Int8 or ArrowTypeId.UInt8 or ArrowTypeId.Int16 or ArrowTypeId.UInt16 or ArrowTypeId.Int32 or ArrowTypeId.UInt32 or ArrowTypeId.Int64 or ArrowTypeId.UInt64
        or ArrowTypeId.HalfFloat or ArrowTypeId.Float or ArrowTypeId.Double or ArrowTypeId.Decimal32 or ArrowTypeId.Decimal64 or ArrowTypeId.Decimal128 or ArrowTypeId.Decimal256
        or ArrowTypeId.String or ArrowTypeId.LargeString or ArrowTypeId.StringView or ArrowTypeId.Date32 or ArrowTypeId.Date64 or ArrowTypeId.Timestamp;

    /// <summary>The cells, valid until the batch of the array is disposed.</summary>
    /// <exception cref="InvalidDataException">An index of a dictionary is not in it, or a date is outside of the years 1 to 9999.</exception>
    public static Cells Create(IArrowArray array) => array switch
    {
        NullArray => Cells.OfTexts(_ => null),
        DictionaryArray coded => Cells.OfPlaces(Create(coded.Dictionary), Places(coded.Indices, coded.Dictionary.Length)),
        BooleanArray truths => Cells.OfTruths(truths.GetValue),
        Int8Array numbers => Cells.FromFunction<sbyte>(numbers.GetValue),
        UInt8Array numbers => Cells.FromFunction<byte>(numbers.GetValue),
        Int16Array numbers => Cells.FromFunction<short>(numbers.GetValue),
        UInt16Array numbers => Cells.FromFunction<ushort>(numbers.GetValue),
        Int32Array numbers => Cells.FromFunction<int>(numbers.GetValue),
        UInt32Array numbers => Cells.FromFunction<uint>(numbers.GetValue),
        Int64Array numbers => Cells.FromFunction<long>(numbers.GetValue),
        UInt64Array numbers => Cells.FromFunction<ulong>(numbers.GetValue),
        HalfFloatArray numbers => Cells.OfSingles(row => (float?)numbers.GetValue(row)),
        FloatArray numbers => Cells.OfSingles(numbers.GetValue),
        DoubleArray numbers => Cells.FromFunction<double>(numbers.GetValue),
        Decimal32Array numbers => Cells.FromFunction<decimal>(numbers.GetValue),
        Decimal64Array numbers => Cells.FromFunction<decimal>(numbers.GetValue),
        Decimal128Array numbers => Cells.FromFunction<decimal>(numbers.GetValue),
        Decimal256Array numbers => Cells.FromFunction<decimal>(numbers.GetValue),
        StringArray texts => Cells.OfUtf8(row => texts.GetBytes(row)),
        LargeStringArray texts => Cells.OfUtf8(row => texts.GetBytes(row)),
        StringViewArray texts => Cells.OfUtf8(row => texts.GetBytes(row)),
        Date32Array days => Dates(days.GetValue, days.Length, day => checked(day * TimeSpan.TicksPerDay)),
        Date64Array times => Dates(times.GetValue, times.Length, time => checked(time * TimeSpan.TicksPerMillisecond)),
        TimestampArray times => Dates(times.GetValue, times.Length, Ticks(((TimestampType)times.Data.DataType).Unit)),
        _ => throw new NotSupportedException($"{array.GetType()} is not read."),
    };

    private static Func<long, long> Ticks(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => time => checked(time * TimeSpan.TicksPerSecond),
        TimeUnit.Millisecond => time => checked(time * TimeSpan.TicksPerMillisecond),
        TimeUnit.Microsecond => time => checked(time * TimeSpan.TicksPerMicrosecond),
        _ => time => (long)Math.Floor(time / 100m),
    };

    /// <summary>All dates at once, so that one that cannot be is found here.</summary>
    private static Cells Dates<T>(Func<int, T?> value, int rows, Func<T, long> ticks)
        where T : struct
    {
        var dates = new DateTime?[rows];
        for (var row = 0; row < rows; row++)
        {
            try
            {
                dates[row] = value(row) is { } found ? DateTime.UnixEpoch.AddTicks(ticks(found)) : null;
            }
            catch (Exception failure) when (failure is OverflowException or ArgumentOutOfRangeException)
            {
                throw new InvalidDataException($"row {row} of its record batch has a date outside of the years 1 to 9999");
            }
        }

        return Cells.OfDates(row => dates[row]);
    }

    private static Func<int, int?> Places(IArrowArray indices, int most)
    {
        Func<int, long?> index = indices switch
        {
            Int8Array small => row => small.GetValue(row),
            UInt8Array small => row => small.GetValue(row),
            Int16Array small => row => small.GetValue(row),
            UInt16Array small => row => small.GetValue(row),
            Int32Array whole => row => whole.GetValue(row),
            UInt32Array whole => row => whole.GetValue(row),
            Int64Array large => row => large.GetValue(row),
            UInt64Array large => row => checked((long?)large.GetValue(row)),
            _ => throw new NotSupportedException($"{indices.GetType()} is not read."),
        };
        var places = new int?[indices.Length];
        for (var row = 0; row < places.Length; row++)
        {
            var place = index(row);
            if (place < 0 || place >= most) throw new InvalidDataException($"row {row} has the index {place} of a dictionary of {most} values");
            places[row] = (int?)place;
        }

        return row => places[row];
    }
}
