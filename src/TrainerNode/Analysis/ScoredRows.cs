using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Rows with their class, and what a net holds them for.</summary>
internal sealed class ScoredRows
{
    private readonly float[] _probabilities;

    /// <param name="probabilities">rows × classes, none NaN.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classes">How many classes.</param>
    public ScoredRows(float[] probabilities, int[] labels, int classes)
    {
        (_probabilities, Labels, Predicted) = (probabilities, labels, new int[labels.Length]);
        Confusion = new ConfusionMatrix(classes);
        for (var row = 0; row < labels.Length; row++)
        {
            var of = Probabilities(row);
            for (var c = 1; c < classes; c++)
            {
                if (of[c] > of[Predicted[row]]) Predicted[row] = c;
            }

            Confusion.Add(of, labels[row]);
        }
    }

    /// <summary>The class of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Predicted class of each row: the most probable one, or the lower one of two equal ones.</summary>
    public int[] Predicted { get; }

    /// <summary>Counts of both.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Of each class.</summary>
    public ReadOnlySpan<float> Probabilities(int row) =>
        _probabilities.AsSpan(row * Confusion.Classes, Confusion.Classes);

    /// <summary>Probability of a row's predicted class.</summary>
    public float Confidence(int row) => Probabilities(row)[Predicted[row]];

    /// <summary>Rows whose predicted class is wrong, the most confident first.</summary>
    public int[] Mistakes(int most) =>
    [
        .. Enumerable.Range(0, Labels.Length)
            .Where(row => Predicted[row] != Labels[row])
            .OrderByDescending(Confidence).ThenBy(row => row)
            .Take(most),
    ];
}
