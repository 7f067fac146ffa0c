namespace ActorSearch.Abstractions;

/// <summary>What a training reports after an epoch.</summary>
/// <param name="Epoch">From 1, without gaps.</param>
/// <param name="ValidationLoss">Over the validation rows, lower is better, finite; NaN where there are no validation rows to score.</param>
public readonly record struct EpochReport(int Epoch, double ValidationLoss)
{
    /// <summary>Over the training rows; NaN where the objective does not measure it.</summary>
    public double TrainLoss { get; init; } = double.NaN;

    /// <summary>A value for each of <see cref="IObjective.Metrics"/>, over the validation rows; NaN where these have none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}
