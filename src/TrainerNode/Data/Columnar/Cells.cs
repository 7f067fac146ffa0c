using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>The values of a column in one part of a file, as the texts that a CSV file would have; a missing value is an empty text.</summary>
internal abstract class Cells
{
    /// <summary>Digits that a decimal of .NET holds.</summary>
    public const int MostDigits = 28;

    /// <summary>In UTF-8; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> this[int row] { get; }

    /// <summary>Numbers and other values that write themselves.</summary>
    /// <param name="value">The value of a row, or null.</param>
    public static Cells FromFunction<T>(Func<int, T?> value)
        where T : struct, IUtf8SpanFormattable => new Formatted<T>(value, null);

    /// <summary>Dates with or without times, to 100 nanoseconds.</summary>
    public static Cells OfDates(Func<int, DateTime?> value) => new Dates(value);

    /// <summary>True and False.</summary>
    public static Cells OfTruths(Func<int, bool?> value) => new Texts(row => value(row) switch { null => null, true => bool.TrueString, false => bool.FalseString });

    /// <summary>32-bit numbers: the shortest text of one, unless reading that in 64 bits gives another.</summary>
    public static Cells OfSingles(Func<int, float?> value) => new Singles(value);

    /// <summary>Texts.</summary>
    public static Cells OfTexts(Func<int, string?> value) => new Texts(value);

    /// <summary>Texts in UTF-8.</summary>
    /// <param name="value">The bytes of a row; of a missing value none.</param>
    public static Cells OfUtf8(Bytes value) => new Utf8(value);

    /// <summary>Values of a dictionary by their places in it.</summary>
    public static Cells OfPlaces(Cells dictionary, Func<int, int?> place) => new Coded(dictionary, place);

    /// <summary>The bytes of a row.</summary>
    public delegate ReadOnlySpan<byte> Bytes(int row);

    private sealed class Utf8(Bytes value) : Cells
    {
        public override ReadOnlySpan<byte> this[int row] =>
            value(row) is var found && System.Text.Unicode.Utf8.IsValid(found) ? found : throw new InvalidDataException("a text is not UTF-8");
    }

    private sealed class Coded(Cells dictionary, Func<int, int?> place) : Cells
    {
        public override ReadOnlySpan<byte> this[int row] => place(row) is { } found ? dictionary[found] : [];
    }

    private sealed class Formatted<T>(Func<int, T?> value, string? format) : Cells
        where T : struct, IUtf8SpanFormattable
    {
        private readonly byte[] _text = new byte[512];

        public override ReadOnlySpan<byte> this[int row] => value(row) is not { } found ? []
            : found.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture) ? _text.AsSpan(0, length)
            : throw new InvalidOperationException($"A {typeof(T).Name} is longer than {_text.Length} bytes.");
    }

    private sealed class Singles(Func<int, float?> value) : Cells
    {
        private readonly byte[] _text = new byte[64];

        public override ReadOnlySpan<byte> this[int row]
        {
            get
            {
                if (value(row) is not { } found) return [];
                found.TryFormat(_text, out var length, default, CultureInfo.InvariantCulture);
                var isSame = !float.IsFinite(found) || (float)double.Parse(_text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture) == found;
                if (!isSame) ((double)found).TryFormat(_text, out length, default, CultureInfo.InvariantCulture);
                return _text.AsSpan(0, length);
            }
        }
    }

    private sealed class Dates(Func<int, DateTime?> value) : Cells
    {
        private readonly Formatted<DateTime> _days = new(value, "yyyy-MM-dd"), _times = new(value, "yyyy-MM-dd HH:mm:ss.FFFFFFF");

        public override ReadOnlySpan<byte> this[int row] => value(row) is { TimeOfDay.Ticks: > 0 } ? _times[row] : _days[row];
    }

    private sealed class Texts(Func<int, string?> value) : Cells
    {
        private byte[] _text = new byte[256];

        public override ReadOnlySpan<byte> this[int row]
        {
            get
            {
                if (value(row) is not { } found) return [];
                if (Encoding.UTF8.GetMaxByteCount(found.Length) > _text.Length) _text = new byte[Encoding.UTF8.GetMaxByteCount(found.Length)];
                return _text.AsSpan(0, Encoding.UTF8.GetBytes(found, _text));
            }
        }
    }
}
