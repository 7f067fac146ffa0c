using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Experiments;

/// <summary>Which code runs a net.</summary>
public enum EngineKind
{
    /// <summary>Dense for fully connected nets, conv for convolutional ones.</summary>
    Auto,

    /// <summary>TorchSharp and autograd.</summary>
    Torch,

    /// <summary>Our own vector code for fully connected nets.</summary>
    Dense,

    /// <summary>Our own vector code for convolutional nets.</summary>
    Conv,
}

/// <summary>All that one training needs beside its rows and its seed; the typed form of one configuration.</summary>
public sealed record Hyperparameters(
    StandardizeSettings Standardize,
    ModelSettings Model,
    Initialization Initialization,
    LossSettings Loss,
    OptimizerSettings Optimizer,
    TrainingSettings Training,
    EngineKind Engine)
{
    /// <summary>How the learning rate changes.</summary>
    public required ScheduleSettings Schedule { get; init; }

    /// <summary>How training images are varied.</summary>
    public AugmentationSettings Augmentation { get; init; } = AugmentationSettings.None;

    /// <summary>How columns are prepared; null where rows are not those of a table.</summary>
    public PreparationSettings? Preparation { get; init; }
}
