using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>What the state of a test's search sets out with.</summary>
internal static class Plans
{
    /// <param name="restarts">Refits of the winner.</param>
    public static SearchPlan Of(Experiment experiment, SearchRules rules, int epoch = 1, int restarts = 1) => new(
        epoch,
        experiment.Strategy(),
        experiment.Validation.Trainings,
        new RefitSettings(new RefitEpochs.MeanBest(), restarts),
        rules,
        new Registered("study", epoch, 15_000, [], "data"),
        "build")
    {
        Space = experiment.Space,
        Configure = experiment.Configure,
        Ahead = () => Preview.Whole(experiment),
        Blocks = experiment.OuterFolds == 0 ? default : new SearchBlocks(Preview.Count(experiment), experiment.OuterFolds),
    };
}
