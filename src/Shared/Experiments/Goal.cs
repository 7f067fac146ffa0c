using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Experiments;

/// <summary>What a search with several goals makes good.</summary>
/// <param name="Text">As the experiment file has it.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
public abstract record Goal(string Text, bool HigherIsBetter)
{
    /// <summary>The words of goals that are no metrics.</summary>
    public const string ParametersWord = "parameters", EpochsWord = "epochs";

    /// <summary>The mean of a metric over the folds, at the epoch at which they are scored.</summary>
    public sealed record Measured(Metric Metric) : Goal(Metric.Text, Metric.HigherIsBetter);

    /// <summary>Number of parameters of the net.</summary>
    public sealed record Parameters() : Goal(ParametersWord, HigherIsBetter: false);

    /// <summary>The mean over the folds of the epoch at which they are scored: how long a final model is trained.</summary>
    public sealed record Epochs() : Goal(EpochsWord, HigherIsBetter: false);

    /// <summary>The cost that a value makes, less being better.</summary>
    public double CostOf(double value) => HigherIsBetter ? -value : value;
}

/// <summary>What a configuration must keep to be able to win.</summary>
/// <param name="Of">What is compared.</param>
/// <param name="Comparison">&lt;, &lt;=, &gt; or &gt;=.</param>
/// <param name="Limit">What it is compared with.</param>
/// <param name="Text">As the experiment file has it.</param>
public sealed record Requirement(Goal Of, string Comparison, double Limit, string Text)
{
    /// <summary>By how much a value breaks it, as a share of the limit; 0: it keeps it. A value that is not a number breaks it.</summary>
    public double Violation(double value)
    {
        var isKept = Comparison switch
        {
            "<" => value < Limit,
            "<=" => value <= Limit,
            ">" => value > Limit,
            _ => value >= Limit,
        };
        return isKept ? 0
            : double.IsNaN(value) ? double.PositiveInfinity
            : Math.Max(double.Epsilon, Math.Abs(value - Limit) / (Limit == 0 ? 1 : Math.Abs(Limit)));
    }
}
