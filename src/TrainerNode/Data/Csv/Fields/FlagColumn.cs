using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column that says of each row whether it has a label: 1 or 0, true or false, or two words for yes and no.</summary>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="space">Where the flags are kept; null: in memory.</param>
internal sealed class FlagColumn(FieldSpelling missing, LoadingSpace? space = null) : ICsvColumn
{
    private readonly GrowingColumn<byte> _rows = new(space);
    private FaultCount? _missing, _wrong;

    /// <summary>1 for each row with the label, 0 for the others; complete if <see cref="Tell"/> reported nothing.</summary>
    public ReadOnlySpan<byte> Rows => _rows.Values;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (Truth(missing.WithPoint(text)) is { } truth) _rows.Add(truth ? (byte)1 : (byte)0);
        else if (missing.InTexts(text) || MissingWords.Perhaps(text)) _missing = FaultCount.With(_missing, field, line);
        else _wrong = FaultCount.With(_wrong, field, line);
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_wrong is { } wrong)
        {
            log.AddField(wrong.Line, column, $"{QuotedText.Quoted(wrong.Text)} is neither 1 nor 0{FaultSentence.First(wrong)}; write 1 where the row has the label and 0 where it does not.");
        }
        else if (_missing is { } lacking)
        {
            log.AddField(lacking.Line, column, $"{FaultSentence.Lacking(lacking)}, but each row needs 1 or 0 for a label; fill it in or remove the rows.");
        }
    }

    /// <summary>What a field says; null if it is none of the words.</summary>
    public static bool? Truth(string text) =>
        CsvNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number) ? number == 1 ? true : number == 0 ? false : null
        : CsvNumber.WordPair(text) is var (yes, _) ? text.Equals(yes, StringComparison.OrdinalIgnoreCase)
        : CsvNumber.Truth(Encoding.UTF8.GetBytes(text));
}
