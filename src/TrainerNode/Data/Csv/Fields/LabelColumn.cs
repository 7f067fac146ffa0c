using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column of labels, which are texts: <c>01</c>, <c>1</c> and <c>1E0</c> are three. Blanks around a text do not belong to it.</summary>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="space">Where the places of the labels are kept; null: in memory.</param>
internal sealed class LabelColumn(FieldSpelling missing, LoadingSpace? space = null) : ICsvColumn
{
    /// <summary>With more it is not a classification: a number or an id was used as a class.</summary>
    public const int Most = 1000;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<FaultCount> _labels = [];
    private readonly GrowingColumn<int> _rows = new(space);
    private FaultCount? _missing, _damaged;
    private long _beyond;

    /// <summary>The setting with which the values are numbers.</summary>
    public required string OfNumbers { get; init; }

    /// <summary>The labels in the order in which they were found.</summary>
    public IReadOnlyList<FaultCount> Labels => _labels;

    /// <summary>For each row the index of its label in <see cref="Labels"/>; complete if <see cref="Tell"/> reported nothing.</summary>
    public ReadOnlySpan<int> Rows => _rows.Values;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (missing.InTexts(text))
        {
            _missing = FaultCount.With(_missing, field, line);
        }
        else if (text.Contains('\0'))
        {
            _damaged = FaultCount.With(_damaged, field, line);
        }
        else if (_places.TryGetValue(text, out var place))
        {
            _labels[place] = FaultCount.With(_labels[place], field, line);
            _rows.Add(place);
        }
        else if (_labels.Count == Most)
        {
            _beyond = _beyond == 0 ? line : _beyond;
        }
        else
        {
            _places.Add(text, _labels.Count);
            _rows.Add(_labels.Count);
            _labels.Add(new FaultCount(1, line, text));
        }
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_missing is { } lacking)
        {
            var written = lacking.Text.Length == 0 ? "the field is empty" : $"{QuotedText.Quoted(lacking.Text)} means a missing value";
            log.AddField(lacking.Line, column, lacking.Count == 1
                ? $"{written}; fill in a class or remove the row."
                : $"{lacking.Count} rows have no class, and this is the first of them ({written}); fill in classes or remove the rows.");
        }

        if (_damaged is { } damaged)
        {
            log.AddField(damaged.Line, column, $"{QuotedText.Quoted(damaged.Text)} has zero bytes{FaultSentence.First(damaged)}; the file is damaged.");
        }
        else if (_labels.All(label => CsvNumber.IsNumber(missing.WithPoint(label.Text))) && _labels.FirstOrDefault(label => !CsvNumber.IsWhole(missing.WithPoint(label.Text))) is { } fraction)
        {
            log.AddField(fraction.Line, column, $"{QuotedText.Quoted(fraction.Text)} is not a class: it is neither a text nor a whole number; to predict a number set {OfNumbers}.");
        }
        else if (_beyond > 0)
        {
            log.AddField(_beyond, column, $"there are more than {Most} classes; to predict a number set {OfNumbers}.");
        }
    }
}
