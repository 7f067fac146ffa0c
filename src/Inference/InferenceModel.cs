using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.Inference;

/// <summary>
/// The final model of a run, as it is in the folder <c>model/</c>. It gives the bits that <c>predict</c> gives. One thread uses it at a time.
/// </summary>
public sealed class InferenceModel : IDisposable
{
    private readonly InferenceFile _file;
    private readonly InferenceNet[] _nets;
    private readonly CellReader _reader;
    private readonly double[] _cells, _row;

    private InferenceModel(InferenceFile file, InferenceNet[] nets)
    {
        (_file, _nets) = (file, nets);
        _reader = new CellReader([.. file.Inputs.Select(column => column.Column)], file.File?.Missing ?? [], file.File?.Decimal == ',', file.Nets.All(net => net.Inputs[0].Prepared is not null));
        (_cells, _row) = (new double[file.Inputs.Length], new double[file.Outputs]);
    }

    /// <summary>Columns of the table that a row needs.</summary>
    public ImmutableArray<string> Columns => [.. _file.Inputs.Select(column => column.Column.FileColumn).Distinct()];

    /// <summary>Cells of a row: one for each column, for a date one for each of its numbers.</summary>
    public int Cells => _file.Inputs.Length;

    /// <summary>Inputs of a net.</summary>
    public int PreparedWidth => _nets[0].Width;

    /// <summary>Names of the classes or labels; empty for numbers.</summary>
    public ImmutableArray<string> Classes => _file.Classes ?? [];

    /// <summary>Whether the classes are labels: a row has any number of them, and each has a probability of its own.</summary>
    public bool HasLabels => _file.HasLabels;

    /// <summary>The probability from which the second of two classes is predicted; null: the most probable class is.</summary>
    public double? Threshold => _file.Threshold;

    /// <summary>The probability from which each of <see cref="Classes"/> is predicted, where these are labels; empty: 0.5.</summary>
    public ImmutableArray<double> LabelThresholds => _file.LabelThresholds ?? [];

    /// <summary>Predictions of a row: 1, or one for each class.</summary>
    public int Outputs => _file.Outputs;

    /// <summary>What it predicts.</summary>
    public string Target => _file.Target.Name;

    /// <summary>Reads a model.</summary>
    /// <param name="folder">The folder with <c>model.json</c> and <c>weights.dat</c>.</param>
    /// <exception cref="InvalidDataException">It is not a model that this version can predict with.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static InferenceModel Load(string folder)
    {
        var path = Path.Combine(folder, "model.json");
        return FromFile(InferenceFile.Read(File.ReadAllBytes(path), path), File.ReadAllBytes(Path.Combine(folder, "weights.dat")));
    }

    /// <summary>Reads a model whose files are in memory.</summary>
    /// <param name="description">The content of <c>model.json</c>.</param>
    /// <param name="weights">The content of <c>weights.dat</c>.</param>
    /// <exception cref="InvalidDataException">It is not a model that this version can predict with.</exception>
    public static InferenceModel Read(byte[] description, byte[] weights) => FromFile(InferenceFile.Read(description, "model.json"), weights);

    private static InferenceModel FromFile(InferenceFile file, byte[] bytes)
    {
        var weights = WeightsFile.Read(bytes);
        if (weights.Length % file.Nets.Length != 0) throw new InvalidDataException("The weights do not match the nets of the description.");
        var each = weights.Length / file.Nets.Length;
        var nets = new List<InferenceNet>();
        try
        {
            foreach (var (at, net) in file.Nets.Index()) nets.Add(new InferenceNet(net, weights.AsSpan(at * each, each).ToArray()));
            return new InferenceModel(file, [.. nets]);
        }
        catch
        {
            foreach (var net in nets) net.Dispose();
            throw;
        }
    }

    /// <summary>Predicts one row of the table.</summary>
    /// <param name="row">By column: a number, a text, a truth, a date, or null for a missing value.</param>
    /// <exception cref="WrongValueException">A column is missing, or a value is not one of its column.</exception>
    public Prediction Predict(IReadOnlyDictionary<string, object?> row)
    {
        _reader.Read(row, _cells);
        Predict(_cells, _row);
        return HasLabels ? new Prediction(double.NaN, null, [.. _row]) { Labels = [.. LabelsOf(_row)] }
            : Classes.IsEmpty ? new Prediction(_row[0], null, [])
            : new Prediction(double.NaN, ClassOf(_row), [.. _row]);
    }

    /// <summary>
    /// The class that is predicted where these are the probabilities: the most probable one, of equal ones the first; with a <see cref="Threshold"/> the second if its probability is at least
    /// that. Null where a probability is NaN, and for labels.
    /// </summary>
    /// <param name="probabilities">One for each of <see cref="Classes"/>.</param>
    public string? ClassOf(ReadOnlySpan<double> probabilities) => !HasLabels && new ClassDecision(Threshold).Decide(probabilities) is >= 0 and var index ? Classes[index] : null;

    /// <summary>The labels that are predicted where these are the probabilities: those of at least their threshold or 0.5, in order; none where the model has no labels.</summary>
    /// <param name="probabilities">One for each of <see cref="Classes"/>.</param>
    public IReadOnlyList<string> LabelsOf(ReadOnlySpan<double> probabilities)
    {
        var labels = new List<string>();
        for (var at = 0; HasLabels && at < probabilities.Length; at++)
        {
            if (LabelSet.Predicts(probabilities[at], LabelThresholds, at)) labels.Add(Classes[at]);
        }

        return labels;
    }

    /// <summary>Makes cells of a row of the table.</summary>
    /// <param name="row">As above.</param>
    /// <param name="cells"><see cref="Cells"/> numbers.</param>
    /// <exception cref="WrongValueException">As above.</exception>
    public void Read(IReadOnlyDictionary<string, object?> row, Span<double> cells) => _reader.Read(row, cells);

    /// <summary>Predicts rows of cells. Allocates nothing.</summary>
    /// <param name="cells">rows × <see cref="Cells"/>: numbers as in the table, NaN for a missing value, the index of a text, −1 for an unknown one.</param>
    /// <param name="predictions">rows × <see cref="Outputs"/>: numbers in the units of the target, or probabilities.</param>
    public void Predict(ReadOnlySpan<double> cells, Span<double> predictions)
    {
        var rows = Rows(cells.Length, Cells, predictions.Length);
        for (var at = 0; at < _nets.Length; at++)
        {
            for (var start = 0; start < rows; start += DenseForward.MostRows)
            {
                var count = Math.Min(DenseForward.MostRows, rows - start);
                _nets[at].Prepare(cells.Slice(start * Cells, count * Cells));
                _nets[at].Run(count, predictions.Slice(start * Outputs, count * Outputs), adds: at > 0);
            }
        }

        if (_nets.Length == 1) return;
        foreach (ref var prediction in predictions) prediction /= _nets.Length;
    }

    /// <summary>Predicts rows that are prepared already. Allocates nothing.</summary>
    /// <param name="inputs">rows × <see cref="PreparedWidth"/>, as the net takes them.</param>
    /// <param name="predictions">As above.</param>
    /// <exception cref="InvalidOperationException">The model is a mean of nets, and each prepares rows in its own way.</exception>
    public void PredictPrepared(ReadOnlySpan<float> inputs, Span<double> predictions)
    {
        if (_nets.Length > 1) throw new InvalidOperationException("The model is a mean of nets, and each prepares rows in its own way; predict cells.");
        var width = PreparedWidth;
        var rows = Rows(inputs.Length, width, predictions.Length);
        for (var start = 0; start < rows; start += DenseForward.MostRows)
        {
            var count = Math.Min(DenseForward.MostRows, rows - start);
            inputs.Slice(start * width, count * width).CopyTo(_nets[0].Inputs);
            _nets[0].Run(count, predictions.Slice(start * Outputs, count * Outputs), adds: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var net in _nets) net.Dispose();
    }

    private int Rows(int numbers, int width, int predictions)
    {
        if (numbers % width != 0) throw new ArgumentException($"{numbers} numbers do not make rows of {width}.");
        return numbers / width * Outputs == predictions ? numbers / width : throw new ArgumentException($"{numbers / width} rows need {numbers / width * Outputs} predictions, but there is room for {predictions}.");
    }
}
