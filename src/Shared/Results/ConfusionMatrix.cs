using System.Collections.Immutable;

namespace ActorSearch.Shared.Results;

/// <summary>Counts of every (class, prediction), filled batch by batch from the outputs of a net.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;
    private readonly int _k;
    private int _inTopK;

    /// <param name="classes">How many classes, ≥ 2.</param>
    /// <param name="k">How many guesses a row has for top-k, ≥ 1.</param>
    public ConfusionMatrix(int classes, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        (Classes, _k) = (classes, k);
        _counts = new int[classes * classes];
    }

    /// <summary>How many classes.</summary>
    public int Classes { get; }

    /// <summary>Rows of one class that were said to be of another.</summary>
    public int this[int actual, int predicted] => _counts[(actual * Classes) + predicted];

    /// <summary>Counts one row.</summary>
    /// <param name="outputs">One a class; the highest is the prediction, the lower class where two are equal.</param>
    /// <param name="actual">The row's class.</param>
    /// <exception cref="ArgumentException">An output is NaN: such a net has no prediction, and its loss says so before.</exception>
    public void Add(ReadOnlySpan<float> outputs, int actual)
    {
        var (predicted, above) = (0, 0);
        for (var c = 0; c < outputs.Length; c++)
        {
            if (float.IsNaN(outputs[c])) throw new ArgumentException("An output is NaN.", nameof(outputs));
            if (outputs[c] > outputs[predicted]) predicted = c;
            if (outputs[c] > outputs[actual] || (outputs[c] == outputs[actual] && c < actual)) above++;
        }

        _counts[(actual * Classes) + predicted]++;
        if (above < _k) _inTopK++;
    }

    /// <summary>The metrics of all rows so far.</summary>
    public ClassMetrics Metrics()
    {
        var counts = ImmutableArray.CreateBuilder<ClassCounts>(Classes);
        for (var c = 0; c < Classes; c++)
        {
            var (support, predicted) = (0, 0);
            for (var other = 0; other < Classes; other++)
            {
                support += this[c, other];
                predicted += this[other, c];
            }

            counts.Add(new ClassCounts(support, predicted, this[c, c]));
        }

        return new ClassMetrics(counts.MoveToImmutable(), _k, _inTopK);
    }
}
