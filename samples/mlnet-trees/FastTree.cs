using ActorSearch.Abstractions;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace ActorSearch.Samples.MlNetTrees;

/// <summary>Boosted regression trees of ML.NET (MART).</summary>
public sealed class FastTree : IObjective
{
    public string Name => "fast-tree";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } =
    [
        ObjectiveParameter.Whole("trees", 100, low: 1, high: 5000),
        ObjectiveParameter.Whole("leaves", 20, low: 2, high: 1000),
        ObjectiveParameter.Whole("rows-per-leaf", 10, low: 1, high: 1_000_000),
        ObjectiveParameter.Number("learning-rate", 0.2, low: 1e-4, high: 1),
    ];

    public IReadOnlyList<ObjectiveMetric> Metrics => TreeRun.Metrics;

    public IObjectiveRun Open(ObjectiveData data) => new TreeRun(data, (ml, task) => ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
    {
        LabelColumnName = nameof(Row.Label),
        FeatureColumnName = nameof(Row.Features),
        NumberOfTrees = (int)task.Trial.Whole("trees"),
        NumberOfLeaves = (int)task.Trial.Whole("leaves"),
        MinimumExampleCountPerLeaf = (int)task.Trial.Whole("rows-per-leaf"),
        LearningRate = task.Trial.Number("learning-rate"),
        Seed = TreeRun.SeedOf(task),
        NumberOfThreads = 1,
    }));
}
