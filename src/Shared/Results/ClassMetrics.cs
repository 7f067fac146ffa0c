using System.Collections.Immutable;

namespace ActorSearch.Shared.Results;

/// <summary>Counts of right and wrong predictions by class; all metrics of classes follow from them. The definitions are scikit-learn's.</summary>
/// <param name="Classes">One entry a class.</param>
/// <param name="K">How many guesses a row has in <see cref="TopK"/>, ≥ 1.</param>
/// <param name="InTopK">Rows whose class is among their K highest outputs.</param>
public sealed record ClassMetrics(ImmutableArray<ClassCounts> Classes, int K, int InTopK) : ModelMetrics
{
    /// <summary>Rows that were scored.</summary>
    public int Rows => Classes.Sum(counts => counts.Support);

    /// <summary>Share of rows whose highest output is their class.</summary>
    public double Accuracy => Classes.Sum(counts => counts.Hits) / (double)Rows;

    /// <summary>Share of rows whose class is among their K highest outputs.</summary>
    public double TopK => InTopK / (double)Rows;

    /// <summary>Mean F1 over the classes that occur, among the rows or among the predictions.</summary>
    public double MacroF1 => Mean(counts => counts.F1);

    /// <summary>Mean precision over the classes that occur.</summary>
    public double MacroPrecision => Mean(counts => counts.Precision);

    /// <summary>Mean recall over the classes that occur.</summary>
    public double MacroRecall => Mean(counts => counts.Recall);

    /// <inheritdoc/>
    public bool Equals(ClassMetrics? other) =>
        other is not null && K == other.K && InTopK == other.InTopK && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(K, InTopK, Classes.Length, Accuracy);

    private double Mean(Func<ClassCounts, double> score) =>
        Classes.Where(counts => counts.Support + counts.Predicted > 0).Select(score).DefaultIfEmpty(double.NaN).Average();
}

/// <summary>One class: what was there, what was said, and where the two agree.</summary>
/// <param name="Support">Rows of the class.</param>
/// <param name="Predicted">Rows that were said to be of it.</param>
/// <param name="Hits">Rows of both kinds.</param>
public readonly record struct ClassCounts(int Support, int Predicted, int Hits)
{
    /// <summary>Share of its predictions that are right; 0 where there are none.</summary>
    public double Precision => Predicted == 0 ? 0 : Hits / (double)Predicted;

    /// <summary>Share of its rows that were found; 0 where there are none.</summary>
    public double Recall => Support == 0 ? 0 : Hits / (double)Support;

    /// <summary>Harmonic mean of precision and recall, 2·hits / (support + predicted); 0 where it does not occur.</summary>
    public double F1 => Support + Predicted == 0 ? 0 : 2.0 * Hits / (Support + Predicted);
}
