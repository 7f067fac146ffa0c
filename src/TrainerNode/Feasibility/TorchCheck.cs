using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether this machine has what nets on TorchSharp need.</summary>
public static class TorchCheck
{
    private const int MostConfigurations = 1000;

    /// <summary>Says that an experiment needs libtorch, and this machine has none; null if nothing is missing.</summary>
    public static Mistake? Check(Experiment experiment) =>
        TorchFolder.Missing is { } missing
        && Preview.Suggest(experiment).Take(MostConfigurations).Any(configuration => EngineChoice.NameOf(configuration.Hyperparameters) == EngineChoice.Torch)
            ? new Mistake("engine", $"torch {missing} Or choose engine = auto.")
            : null;
}
