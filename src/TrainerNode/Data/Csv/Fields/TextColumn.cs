using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column of texts, of which many rows may have the same. Blanks around a text do not belong to it.</summary>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="needed">Why each row needs a text, to end a sentence; null if a row may have none.</param>
/// <param name="space">Where the places of the texts are kept; null: in memory.</param>
internal sealed class TextColumn(FieldSpelling missing, string? needed = null, LoadingSpace? space = null) : ICsvColumn
{
    /// <summary>More different texts are not kept.</summary>
    public const int Most = 100_000;

    /// <summary>A category with more levels than this is taken only if the user says that it is one.</summary>
    public const int MostLevels = 1000;

    /// <summary>From this share on of rows with a text of their own, texts name rows.</summary>
    private const double NearlyEach = 0.9;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<FaultCount> _texts = [];
    private readonly GrowingColumn<int> _rows = new(space);
    private FaultCount? _missing, _damaged;

    /// <summary>The different texts in the order in which they were found; only the first if there are more than <see cref="Most"/>.</summary>
    public IReadOnlyList<FaultCount> Texts => _texts;

    /// <summary>For each row the index of its text, −1 for a missing one; means nothing if <see cref="Overflows"/>.</summary>
    public ReadOnlySpan<int> Rows => _rows.Values;

    /// <summary>Rows with a text.</summary>
    public int Filled { get; private set; }

    /// <summary>Whether nearly each row has a text of its own.</summary>
    public bool NamesRows => Texts.Count > 2 && Texts.Count >= NearlyEach * Filled;

    /// <summary>Rows without one.</summary>
    public int Missing => _missing?.Count ?? 0;

    /// <summary>Why its fields are texts although they are numbers, for a sentence; null if they are not numbers.</summary>
    public string? OfNumbers { get; set; }

    /// <summary>Whether there are too many different texts.</summary>
    public bool Overflows { get; private set; }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (missing.InTexts(text))
        {
            _missing = FaultCount.With(_missing, field, line);
            _rows.Add(-1);
            return;
        }

        Filled++;
        if (text.Contains('\0')) _damaged = FaultCount.With(_damaged, field, line);
        if (!_places.TryGetValue(text, out var place))
        {
            if (Overflows) return;
            place = _texts.Count;
            _places.Add(text, place);
            _texts.Add(new FaultCount(0, line, text));
            Overflows = _texts.Count > Most;
        }

        _texts[place] = _texts[place] with { Count = _texts[place].Count + 1 };
        _rows.Add(place);
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_damaged is { } damaged)
        {
            log.AddField(damaged.Line, column, $"{QuotedText.Quoted(damaged.Text)} has zero bytes{FaultSentence.First(damaged)}; the file is damaged.");
        }
        else if (_missing is { } lacking && needed is not null)
        {
            log.AddField(lacking.Line, column, $"{FaultSentence.Lacking(lacking)}, but {needed}.");
        }
    }
}
