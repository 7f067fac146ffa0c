using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Csv.Headers;

/// <summary>
/// Whether the first row of a file can be a header, judged by the rows below it. A text above a column of numbers shows that it is one. A number
/// above numbers, or a text that its column has again, shows that it is a row like the others, unless its numbers count the columns or the years.
/// </summary>
internal static class HeaderEvidence
{
    /// <summary>Rows that are checked.</summary>
    private const int Most = 200;

    /// <summary>Why the first row is not a header, in a sentence; null if it may be one.</summary>
    /// <param name="text">The beginning of the file, UTF-8.</param>
    /// <param name="isWhole">Whether that is all of it; else its last row may be half of one.</param>
    /// <param name="options">How it is read.</param>
    public static string? Against(ReadOnlyMemory<byte> text, bool isWhole, CsvReaderOptions options) =>
        Rows(text, isWhole, options) is ([_, ..] first, [_, ..] below) && !Names(first, [.. below.Where(row => !row.SequenceEqual(first))]) ? Judge(first, below) : null;

    /// <summary>Why the first row of a file that is read as data is a header, in a sentence; null if it may be data.</summary>
    /// <param name="text">The beginning of the file, UTF-8.</param>
    /// <param name="isWhole">Whether that is all of it; else its last row may be half of one.</param>
    /// <param name="options">How it is read.</param>
    public static string? For(ReadOnlyMemory<byte> text, bool isWhole, CsvReaderOptions options) =>
        Rows(text, isWhole, options) is ([_, ..] first, [_, ..] below) && !IsData([.. first]) && Names(first, below)
            ? "this row is a header (it has texts above numbers), but data.header = false says that no file has one; remove it, or write it in every file and set data.header = true."
            : null;

    /// <summary>Whether no row below the first shows that it is a header: none has a number below a text.</summary>
    /// <inheritdoc cref="For"/>
    public static bool IsGuess(ReadOnlyMemory<byte> text, bool isWhole, CsvReaderOptions options) => Rows(text, isWhole, options) is ([_, ..] first, [_, ..] below) && !Names(first, below);

    /// <summary>The first row of a file if it cannot be a header; else null.</summary>
    /// <inheritdoc cref="For"/>
    public static string[]? DataOf(ReadOnlyMemory<byte> text, bool isWhole, CsvReaderOptions options) =>
        Rows(text, isWhole, options) is { First: [_, ..] first } && IsData([.. first]) ? first : null;

    /// <summary>Whether a first row cannot be a header: it has a number, an empty field or another spelling of a missing value, or one text twice.</summary>
    public static bool IsData(ImmutableArray<string> fields) =>
        fields.Any(field => CsvNumber.IsNumberOfAnySign(field) || MissingWords.Surely(field)) || fields.Distinct(StringComparer.Ordinal).Count() < fields.Length;

    /// <summary>The first row and those below it that have as many fields; null if the beginning of the file is damaged.</summary>
    private static (string[] First, List<string[]> Below)? Rows(ReadOnlyMemory<byte> text, bool isWhole, CsvReaderOptions options)
    {
        var rows = new List<string[]>();
        try
        {
            using var reader = CsvReader.Create(text, options);
            while (rows.Count <= Most && reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Pointed(reader.GetString(column).Trim()))]);
            if (!isWhole && rows.Count is > 1 and <= Most) rows.RemoveAt(rows.Count - 1);
        }
        catch (CsvFormatException)
        {
            // Mistakes are reported when the file is read.
            return null;
        }

        var first = rows.Count > 0 ? rows[0] : [];
        var below = rows.Skip(1).Where(row => row.Length == first.Length).ToList();
        return (first, below);
    }

    // What matters is that it is a number; whether decimal commas are allowed is checked where it is read.
    private static string Pointed(string field) => field.Contains(',', StringComparison.Ordinal) && CsvNumber.IsNumberOfAnySign(field) ? field.Replace(',', '.') : field;

    /// <summary>Whether the first row has a text above numbers; rows that repeat it are left out.</summary>
    private static bool Names(string[] first, List<string[]> below) =>
        Enumerable.Range(0, first.Length).Any(column => new Column(first[column], [.. below.Select(row => row[column])]).IsNamed);

    private static string? Judge(string[] first, List<string[]> below)
    {
        var columns = Enumerable.Range(0, first.Length).Select(column => new Column(first[column], [.. below.Select(row => row[column])])).ToImmutableArray();
        var numbers = columns.Where(column => column.IsNumber).Select(column => column.First).ToList();
        var again = columns.Any(column => column.IsTextAgain);
        if (numbers.Count == 0 && !again) return null;
        var all = numbers.Count == first.Length;
        var rowAgain = all && columns.All(column => column.Has);
        if (!again && !rowAgain && Counts(numbers, all) && !columns.Any(column => column.Continues)) return null;
        var what = (numbers.Count > 0, again) switch
        {
            (true, true) => "it has numbers in the same columns, and a text that they also have",
            (true, false) => "it has numbers in the same columns",
            _ => "it has a text that they also have",
        };
        var names = numbers.Count > 0 ? "names that are not numbers" : "names that do not occur in the rows below";
        return $"this row looks like the rows below it ({what}); if it is data, set data.header = false; if it is a header, give the columns {names}.";
    }

    /// <summary>Whether whole numbers count: 0, 1, 2 in any order, 1, 2, 3, or years.</summary>
    private static bool Counts(List<string> numbers, bool all)
    {
        var counted = numbers.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (counted.Count == 0 || counted.Contains(-1)) return false;
        var rising = counted.Zip(counted.Skip(1), (one, next) => next - one).Distinct().ToList();
        return counted.Order().Select((number, place) => number == place).All(right => right)
            || (rising is [1] && counted.Count >= (all ? 3 : 2))
            || (rising is [> 0] && counted.Count >= 3 && !all);
    }

    /// <summary>A column: its first field, and those below it.</summary>
    private sealed class Column
    {
        private readonly string[] _below;

        public Column(string first, string[] below)
        {
            First = first;
            _below = [.. below.Where(field => !MissingWords.InNumbers(field))];
            var ofNumbers = _below.Length > 0 && _below.All(CsvNumber.IsNumber);
            var isNumber = CsvNumber.IsNumber(first);
            IsNamed = ofNumbers && !isNumber && CsvNumber.FaultOf(first) is (FieldFault.Text or FieldFault.Word or FieldFault.Unit or FieldFault.Digits or FieldFault.Delimiter);
            IsNumber = ofNumbers && isNumber;
            Has = below.Contains(first);
            IsTextAgain = !ofNumbers && !isNumber && first.Length > 0 && Has;
        }

        public string First { get; }

        /// <summary>A text above numbers.</summary>
        public bool IsNamed { get; }

        /// <summary>A number above numbers.</summary>
        public bool IsNumber { get; }

        /// <summary>A text that also occurs below.</summary>
        public bool IsTextAgain { get; }

        /// <summary>Whether the first field also occurs below.</summary>
        public bool Has { get; }

        /// <summary>Whether the numbers below rise by steps of one size, and the first is one such step before them.</summary>
        public bool Continues
        {
            get
            {
                if (!IsNumber || _below.Length < 3) return false;
                var numbers = _below.Prepend(First).Take(20).Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
                var step = numbers[1] - numbers[0];
                return step != 0 && numbers.Zip(numbers.Skip(1)).All(pair => Math.Abs(pair.Second - pair.First - step) <= 1e-9 * Math.Abs(step));
            }
        }
    }
}
