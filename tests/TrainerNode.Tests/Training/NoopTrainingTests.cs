using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

public class NoopTrainingTests
{
    private static readonly ModelSettings.Noop Model = new(Variant: 3, Milliseconds: 0);

    private static DataSet Classes { get; } = new(
        new DataTable(["x"], "y", [0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 2]) { Classes = ["a", "b", "c"] }, null, new string('0', 64));

    [Fact]
    public void Classes_get_counts_that_add_up_and_a_curve_of_each_metric()
    {
        var metric = new SelectionMetric(MetricKind.F1, 1) { ClassName = "b" };
        var scored = Assert.IsType<FoldOutcome.Scored>(
            new NoopTraining(Classes, 1, metric).TrainFold(Model, Some.Hyperparameters, 0, null, CancellationToken.None));

        var metrics = Assert.IsType<ClassMetrics>(scored.Metrics);
        Assert.Equal([3, 2, 1], metrics.Classes.Select(counts => counts.Support));
        Assert.Equal(6, metrics.Classes.Sum(counts => counts.Predicted));
        Assert.All(metrics.Classes, counts => Assert.InRange(counts.Hits, 0, Math.Min(counts.Support, counts.Predicted)));
        Assert.Equal(["accuracy", "top-k", "macro-f1", "macro-precision", "macro-recall", "f1:1"], scored.Curves.Metrics.Select(curve => curve.Name));
        Assert.Equal(metrics.Accuracy, scored.Curves.Metric("accuracy")![scored.BestEpoch - 1]);
        Assert.Equal(metrics.Classes[1].F1, scored.Curves.Metric("f1:1")![scored.BestEpoch - 1]);
    }

    [Fact]
    public void A_target_of_numbers_has_the_same_metrics_as_before()
    {
        var scored = Assert.IsType<FoldOutcome.Scored>(
            new NoopTraining(Some.Sine(), 1).TrainFold(Model, Some.Hyperparameters, 0, null, CancellationToken.None));

        Assert.Equal(new RegressionMetrics(scored.ValidationLoss, scored.ValidationLoss, 1 - scored.ValidationLoss), scored.Metrics);
        Assert.Equal(["mae", "rmse", "r2"], scored.Curves.Metrics.Select(curve => curve.Name));
    }

    [Fact]
    public void The_model_of_classes_finds_all_of_them_alike()
    {
        var trained = Assert.IsType<RefitOutcome.Trained>(new NoopTraining(Classes, 1).Refit(Model, 1, 2, 0, CancellationToken.None));
        using var engine = EngineChoice.Make(EngineKind.Auto, trained.Model.Model);

        Assert.IsType<ClassMetrics>(trained.Result.Train.Metrics);
        Assert.All(Predictor.Predict(trained.Model, Classes.Train, engine), share => Assert.Equal(1 / 3.0, share, 1e-6));
    }
}
