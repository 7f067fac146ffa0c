using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class MonitorTests
{
    private static readonly Hyperparameters Net = Some.Hyperparameters with
    {
        Engine = EngineKind.Dense,
        Model = Some.Mlp([8]),
        Optimizer = new Adam(0.002, 0, 0.9, 0.999, 1e-8),
        Training = new TrainingSettings(BatchSize: 10, MaxEpochs: 200, new EarlyStopping(10, 0)) { Monitor = Watched.Metric },
    };

    private static readonly Hyperparameters Classifier = Net with { Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()) };

    [Theory]
    [InlineData("mae")]
    [InlineData("rmse")]
    [InlineData("r2")]
    [InlineData("loss")]
    public void Early_stopping_follows_a_metric_of_numbers_in_its_direction(string metric) => AssertFollowed(Some.Sine(), Net, SomeMetrics.Named(metric));

    [Theory]
    [InlineData("accuracy")]
    [InlineData("macro-f1")]
    [InlineData("f1:1")]
    [InlineData("recall:0")]
    public void Early_stopping_follows_a_metric_of_classes(string metric) => AssertFollowed(Blobs(), Classifier, SomeMetrics.Named(metric));

    [Fact]
    public void What_is_watched_changes_no_epoch_but_which_is_best_and_which_is_last()
    {
        var accuracy = new Accuracy();
        var (byMetric, byLoss) = (Fold(Blobs(), Classifier, accuracy), Fold(Blobs(), Classifier with { Training = Classifier.Training with { Monitor = Watched.Loss } }, accuracy));
        var both = Math.Min(byMetric.Curves.Epochs, byLoss.Curves.Epochs);

        Assert.Equal(byLoss.Curves.Validation[..both], byMetric.Curves.Validation[..both]);
        Assert.NotEqual(byLoss.BestEpoch, byMetric.BestEpoch);
    }

    [Fact]
    public void The_loss_as_the_metric_is_the_loss()
    {
        var loss = Fold(Some.Sine(), Net with { Training = Net.Training with { Monitor = Watched.Loss } }, Metric.Loss);

        Assert.Equal(FoldDigest.Compute(loss), FoldDigest.Compute(Fold(Some.Sine(), Net, Metric.Loss)));
    }

    [Fact]
    public void A_second_training_of_a_fold_comes_to_its_last_epoch()
    {
        var accuracy = new Accuracy();
        using var run = new TrainingRun(Blobs(), Some.Validation, 1, metrics: SomeMetrics.Set(classes: true, accuracy));
        var first = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Classifier, 0, null, CancellationToken.None)).Curves;

        var again = Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(Classifier, 0, first.Epochs, null, CancellationToken.None));

        Assert.Equal(first.Validation[^1], again.ValidationLoss);
    }

    [Fact]
    public void Held_out_rows_decide_the_epoch_by_the_metric()
    {
        using var run = new TrainingRun(Blobs(), Some.Validation, 1, metrics: SomeMetrics.Set(classes: true, new Accuracy()));
        using var byLoss = new TrainingRun(Blobs(), Some.Validation, 1, metrics: SomeMetrics.Set(classes: true));

        var (one, other) = (Refit(run), Refit(byLoss));

        Assert.True(Accuracy(one) >= Accuracy(other));
        Assert.NotEqual(other.Epochs, one.Epochs);

        static RefitResult Refit(TrainingRun run) => Assert.IsType<RefitOutcome.Trained>(run.Refit(Classifier, 0.3, 0, null, CancellationToken.None)).Result;

        static double Accuracy(RefitResult result) => result.Validation!.Metrics.Find(new Accuracy())!.Value;
    }

    [Fact]
    public void A_metric_that_is_never_a_number_fails_the_fold_and_says_which()
    {
        var sine = Some.Sine();
        var constant = sine with { Train = sine.Train with { Targets = [.. sine.Train.Targets.Select(_ => 1f)] } };
        using var run = new TrainingRun(constant, Some.Validation, 1, metrics: SomeMetrics.Set(classes: false, new R2()));

        var failed = Assert.IsType<FoldOutcome.Failed>(run.TrainFold(Net, 0, null, CancellationToken.None));

        Assert.Equal("r2, which training.monitor watches, was not a number in any epoch", failed.Reason);
        Assert.Equal(10, failed.Curves.Epochs);
    }

    // The course is read off the recorded curve, not off what early stopping kept.
    private static void AssertFollowed(DataSet data, Hyperparameters net, Metric metric)
    {
        var scored = Fold(data, net, metric);
        var curve = metric is LossMetric ? scored.Curves.Validation : scored.Curves.Metric(metric.Name)!;
        double[] costs = [.. curve.Select(value => SelectionCost.OfValue(metric, value))];

        var best = Enumerable.Range(1, costs.Length).MinBy(epoch => (costs[epoch - 1], scored.Curves.Validation[epoch - 1], epoch));
        var first = 1 + Array.IndexOf(costs, costs.Min());
        Assert.Equal(best, scored.BestEpoch);
        Assert.Equal(Math.Min(first + net.Training.EarlyStopping!.Patience, net.Training.MaxEpochs), scored.Curves.Epochs);
        Assert.Equal(costs[best - 1], SelectionCost.Compute(metric, scored));
    }

    private static FoldOutcome.Scored Fold(DataSet data, Hyperparameters net, Metric metric)
    {
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: SomeMetrics.Set(!data.Train.Classes.IsEmpty, metric));
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(net, 0, null, CancellationToken.None));
    }

    private static DataSet Blobs()
    {
        var stream = TrainingSeed.ForFold(7, 0).Stream(StreamPurpose.InitialWeights);
        var (x, y) = (new float[240], new float[120]);
        for (var row = 0; row < y.Length; row++)
        {
            y[row] = row % 2;
            x[2 * row] = (float)(stream.NextNormal() + y[row]);
            x[(2 * row) + 1] = (float)stream.NextNormal();
        }

        var table = new DataTable(["a", "b"], "class", x, y) { Classes = ["no", "yes"] };
        return new DataSet(table, table, new string('0', 64));
    }
}
