using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>A metric that an objective reports: only the objective knows what it measures.</summary>
public sealed record ReportedMetric(string Name, bool HigherIsBetter) : Metric(Name, HigherIsBetter, Best: null)
{
    /// <inheritdoc/>
    public override bool? IsForClasses => null;

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <summary>Why a metric cannot have this name, as a sentence; null if it can.</summary>
    public static string? Misnamed(string name) => name is "loss" or "" || !char.IsAsciiLetter(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
        ? $"a metric has a name of letters, digits, '-' and '_' that begins with a letter and is not loss, but not '{name}'."
        : null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => throw new NotSupportedException("The objective measures it.");
}
