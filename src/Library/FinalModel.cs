namespace ActorSearch;

/// <summary>What the objective has made of the selected configuration, trained on all training rows.</summary>
/// <param name="Folder">The files that it left; null without <see cref="ExperimentBuilder.Output"/>.</param>
public sealed record FinalModel(string? Folder)
{
    /// <summary>Loss over the test rows; NaN where it was not measured.</summary>
    public double TestLoss { get; init; } = double.NaN;

    /// <summary>Metrics over the test rows, by name.</summary>
    public IReadOnlyDictionary<string, double> TestMetrics { get; init; } = new Dictionary<string, double>();
}
