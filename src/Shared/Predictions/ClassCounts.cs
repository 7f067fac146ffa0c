namespace ActorSearch.Shared.Predictions;

/// <summary>One class: its rows, its predictions, and where the two agree; rows with weights count by them.</summary>
/// <param name="Support">Rows of the class.</param>
/// <param name="Predicted">Rows that are predicted as the class.</param>
/// <param name="Hits">Rows that are both.</param>
public readonly record struct ClassCounts(double Support, double Predicted, double Hits)
{
    /// <summary>Share of its predictions that are right; 0 where there are none.</summary>
    public double Precision => Predicted == 0 ? 0 : Hits / Predicted;

    /// <summary>Share of its rows that were found; 0 where there are none.</summary>
    public double Recall => Support == 0 ? 0 : Hits / Support;

    /// <summary>Harmonic mean of precision and recall, 2·hits / (support + predicted); 0 where it does not occur.</summary>
    public double F1 => Support + Predicted == 0 ? 0 : 2.0 * Hits / (Support + Predicted);

    /// <summary>The mean of a score over the classes that occur, among the rows or among the predictions, as in scikit-learn.</summary>
    public static double Mean(ReadOnlySpan<ClassCounts> classes, Func<ClassCounts, double> score)
    {
        var (sum, occurring) = (0.0, 0);
        foreach (var counts in classes)
        {
            if (counts.Support + counts.Predicted == 0) continue;
            sum += score(counts);
            occurring++;
        }

        return sum / occurring;
    }
}
