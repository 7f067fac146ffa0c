namespace ActorSearch.Abstractions;

/// <summary>The data of an experiment on this machine. Which rows a training sees is in its <see cref="TrainingTask"/>.</summary>
public sealed class ObjectiveData
{
    /// <summary>The training rows; null unless the objective needs <see cref="DataNeed.Rows"/>.</summary>
    public ObjectiveRows? Train { get; init; }

    /// <summary>The test rows; null where there are none, or they are not needed in memory.</summary>
    public ObjectiveRows? Test { get; init; }

    /// <summary>Full path of the training file; null without one.</summary>
    public string? TrainFile { get; init; }

    /// <summary>Full path of the test file; null without one.</summary>
    public string? TestFile { get; init; }

    /// <summary>How many training rows there are; 0 without data. Row 0 is the first after the header.</summary>
    public required int Rows { get; init; }
}
