using System.Text;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column of texts with several labels each, divided by a character; an empty text is a row without labels. Blanks around a label do not belong to it.</summary>
/// <param name="separator">Between the labels; a space: any run of blanks.</param>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="space">Where the labels of rows are kept; null: in memory.</param>
internal sealed class LabelListColumn(char separator, FieldSpelling missing, LoadingSpace? space = null) : ICsvColumn
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<FaultCount> _labels = [];
    private readonly GrowingColumn<int> _rows = new(space);
    private FaultCount? _missing;
    private long _beyond;

    /// <summary>The labels in the order in which they were found.</summary>
    public IReadOnlyList<FaultCount> Labels => _labels;

    /// <summary>For each row the bits of its labels, by their places in <see cref="Labels"/>; complete if <see cref="Tell"/> reported nothing.</summary>
    public ReadOnlySpan<int> Rows => _rows.Values;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (text.Length > 0 && missing.InTexts(text))
        {
            _missing = FaultCount.With(_missing, field, line);
            return;
        }

        var labels = 0;
        foreach (var label in text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!_places.TryGetValue(label, out var place))
            {
                if (_labels.Count == LabelSet.Most)
                {
                    _beyond = _beyond == 0 ? line : _beyond;
                    continue;
                }

                _places.Add(label, place = _labels.Count);
                _labels.Add(new FaultCount(0, line, label));
            }

            if ((labels & (1 << place)) != 0) continue;
            labels |= 1 << place;
            _labels[place] = _labels[place] with { Count = _labels[place].Count + 1 };
        }

        _rows.Add(labels);
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_missing is { } lacking)
        {
            log.AddField(lacking.Line, column, $"{FaultSentence.Lacking(lacking)}; leave the field of a row without labels empty, and remove rows whose labels are not known.");
        }
        else if (_beyond > 0)
        {
            log.AddField(_beyond, column, $"there are more than {LabelSet.Most} different labels, and no more are learned together; keep the most frequent ones, or set data.label-separator to what divides them.");
        }
    }
}
