namespace ActorSearch.Shared.Tracing;

/// <summary>What is called how in traces; tags that logs have too are called as there (<see cref="Logging.LogNames"/>).</summary>
public static class TraceNames
{
    /// <summary>The source of folds and refits, from their grants until they are counted, and of the commits of their results.</summary>
    public const string Coordinator = "ActorSearch.Coordinator";

    /// <summary>The source of trainings.</summary>
    public const string Trainer = "ActorSearch.Trainer";

    /// <summary>How many epochs were run.</summary>
    public const string Epochs = "Epochs";
}
