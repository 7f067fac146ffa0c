using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.Inference;

/// <summary>Makes cells of the values of a row, by the rules by which <c>predict</c> reads the fields of a file.</summary>
/// <param name="columns">The inputs of the model.</param>
/// <param name="added">Texts that mean a missing value, besides the usual ones.</param>
/// <param name="hasCommas">Whether texts have decimal commas.</param>
/// <param name="takesMissing">Whether values may be missing.</param>
internal sealed class CellReader(ImmutableArray<InputColumn> columns, ImmutableArray<string> added, bool hasCommas, bool takesMissing)
{
    private readonly FieldSpelling _missing = new(added, hasCommas);
    private readonly ImmutableArray<DateFormat?> _formats = [.. columns.Select(column => column.Date is { } date ? new DateFormat(date.Format) : null)];
    private readonly ImmutableArray<Dictionary<string, double>> _levels =
        [.. columns.Select(column => column.Levels.Index().ToDictionary(level => level.Item, level => (double)level.Index, StringComparer.Ordinal))];

    /// <exception cref="WrongValueException">A value is not one of its column.</exception>
    public void Read(IReadOnlyDictionary<string, object?> row, Span<double> cells)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            if (!row.TryGetValue(columns[at].FileColumn, out var value)) throw Wrong(at, "the row does not have it; give its value, or null if it is missing");
            cells[at] = Cell(at, value);
            if (double.IsInfinity(cells[at])) throw Wrong(at, $"{QuotedText.Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!)} is not a finite number");
            if (double.IsNaN(cells[at]) && !takesMissing) throw Wrong(at, "the value is missing, and no training row missed one");
        }
    }

    private double Cell(int at, object? value)
    {
        var column = columns[at];
        return value switch
        {
            null or DBNull => double.NaN,
            DateTime or DateOnly or DateTimeOffset when column.Date is null => throw Wrong(at, "a date is given, but the column does not hold dates"),
            DateOnly day => Part(column, day.ToDateTime(TimeOnly.MinValue)),
            DateTime time => Part(column, time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time),
            DateTimeOffset time => Part(column, time.UtcDateTime),
            string text when IsText(column) => Level(at, text.Trim()),
            string text when column.Date is not null => Date(at, text),
            string text => Number(at, text),
            JsonElement json => OfJson(at, json),
            char letter => Cell(at, $"{letter}"),
            Half half => Cell(at, (float)half),
            IConvertible other when IsText(column) => Level(at, _missing.WithPoint(other.ToString(CultureInfo.InvariantCulture))),
            IConvertible when column.Date is not null => throw Wrong(at, "a number is given, but the column holds dates"),
            bool truth => truth ? 1 : 0,
            float single => WithoutAdded(OfSingle(single)),
            decimal exact => WithoutAdded(double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
            IConvertible number => WithoutAdded(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => throw Wrong(at, $"a value of the type {value.GetType().Name} is given; give a number, a text or a date"),
        };
    }

    // A number of JSON has a decimal point, whatever a text has. Its digits are kept, because they may name a category.
    private double OfJson(int at, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => double.NaN,
        JsonValueKind.True or JsonValueKind.False => Cell(at, json.GetBoolean()),
        JsonValueKind.String => Cell(at, json.GetString()),
        JsonValueKind.Number => Cell(at, columns[at].Date is null ? _missing.WithPoint(json.GetRawText()) : json.GetRawText()),
        _ => throw Wrong(at, $"JSON of the kind {json.ValueKind} is given; give a number, a text or a date"),
    };

    // What a file has: the shortest text of a 32-bit number, unless that means another one.
    private static double OfSingle(float single) =>
        double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var read && (float)read == single ? read : single;

    private static bool IsText(InputColumn column) => column.Type == ColumnType.Category || (column.Type == ColumnType.Flag && !column.IsTruth);

    private static double Part(InputColumn column, DateTime time) => DateParts.Compute(column.Date!.Part, (time - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerDay);

    private double Date(int at, string text)
    {
        var field = Encoding.UTF8.GetBytes(text);
        if (_missing.Added(field) || MissingWords.InNumbers(text.Trim())) return double.NaN;
        return _formats[at]!.TryParse(field, out var days) ? DateParts.Compute(columns[at].Date!.Part, days) : throw Wrong(at, $"{QuotedText.Quoted(text)} is not a date in the form {columns[at].Date!.Format}");
    }

    private double Number(int at, string text)
    {
        var field = Encoding.UTF8.GetBytes(text);
        return _missing.Added(field) ? double.NaN
            : _missing.TryParse(field, out var number) ? number
            : CsvNumber.Truth(field) is { } truth ? (truth ? 1 : 0)
            : _missing.FaultOf(text.Trim()) is not FieldFault.Missing and var fault ? throw Wrong(at, Reason(fault, text))
            : double.NaN;
    }

    // Between the values of a row there is no delimiter.
    private string Reason(FieldFault fault, string text) =>
        FaultSentence.Write(
            fault == FieldFault.Delimiter ? FieldFault.Text : fault, new FaultCount(1, 0, text.Trim()), others: 0, fault is FieldFault.Delimiter or FieldFault.Text ? "correct it" : "", _missing.HasCommas).TrimEnd('.');

    private double WithoutAdded(double number) =>
        !added.IsEmpty && double.IsFinite(number) && _missing.Added(Encoding.UTF8.GetBytes(_missing.WithPoint(number.ToString("R", CultureInfo.InvariantCulture)))) ? double.NaN : number;

    private double Level(int at, string text)
    {
        var (column, levels) = (columns[at], _levels[at]);
        if (_missing.InTexts(text)) return double.NaN;
        if (levels.TryGetValue(text, out var place) || levels.TryGetValue(WholeText.Trim(text), out place)) return place;
        if (column.Type != ColumnType.Flag) return InputColumn.Unseen;
        return CsvNumber.WordPair(text) is { } pair && levels.TryGetValue(string.Equals(text, pair.Yes, StringComparison.OrdinalIgnoreCase) ? pair.Yes : pair.No, out place)
            ? place
            : throw Wrong(at, $"{QuotedText.Quoted(text)} is neither {QuotedText.Quoted(column.Levels[0])} nor {QuotedText.Quoted(column.Levels[^1])}");
    }

    private WrongValueException Wrong(int at, string reason) => new(columns[at].FileColumn, reason);
}
