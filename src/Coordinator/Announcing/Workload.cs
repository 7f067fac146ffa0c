using ActorSearch.Coordinator.Actors;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>The amount of training in a search, from its settings. In a large search it is estimated from some of the configurations.</summary>
/// <param name="Folds">Trainings of all configurations, in all searches of nested cross-validation; refits come on top.</param>
/// <param name="Epochs">The smallest and the largest maximum of epochs.</param>
/// <param name="Parameters">The smallest and the largest number of parameters of a net; zeros without nets.</param>
/// <param name="Least">Cost of a fold of the cheapest configuration, see <see cref="TrainingCost"/>.</param>
/// <param name="Mean">Mean cost of a fold.</param>
/// <param name="Most">Cost of a fold of the most expensive configuration.</param>
/// <param name="Typical">The configuration with the median cost.</param>
/// <param name="IsOfOneKind">Whether all use the same engine, so that the times of the others follow from the time of one.</param>
internal sealed record Workload(
    int Configurations, long Folds, (int Least, int Most) Epochs, (long Least, long Most) Parameters, double Least, double Mean, double Most, Configuration Typical,
    bool IsOfOneKind)
{
    private const int MostLookedAt = 1000;

    /// <summary>The work of an experiment on its data; <see cref="ExperimentData.Check"/> has passed them.</summary>
    public static Workload Compute(Experiment experiment, DataTable rows)
    {
        var cost = new TrainingCost(rows);
        var count = Preview.Count(experiment);
        var looked = Spread(experiment, count).Select(configuration => (Configuration: configuration, Cost: cost.Compute(configuration))).ToList();
        looked.Sort((one, other) => one.Cost.CompareTo(other.Cost) is var order and not 0 ? order : one.Configuration.Index.CompareTo(other.Configuration.Index));
        int[] epochs = [.. looked.Select(one => one.Configuration.Hyperparameters.Training.MaxEpochs)];
        long[] parameters = [.. looked.Select(one => ParametersOf(one.Configuration.Hyperparameters, rows))];
        return new Workload(
            count,
            (long)count * experiment.Validation.Trainings * (1 + experiment.OuterFolds),
            (epochs.Min(), epochs.Max()),
            (parameters.Min(), parameters.Max()),
            looked[0].Cost,
            looked.Average(one => one.Cost),
            looked[^1].Cost,
            looked[looked.Count / 2].Configuration,
            looked.Select(one => EngineChoice.NameOf(one.Configuration.Hyperparameters)).Distinct().Count() == 1);
    }

    // Neighbours in a grid are similar, random draws are not.
    private static IEnumerable<Configuration> Spread(Experiment experiment, int count)
    {
        var looked = Math.Min(count, MostLookedAt);
        return SearchStrategies.Create(experiment) is GridSearch grid
            ? Enumerable.Range(0, looked).Select(i => (int)((long)i * count / looked))
                .Select(index => experiment.Configure(index, grid.Suggest(index, SearchHistory.Empty)!.Value))
            : Preview.Suggest(experiment).Take(looked);
    }

    private static long ParametersOf(Hyperparameters hyperparameters, DataTable rows) =>
        hyperparameters.Model.IsNet ? ModelSize.Parameters(hyperparameters, rows) : 0;
}
