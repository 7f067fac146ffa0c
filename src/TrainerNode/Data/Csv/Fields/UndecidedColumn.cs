using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column whose first rows decide what it is: numbers, texts or dates.</summary>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="needed">Why each row needs a value that orders the rows, to end a sentence; null for an input, in which a row may have none.</param>
/// <param name="space">Where the values are kept; null: in memory.</param>
internal sealed class UndecidedColumn(FieldSpelling missing, string? needed = null, LoadingSpace? space = null) : ICsvColumn
{
    /// <summary>Rows that are read as all of them, as long as they have a value.</summary>
    private const int Looked = 4096;

    /// <summary>Texts in a column of numbers up to this share are typing errors, and up to this number if it has more numbers.</summary>
    private const int FewInHundred = 10, Few = 5;

    private readonly bool _isInput = needed is null;
    private readonly NumberColumn _numbers = new(missing, needed, "set its type to category or ignore in data.columns if these are texts, or add the text to data.missing if it means a missing value", space, isOrder: needed is not null);
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
    public void Tell(string column, MistakeLog log)
    {
        Decided.Tell(column, log);
        if (_isInput && Decided == _numbers && _numbers.Wrong == 0 && _numbers.Coded is { } coded)
        {
            log.AddField(coded.Line, column, $"{QuotedText.Quoted(coded.Text)} begins with 0, like a code, and most numbers of this column do not{FaultSentence.First(coded)}; set its type to category in data.columns if these are codes, or to number.");
        }
    }

    private ICsvColumn Decide()
    {
        var filled = _texts.Filled;
        if (_numbers.Wrong == 0 || filled == 0) return _isInput && TextsOfNumbers() is { } why ? Texts(why) : _numbers;
        if (MostlyDates(filled)) return _dates;
        var numbers = _numbers.Plain + _numbers.Unlike;
        return 100L * (filled - numbers) <= (long)FewInHundred * filled || (_numbers.Plain * 2 > filled && filled - numbers <= Few) ? _numbers : _texts;
    }

    /// <summary>Why numbers are names, which a number would not keep.</summary>
    private string? TextsOfNumbers() =>
        _numbers.IsCode ? $"its whole numbers are codes, because some begin with 0, like {QuotedText.Quoted(_numbers.Coded!.Text)}"
        : _numbers.Dialled is { } dialled ? $"its whole numbers are phone numbers, because all begin with +, like {QuotedText.Quoted(dialled.Text)}"
        : _numbers.Beyond is { } beyond ? $"its whole numbers are names, because 64-bit numbers cannot hold some of them, like {QuotedText.Quoted(beyond.Text)}"
        : null;

    private TextColumn Texts(string why)
    {
        _texts.OfNumbers = why;
        return _texts;
    }

    private bool MostlyDates(int filled) => 100L * (filled - _dates.Filled - _dates.InOtherForm) <= (long)FewInHundred * filled;
}
