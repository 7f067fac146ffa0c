using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>The metric that ranks configurations and selects the winner.</summary>
/// <param name="Kind">Which metric.</param>
/// <param name="Class">Index of its class from 0; 0 if it is not the metric of one class, −1 until the index is known from the data.</param>
public readonly record struct SelectionMetric(MetricKind Kind, int Class = 0)
{
    /// <summary>The class as the user calls it, and once the data is known its name; null where it is not the metric of one class.</summary>
    public string? ClassName { get; init; }

    /// <summary>Whether more is better.</summary>
    public bool HigherIsBetter => Kind is not (MetricKind.Loss or MetricKind.MeanAbsoluteError or MetricKind.RootMeanSquaredError);

    /// <summary>Whether it needs classes.</summary>
    public bool IsOfClasses => Kind >= MetricKind.Accuracy;

    /// <summary>Whether it is the metric of one class.</summary>
    public bool IsOfOneClass => Kind >= MetricKind.Precision;

    /// <summary>
    /// The same with index and name of its class; null where there is no such class. A name comes first; a number from 0 is taken where no
    /// class has a whole number as its name, because it could mean either.
    /// </summary>
    /// <param name="classes">Their names, in order.</param>
    public SelectionMetric? Among(ImmutableArray<string> classes)
    {
        if (!IsOfOneClass) return new SelectionMetric(Kind);
        var index = ClassName is { } name && classes.IndexOf(name) is >= 0 and var named ? named
            : classes.Any(other => other.All(char.IsAsciiDigit)) ? -1
            : Class;
        if (index < 0 || index >= classes.Length) return null;

        // A name that does not fit in a line is shown as its number.
        return new SelectionMetric(Kind, index) { ClassName = classes[index].Any(char.IsControl) ? $"{index}" : classes[index] };
    }
}

/// <summary>The metrics that a fold is scored by at its best epoch; those from <see cref="Accuracy"/> on are for classes.</summary>
public enum MetricKind
{
    /// <summary>The validation loss itself.</summary>
    Loss,

    /// <summary>Mean absolute error; lower is better.</summary>
    MeanAbsoluteError,

    /// <summary>Root mean squared error; lower is better.</summary>
    RootMeanSquaredError,

    /// <summary>Share of the variance that is explained.</summary>
    R2,

    /// <summary>Share of rows whose predicted class is right.</summary>
    Accuracy,

    /// <summary>Share of rows whose class is among the first guesses.</summary>
    TopK,

    /// <summary>Mean F1 over classes.</summary>
    MacroF1,

    /// <summary>Mean precision over classes.</summary>
    MacroPrecision,

    /// <summary>Mean recall over classes.</summary>
    MacroRecall,

    /// <summary>Precision of one class.</summary>
    Precision,

    /// <summary>Recall of one class.</summary>
    Recall,

    /// <summary>F1 of one class.</summary>
    F1,
}
