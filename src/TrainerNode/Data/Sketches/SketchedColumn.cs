using System.Collections.Immutable;
using System.Text;
using ActorSearch.TrainerNode.Data.Csv.Fields;

namespace ActorSearch.TrainerNode.Data.Sketches;

/// <summary>The fields of a column, counted.</summary>
internal sealed class SketchedColumn
{
    private const int MostTexts = 1000, MostOddTexts = 3, FewestNumbers = 10, MostLabels = 24;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private int _numbers, _others;
    private bool _hasNone;

    /// <summary>Texts of a column of numbers, at most three, together in at most a fifth of its fields; empty if it is a column of anything else.</summary>
    public ImmutableArray<string> OddTexts =>
        _numbers >= FewestNumbers && _texts.Count is > 0 and <= MostOddTexts && _others * 5 <= _numbers + _others && !_texts.Keys.Any(text => text.Any(char.IsAsciiDigit) || CsvNumber.Truth(Encoding.UTF8.GetBytes(text)) is not null)
            ? [.. _texts.Keys]
            : [];

    /// <summary>The character between labels; null if the texts are not lists of labels, each of which occurs in several combinations.</summary>
    public char? LabelSeparator
    {
        get
        {
            foreach (var separator in (ReadOnlySpan<char>)['|', ';', ',', '/'])
            {
                if (_numbers == 0 && _texts.Count < MostTexts && AreLabels(separator)) return separator;
            }

            return null;
        }
    }

    /// <summary>Whether some number has a comma that cannot separate thousands.</summary>
    public bool HasDecimalCommas { get; private set; }

    /// <summary>Whether a text occurs in it that is not a number.</summary>
    public bool Has(string text) => _texts.ContainsKey(text);

    public void Add(ReadOnlySpan<byte> field)
    {
        if (CsvNumber.TryParse(field, out _))
        {
            _numbers++;
            return;
        }

        var text = Encoding.UTF8.GetString(field).Trim();
        _hasNone |= text.Length == 0;
        if (MissingWords.InNumbers(text)) return;
        if (CsvNumber.IsNumberOfAnySign(text))
        {
            _numbers++;
            HasDecimalCommas |= CsvNumber.FaultOf(text) == FieldFault.DecimalComma;
            return;
        }

        _others++;
        if (_texts.TryGetValue(text, out var times)) _texts[text] = times + 1;
        else if (_texts.Count < MostTexts) _texts[text] = 1;
    }

    private bool AreLabels(char separator)
    {
        var lists = _texts.Keys.Where(text => text.Contains(separator, StringComparison.Ordinal)).ToList();
        if (lists.Count == 0 || lists.Sum(list => _texts[list]) * 20 < _others) return false;

        // Where each text has as many parts, these are not any number of labels but two things in one field, for example a kind and a colour.
        if (_texts.Keys.All(text => text.Count(separator) == lists[0].Count(separator)) && !_hasNone) return false;
        var parts = _texts.Keys.SelectMany(text => text.Split(separator, StringSplitOptions.TrimEntries).Distinct().Select(part => (Part: part, Text: text)))
            .GroupBy(found => found.Part, found => found.Text).ToDictionary(found => found.Key, found => found.Count());
        return parts.Count is > 1 and <= MostLabels && parts.Keys.All(part => part.Any(char.IsLetter))
            && lists.SelectMany(list => list.Split(separator, StringSplitOptions.TrimEntries)).All(part => parts[part] > 1);
    }
}
