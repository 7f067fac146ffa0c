namespace ActorSearch.Shared.Predictions;

/// <summary>Which class is predicted where these are the probabilities.</summary>
/// <param name="Threshold">Of two classes the second is predicted if its probability is at least this; null: the most probable class, of equal ones the first.</param>
public readonly record struct ClassDecision(double? Threshold)
{
    /// <summary>The index of the class; −1 where a probability is NaN.</summary>
    public int Decide(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var at = 0; at < probabilities.Length; at++)
        {
            if (double.IsNaN(probabilities[at])) return -1;
            best = probabilities[at] > probabilities[best] ? at : best;
        }

        return Threshold is not { } least ? best : probabilities[1] >= least ? 1 : 0;
    }
}
