namespace ActorSearch.Coordinator.Serving;

/// <summary>What the model says of one row.</summary>
/// <param name="Class">Null for numbers.</param>
/// <param name="Outputs">The number, or a probability for each class.</param>
internal sealed record PredictedRow(string? Class, ReadOnlyMemory<double> Outputs)
{
    /// <summary>The predicted labels; null where the model has none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
