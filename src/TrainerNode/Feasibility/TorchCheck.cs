using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
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
        TorchFolder.Missing is { } missing && Needs(experiment) ? new Mistake("engine", $"torch {missing} Or choose engine = auto.") : null;

    /// <summary>The same before a search, which other machines can train.</summary>
    /// <param name="missing">See <see cref="TorchFolder.Missing"/>.</param>
    public static Remark? Remark(Experiment experiment, string? missing) =>
        missing is not null && Needs(experiment) ? new Remark("libtorch-missing", $"on this machine the engine torch {missing} Or let trainer nodes that have it train, with --slots 0.") : null;

    private static bool Needs(Experiment experiment) =>
        Preview.Suggest(experiment).Take(MostConfigurations).Any(configuration => EngineChoice.NameOf(configuration.Hyperparameters) == EngineChoice.Torch);
}
