namespace ActorSearch.Shared.Predictions;

/// <summary>Counts of every (class, prediction), filled row by row from the outputs of a net.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <param name="classes">How many classes, ≥ 2.</param>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
        _counts = new int[classes * classes];
    }

    /// <summary>How many classes.</summary>
    public int Classes { get; }

    /// <summary>Rows of one class that are predicted as another.</summary>
    public int this[int actual, int predicted] => _counts[(actual * Classes) + predicted];

    /// <summary>Counts one row.</summary>
    /// <param name="outputs">One a class; the highest is the prediction, the lower class where two are equal.</param>
    /// <param name="actual">The row's class.</param>
    /// <exception cref="ArgumentException">An output is NaN: such a net has no prediction, and its loss says so before.</exception>
    public void Add(ReadOnlySpan<float> outputs, int actual) => Add(Predicted(outputs), actual);

    /// <summary>The class of the highest output; the lower class where two are equal.</summary>
    /// <param name="outputs">One a class.</param>
    /// <exception cref="ArgumentException">An output is NaN.</exception>
    public static int Predicted(ReadOnlySpan<float> outputs)
    {
        var predicted = 0;
        for (var c = 0; c < outputs.Length; c++)
        {
            if (float.IsNaN(outputs[c])) throw new ArgumentException("An output is NaN.", nameof(outputs));
            if (outputs[c] > outputs[predicted]) predicted = c;
        }

        return predicted;
    }

    /// <summary>Counts one row.</summary>
    /// <param name="predicted">Its prediction.</param>
    /// <param name="actual">The row's class.</param>
    public void Add(int predicted, int actual) => _counts[(actual * Classes) + predicted]++;

    /// <summary>The counts of each class, over all rows so far.</summary>
    public ClassCounts[] Counts()
    {
        var counts = new ClassCounts[Classes];
        for (var c = 0; c < Classes; c++)
        {
            var (support, predicted) = (0, 0);
            for (var other = 0; other < Classes; other++)
            {
                support += this[c, other];
                predicted += this[other, c];
            }

            counts[c] = new ClassCounts(support, predicted, this[c, c]);
        }

        return counts;
    }
}
