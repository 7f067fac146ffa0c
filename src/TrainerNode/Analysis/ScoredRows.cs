using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Rows with their class, and what a net holds them for.</summary>
internal sealed class ScoredRows
{
    private readonly float[] _probabilities;

    /// <param name="probabilities">rows × classes, none NaN.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="decision">What is predicted.</param>
    public ScoredRows(float[] probabilities, int[] labels, int classes, ClassDecision decision)
    {
        (_probabilities, Labels, Predicted) = (probabilities, labels, new int[labels.Length]);
        Confusion = new ConfusionMatrix(classes);
        var of = new double[classes];
        for (var row = 0; row < labels.Length; row++)
        {
            for (var c = 0; c < classes; c++) of[c] = Probabilities(row)[c];
            Predicted[row] = decision.Decide(of);
            Confusion.Add(Predicted[row], labels[row]);
        }
    }

    /// <summary>The class of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Predicted class of each row.</summary>
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
        [.. Foremost.Lowest(Labels.Length, most, row => Predicted[row] == Labels[row] ? double.PositiveInfinity : -Confidence(row)).Where(row => Predicted[row] != Labels[row])];
}
