using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// Predictions as a table, one row for each row of input: the unchanged row of the file, or the number of the image (from 0); then
/// <c>predicted_TARGET</c> and, for classes, a <c>probability_CLASS</c> each; for labels a <c>probability_LABEL</c> and then a <c>predicted_LABEL</c> each. A name that is already in the file gets <c>_2</c>, or the next
/// free number.
/// </summary>
public sealed class PredictionsCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\"\r\n\t ,;|");

    private readonly string _target;
    private readonly ImmutableArray<string> _classes = [];
    private readonly InputRows? _rows;
    private readonly Func<int, List<string>> _fieldsOf;
    private readonly int _count;
    private readonly bool _header, _hasLabels;

    /// <param name="model">What predicted.</param>
    /// <param name="rows">What it predicted for; null for images.</param>
    /// <param name="predictions">One a row; with classes rows × classes, probabilities.</param>
    /// <param name="header">Whether a table of images gets a header; other rows have one where their file does.</param>
    public PredictionsCsv(TrainedModel model, InputRows? rows, double[] predictions, bool header)
    {
        var outputs = Math.Max(1, model.Classes.Length);
        (_target, _classes, _rows, _header, _count) = (model.TargetName, model.Classes, rows, header, predictions.Length / outputs);
        for (var at = 0; at < predictions.Length; at++)
        {
            if (!double.IsFinite(predictions[at]) && (NotFinite.Count == 0 || NotFinite[^1] != at / outputs)) NotFinite.Add(at / outputs);
        }

        _hasLabels = model.HasLabels;
        _fieldsOf = row => _hasLabels ? FieldsOf(predictions.AsSpan(row * outputs, outputs), model.LabelThresholds) : FieldsOf(model.Classes, new ClassDecision(model.Threshold), predictions.AsSpan(row * outputs, outputs));
    }

    /// <param name="target">Name of the target column.</param>
    /// <param name="rows">What an objective predicted for.</param>
    /// <param name="predictions">Its texts, one a row.</param>
    public PredictionsCsv(string target, InputRows rows, IReadOnlyList<string> predictions)
    {
        (_target, _rows, _header, _count) = (target, rows, true, predictions.Count);
        _fieldsOf = row => [Field(predictions[row])];
    }

    /// <summary>Rows whose prediction is not a finite number, counted from 0.</summary>
    public List<int> NotFinite { get; } = [];

    /// <summary><see cref="InputRows.Blank"/>.</summary>
    public string? Blank => _rows?.Blank;

    /// <summary><see cref="InputRows.Unseen"/>.</summary>
    public ImmutableArray<string> Unseen => _rows?.Unseen ?? [];

    /// <param name="stream">Where to; left open.</param>
    public void Write(Stream stream)
    {
        // Not disposed, since the stream below stays open.
        var buffered = new BufferedStream(stream, 1 << 16);
        if (_rows is null ? _header : _rows.Header is not null)
        {
            Write(buffered, _rows?.Header ?? "image"u8.ToArray(), Names().Select(Field));
        }

        for (var row = 0; row < _count; row++)
        {
            Write(buffered, _rows?.Records[row] ?? Encoding.UTF8.GetBytes(row.ToString(CultureInfo.InvariantCulture)), _fieldsOf(row));
        }

        buffered.Flush();
    }

    private void Write(Stream stream, byte[] record, IEnumerable<string> fields)
    {
        stream.Write(record);
        foreach (var field in fields)
        {
            stream.WriteByte((byte)(_rows?.Delimiter ?? ','));
            stream.Write(Encoding.UTF8.GetBytes(field));
        }

        stream.WriteByte((byte)'\n');
    }

    private List<string> Names()
    {
        var taken = new HashSet<string>(_rows?.Names ?? ["image"], StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var name in _classes.Select(name => $"probability_{name}").Prepend($"predicted_{_target}").Where((_, at) => at > 0 || !_hasLabels)
            .Concat(_hasLabels ? _classes.Select(name => $"predicted_{name}") : []))
        {
            var free = name;
            for (var number = 2; !taken.Add(free); number++)
            {
                free = $"{name}_{number}";
            }

            names.Add(free);
        }

        return names;
    }

    private List<string> FieldsOf(ImmutableArray<string> classes, ClassDecision decision, ReadOnlySpan<double> outputs)
    {
        if (classes.IsEmpty)
        {
            return [Number(outputs[0])];
        }

        // A row whose probabilities are not numbers has no class.
        var fields = new List<string>(outputs.Length + 1) { decision.Decide(outputs) is >= 0 and var index ? Field(classes[index]) : "" };
        foreach (var probability in outputs)
        {
            fields.Add(Number(probability));
        }

        return fields;
    }

    // Of labels the probabilities, then 1 for each label that is predicted and 0 for the others; nothing where a probability is not a number.
    private List<string> FieldsOf(ReadOnlySpan<double> probabilities, ImmutableArray<double> thresholds)
    {
        var (fields, predicted) = (new List<string>(2 * probabilities.Length), new List<string>(probabilities.Length));
        foreach (var probability in probabilities)
        {
            fields.Add(Number(probability));
            predicted.Add(double.IsNaN(probability) ? "" : LabelSet.Predicts(probability, thresholds, predicted.Count) ? "1" : "0");
        }

        fields.AddRange(predicted);
        return fields;
    }

    private string Number(double value) => PredictedNumber.Format(value) is var text && _rows is { HasCommas: true } ? Field(text.Replace('.', ',')) : text;

    private static string Field(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
