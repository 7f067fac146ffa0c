namespace ActorSearch.Shared.Predictions;

/// <summary>
/// The outputs of a net for some rows, and the targets of these rows: what metrics are computed from. What several metrics need is computed
/// once, when the first one asks for it.
/// </summary>
/// <param name="outputs">Numbers, one a row; for classes rows × classes, before the softmax or, for labels, the sigmoid. None is NaN.</param>
/// <param name="targets">One a row; for classes the index of the row's class, for labels a <see cref="LabelSet"/>.</param>
/// <param name="classes">How many classes, ≥ 2; 0 where targets are numbers.</param>
/// <param name="factor">What a difference of an output and a target is multiplied by to be one in units of the target.</param>
/// <param name="offset">What is added then to a target to have it in its own units.</param>
public sealed class PredictedRows(ReadOnlyMemory<float> outputs, ReadOnlyMemory<float> targets, int classes, double factor = 1, double offset = 0)
{
    private float[]? _probabilities;
    private ConfusionMatrix? _confusion;
    private ClassCounts[]? _counts;
    private double _total = double.NaN;

    /// <summary>Rows whose probabilities are known, to the bit: a softmax of their logarithms would tear equal ones apart.</summary>
    /// <param name="probabilities">rows × classes.</param>
    /// <param name="targets">The index of each row's class.</param>
    /// <param name="classes">How many classes, ≥ 2.</param>
    /// <param name="weights">See <see cref="Weights"/>.</param>
    /// <param name="hasLabels">See <see cref="HasLabels"/>.</param>
    public static PredictedRows OfProbabilities(float[] probabilities, ReadOnlyMemory<float> targets, int classes, ReadOnlyMemory<float> weights = default, bool hasLabels = false) =>
        new(probabilities, targets, classes) { _probabilities = probabilities, Weights = weights, HasLabels = hasLabels };

    /// <summary>Whether the classes are labels: a row has any number of them.</summary>
    public bool HasLabels { get; init; }

    /// <summary>How much each row counts, ≥ 0 and not all 0; empty if all count 1.</summary>
    public ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>How many rows, ≥ 1.</summary>
    public int Rows => targets.Length;

    /// <summary>How many classes; 0 where targets are numbers.</summary>
    public int Classes => classes;

    /// <summary>See <c>outputs</c> of the constructor.</summary>
    public ReadOnlySpan<float> Outputs => outputs.Span;

    /// <summary>One a row.</summary>
    public ReadOnlySpan<float> Targets => targets.Span;

    /// <summary>See <c>factor</c> of the constructor.</summary>
    public double Factor => factor;

    /// <summary>Probabilities of the classes, rows × classes, with the bits that predictions have in files.</summary>
    public ReadOnlySpan<float> Probabilities
    {
        get
        {
            if (_probabilities is null)
            {
                _probabilities = outputs.ToArray();
                if (HasLabels)
                {
                    Sigmoid.Apply(_probabilities);
                }
                else
                {
                    for (var row = 0; row < Rows; row++) Softmax.Apply(_probabilities.AsSpan(row * classes, classes));
                }
            }

            return _probabilities;
        }
    }

    /// <summary>Rows by class and prediction.</summary>
    public ConfusionMatrix Confusion
    {
        get
        {
            if (_confusion is null)
            {
                _confusion = new ConfusionMatrix(classes);
                for (var row = 0; row < Rows; row++) _confusion.Add(OutputsOf(row), ClassOf(row));
            }

            return _confusion;
        }
    }

    /// <summary>The counts of each class, as sums of the weights of rows; a label is predicted from a probability of 0.5 on.</summary>
    public ReadOnlySpan<ClassCounts> Counts => _counts ??= HasLabels ? OfLabels() : Weights.IsEmpty ? Confusion.Counts() : Weighted();

    /// <summary>The sum of the weights: what a mean over rows is divided by.</summary>
    public double Total
    {
        get
        {
            if (!double.IsNaN(_total)) return _total;
            _total = Weights.IsEmpty ? Rows : 0;
            foreach (var weight in Weights.Span) _total += weight;
            return _total;
        }
    }

    /// <summary>How much a row counts.</summary>
    public double WeightOf(int row) => Weights.IsEmpty ? 1 : Weights.Span[row];

    /// <summary>The outputs of a row of classes.</summary>
    public ReadOnlySpan<float> OutputsOf(int row) => outputs.Span.Slice(row * classes, classes);

    /// <summary>The target of a row, in its own units.</summary>
    public double TargetOf(int row) => (targets.Span[row] * factor) + offset;

    /// <summary>The prediction of a row of numbers, in units of the target.</summary>
    public double PredictionOf(int row) => (outputs.Span[row] * factor) + offset;

    /// <summary>The class of a row.</summary>
    public int ClassOf(int row) => (int)targets.Span[row];

    /// <summary>Whether a row has a label.</summary>
    public bool Has(int row, int label) => LabelSet.Has(targets.Span[row], label);

    /// <summary>Whether a row is predicted to have a label.</summary>
    public bool Predicts(int row, int label) => LabelSet.Predicts(Probabilities[(row * classes) + label]);

    private ClassCounts[] OfLabels()
    {
        var counts = new ClassCounts[classes];
        for (var row = 0; row < Rows; row++)
        {
            var weight = WeightOf(row);
            for (var label = 0; label < classes; label++)
            {
                var (has, predicts) = (Has(row, label), Predicts(row, label));
                counts[label] = new ClassCounts(
                    counts[label].Support + (has ? weight : 0), counts[label].Predicted + (predicts ? weight : 0), counts[label].Hits + (has && predicts ? weight : 0));
            }
        }

        return counts;
    }

    private ClassCounts[] Weighted()
    {
        var counts = new ClassCounts[classes];
        for (var row = 0; row < Rows; row++)
        {
            var (actual, predicted, weight) = (ClassOf(row), ConfusionMatrix.Predicted(OutputsOf(row)), WeightOf(row));
            counts[actual] = counts[actual] with { Support = counts[actual].Support + weight };
            counts[predicted] = counts[predicted] with { Predicted = counts[predicted].Predicted + weight };
            if (actual == predicted) counts[actual] = counts[actual] with { Hits = counts[actual].Hits + weight };
        }

        return counts;
    }
}
