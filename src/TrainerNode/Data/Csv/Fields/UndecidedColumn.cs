using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column whose first rows decide what it is: numbers, texts or dates.</summary>
/// <param name="missing">Spellings of missing values.</param>
/// <param name="needed">Why each row needs a value, to end a sentence; null if a row may have none.</param>
/// <param name="space">Where the values are kept; null: in memory.</param>
internal sealed class UndecidedColumn(MissingFields missing, string? needed = null, LoadingSpace? space = null) : ICsvColumn
{
    /// <summary>Rows that are read as all of them, as long as they have a value.</summary>
    private const int Looked = 4096;

    /// <summary>Texts in a column of numbers up to this share are typing errors, and up to this number if it has more numbers.</summary>
    private const int FewInHundred = 10, Few = 5;

    private readonly NumberColumn _numbers = new(missing, needed, "set its type to category or ignore in data.columns if these are texts, or add the text to data.missing if it means a missing value", space);
    private readonly TextColumn _texts = new(missing, needed, space);
    private readonly DateColumn _dates = new(DateFormat.Usual, missing, needed, space);
    private ICsvColumn? _decided;
    private int _rows;

    /// <summary>The column as what it is.</summary>
    public ICsvColumn Decided => _decided ??= Decide();

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        if (_decided is not null)
        {
            _decided.Add(field, line);
            return;
        }

        _numbers.Add(field, line);
        _texts.Add(field, line);
        _dates.Add(field, line);
        if (++_rows >= Looked && _texts.Filled > 0) _decided = Decide();
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log) => Decided.Tell(column, log);

    private ICsvColumn Decide()
    {
        var filled = _texts.Filled;
        if (_numbers.Wrong == 0 || filled == 0) return _numbers;
        if (MostlyDates(filled)) return _dates;
        var numbers = _numbers.Plain + _numbers.Unlike;
        return 100L * (filled - numbers) <= (long)FewInHundred * filled || (_numbers.Plain * 2 > filled && filled - numbers <= Few) ? _numbers : _texts;
    }

    private bool MostlyDates(int filled) => 100L * (filled - _dates.Filled) <= (long)FewInHundred * filled;
}
