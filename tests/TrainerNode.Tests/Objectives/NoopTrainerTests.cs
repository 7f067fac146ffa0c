using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Tests.Data.Checks;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Objectives;

public class NoopTrainerTests
{
    private static readonly Configuration Configuration = new(
        0, new ConfigurationKey(new string('0', 64)), [], Some.Hyperparameters with { Model = new NoopModel(Variant: 3, Milliseconds: 0) });

    private static DataSet Classes { get; } = new(
        new DataTable(["x"], "y", [0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 2]) { Classes = ["a", "b", "c"] }, null, new string('0', 64));

    [Fact]
    public void Classes_get_counts_that_add_up_and_a_curve_of_each_metric()
    {
        var metric = new F1(1) { ClassName = "b" };
        var scored = Trained(SomeData.Usual with { HasClasses = true, Selection = SomeData.Usual.Selection with { Metric = metric } }, Classes);

        var metrics = scored.Metrics;
        Assert.Equal([3, 2, 1], metrics.Classes.Select(counts => counts.Support));
        Assert.Equal(6, metrics.Classes.Sum(counts => counts.Predicted));
        Assert.All(metrics.Classes, counts => Assert.InRange(counts.Hits, 0, Math.Min(counts.Support, counts.Predicted)));
        Assert.Equal(["accuracy", "top-k", "macro-f1", "macro-precision", "macro-recall", "f1:1"], scored.Curves.Metrics.Select(curve => curve.Name));
        Assert.Equal(metrics.Find(new Accuracy()), scored.Curves.Metric("accuracy")![scored.BestEpoch - 1]);
        Assert.Equal(metrics.Classes[1].F1, scored.Curves.Metric("f1:1")![scored.BestEpoch - 1]);
    }

    [Fact]
    public void Predictions_of_numbers_miss_by_the_loss()
    {
        var scored = Trained(SomeData.Usual, Some.Sine());

        Assert.Equal(scored.ValidationLoss, scored.Metrics.Find(new MeanAbsoluteError())!.Value, 1e-6);
        Assert.Equal(scored.ValidationLoss, scored.Metrics.Find(new RootMeanSquaredError())!.Value, 1e-6);
        Assert.Equal(["mae", "rmse", "r2"], scored.Curves.Metrics.Select(curve => curve.Name));
    }

    [Fact]
    public void A_refit_has_scores_and_no_model()
    {
        using var trainer = new NoopTrainer(SomeData.Usual with { HasClasses = true }, Classes);
        var delivered = Assert.IsType<RefitOutcome.Delivered>(trainer.Refit(Configuration, 2, 0, 0, _ => { }, CancellationToken.None));

        Assert.Equal(2, delivered.Result.TrainCurve.Length);
        Assert.Equal(6, delivered.Result.Train.Metrics.Rows);
        Assert.Empty(delivered.Model);
    }

    private static FoldOutcome.Scored Trained(Experiment experiment, DataSet data)
    {
        using var trainer = new NoopTrainer(experiment, data);
        return Assert.IsType<FoldOutcome.Scored>(trainer.TrainFold(Configuration, 0, int.MaxValue, _ => { }, CancellationToken.None));
    }
}
