namespace ActorSearch.Shared.Results;

/// <summary>Regression metrics in units of the unscaled target.</summary>
/// <param name="MeanAbsoluteError">Mean of |p − y|.</param>
/// <param name="RootMeanSquaredError">√ of the mean of (p − y)².</param>
/// <param name="R2">1 − residual sum of squares / total sum of squares; NaN where the target is constant.</param>
public sealed record RegressionMetrics(double MeanAbsoluteError, double RootMeanSquaredError, double R2) : ModelMetrics;
