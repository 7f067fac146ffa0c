using ActorSearch.Abstractions;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace ActorSearch.Samples.MlNetTrees;

/// <summary>Boosted regression trees of LightGBM.</summary>
public sealed class LightGbm : IObjective
{
    public string Name => "light-gbm";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } =
    [
        ObjectiveParameter.Whole("trees", 100, low: 1, high: 5000),
        ObjectiveParameter.Whole("leaves", 31, low: 2, high: 1000),
        ObjectiveParameter.Whole("rows-per-leaf", 20, low: 1, high: 1_000_000),
        ObjectiveParameter.Number("learning-rate", 0.1, low: 1e-4, high: 1),
        ObjectiveParameter.Number("l2", 0, low: 0, high: 1000),
    ];

    public IReadOnlyList<ObjectiveMetric> Metrics => TreeRun.Metrics;

    public IObjectiveRun Open(ObjectiveData data) => new TreeRun(data, (ml, task) => ml.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
    {
        LabelColumnName = nameof(Row.Label),
        FeatureColumnName = nameof(Row.Features),
        NumberOfIterations = (int)task.Trial.Whole("trees"),
        NumberOfLeaves = (int)task.Trial.Whole("leaves"),
        MinimumExampleCountPerLeaf = (int)task.Trial.Whole("rows-per-leaf"),
        LearningRate = task.Trial.Number("learning-rate"),
        Booster = new GradientBooster.Options { L2Regularization = task.Trial.Number("l2") },
        Seed = TreeRun.SeedOf(task),
        NumberOfThreads = 1,
    }));
}
