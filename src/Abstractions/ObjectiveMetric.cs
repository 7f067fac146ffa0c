namespace ActorSearch.Abstractions;

/// <summary>A measure that an objective reports for each epoch.</summary>
/// <param name="Name">Letters, digits, '-' and '_'; begins with a letter. Not <c>loss</c>.</param>
/// <param name="Direction">Which values are better.</param>
public sealed record ObjectiveMetric(string Name, MetricDirection Direction);

/// <summary>Which values of a metric are better.</summary>
public enum MetricDirection
{
    /// <summary>Lower values.</summary>
    Minimize = 1,

    /// <summary>Higher values.</summary>
    Maximize = 2,
}
