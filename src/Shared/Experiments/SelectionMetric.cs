namespace ActorSearch.Shared.Experiments;

/// <summary>What configurations are ranked and picked by.</summary>
/// <param name="Kind">Which metric.</param>
/// <param name="Class">Of which class, counted from 0, where it is the metric of one; else 0.</param>
public readonly record struct SelectionMetric(MetricKind Kind, int Class = 0)
{
    /// <summary>Whether more is better.</summary>
    public bool HigherIsBetter => Kind is not (MetricKind.Loss or MetricKind.MeanAbsoluteError or MetricKind.RootMeanSquaredError);

    /// <summary>Whether it needs classes.</summary>
    public bool IsOfClasses => Kind >= MetricKind.Accuracy;

    /// <summary>Whether it is the metric of one class.</summary>
    public bool IsOfOneClass => Kind >= MetricKind.Precision;
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

    /// <summary>Share of rows that are right.</summary>
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
