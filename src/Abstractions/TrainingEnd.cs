namespace ActorSearch.Abstractions;

/// <summary>How a training ended.</summary>
public abstract record TrainingEnd
{
    private TrainingEnd()
    {
    }

    /// <summary>It came to its end, or was told to stop.</summary>
    public sealed record Trained : TrainingEnd
    {
        /// <summary>Loss over the test rows, for a final model; null where it was not measured.</summary>
        public double? TestLoss { get; init; }

        /// <summary>Metrics over the test rows, by name; empty without <see cref="TestLoss"/>.</summary>
        public IReadOnlyDictionary<string, double> TestMetrics { get; init; } = new Dictionary<string, double>();
    }

    /// <summary>The training has no result, for example because a loss is not a number. The fold fails and the search continues.</summary>
    /// <param name="Reason">One sentence for people; the same on every node for the same cause.</param>
    public sealed record Failed(string Reason) : TrainingEnd;
}
