using ActorSearch.Abstractions;
using ActorSearch.Torch;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

public sealed class TorchRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_module_learns_in_the_units_of_the_target_and_reports_its_metrics()
    {
        var (end, epochs) = Rows.Train(new SomeNet(shape => nn.Linear(shape.Inputs, shape.Outputs)), Rows.Task(epochs: 40));

        Assert.IsType<TrainingEnd.Trained>(end);
        Assert.Equal(Enumerable.Range(1, 40), epochs.Select(epoch => epoch.Epoch));
        Assert.InRange(epochs[0].ValidationLoss, 20, 5000);
        Assert.InRange(epochs[^1].ValidationLoss, 0, 5);
        Assert.InRange(epochs[^1].Metrics["r2"], 0.98, 1);
        Assert.InRange(epochs[^1].Metrics["mae"], 0, Math.Sqrt(epochs[^1].ValidationLoss));
    }

    [Fact]
    public void The_same_bits_come_out_whatever_other_threads_draw_and_train()
    {
        static IObjective Net() => new SomeNet(shape => nn.Sequential(nn.Linear(shape.Inputs, 8), nn.ReLU(), new StreamDropout(0.3), nn.Linear(8, shape.Outputs)));

        var alone = Rows.Train(Net(), Rows.Task()).Epochs;
        random.manual_seed(7);
        var together = new List<EpochReport>[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() => together[i] = Rows.Train(Net(), Rows.Task()).Epochs))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        foreach (var other in together)
        {
            Assert.Equal(alone.Select(epoch => (epoch.TrainLoss, epoch.ValidationLoss)), other.Select(epoch => (epoch.TrainLoss, epoch.ValidationLoss)));
        }
    }

    [Fact]
    public void Classes_are_learned_by_their_cross_entropy_and_predicted_by_index()
    {
        var objective = new SomeNet(shape => nn.Linear(shape.Inputs, shape.Outputs), TorchLoss.CrossEntropy);

        var (_, epochs) = Rows.Train(objective, Rows.Task(epochs: 30, folder: _folder.FullName), Rows.Of(classes: true));

        Assert.InRange(epochs[^1].Metrics["accuracy"], 0.7, 1);
        using var run = objective.Open(new ObjectiveData { Rows = 0 });
        var predicted = run.Predict(_folder.FullName, Rows.Of(classes: true))!;
        Assert.InRange(predicted.Zip(Rows.Of(classes: true).Targets.ToArray()).Count(pair => pair.First == pair.Second), 26, Rows.Count);
    }

    [Fact]
    public void A_final_model_with_validation_rows_is_that_of_its_best_epoch()
    {
        var objective = new SomeNet(shape => nn.Linear(shape.Inputs, shape.Outputs));
        (string, string) fast = ("optimizer.learning-rate", "0.9");
        var curve = Rows.Train(objective, Rows.Task(epochs: 12, values: fast)).Epochs;
        var worse = curve.Zip(curve.Skip(1)).First(pair => pair.Second.ValidationLoss > pair.First.ValidationLoss).Second.Epoch;

        var (_, epochs) = Rows.Train(objective, Rows.Task(epochs: worse, folder: _folder.FullName, values: fast));
        var best = epochs.MinBy(epoch => epoch.ValidationLoss);
        Assert.NotEqual(worse, best.Epoch);

        using var run = objective.Open(new ObjectiveData { Rows = 0 });
        var predicted = run.Predict(_folder.FullName, Rows.Of())!;

        Assert.Equal(best.ValidationLoss, Rows.Of().Targets.ToArray().Zip(predicted, (target, output) => Math.Pow(target - output, 2)).Skip(25).Average(), best.ValidationLoss * 1e-4);
    }

    [Fact]
    public void A_schedule_spans_the_longest_training()
    {
        static List<EpochReport> Curve(int epochs, int most, string kind) => Rows.Train(
            new SomeNet(shape => nn.Linear(shape.Inputs, shape.Outputs)), Rows.Task(epochs, mostEpochs: most, values: ("training.schedule.kind", kind))).Epochs;

        foreach (var kind in new[] { "cosine", "one-cycle" })
        {
            Assert.Equal(Curve(6, 6, kind).Take(2).Select(epoch => epoch.ValidationLoss), Curve(2, 6, kind).Select(epoch => epoch.ValidationLoss));
            Assert.NotEqual(Curve(6, 6, kind)[1].ValidationLoss, Curve(2, 2, kind)[1].ValidationLoss);
            Assert.NotEqual(Curve(6, 6, kind)[1].ValidationLoss, Curve(6, 6, "constant")[1].ValidationLoss);
        }
    }

    [Fact]
    public void A_rate_on_a_plateau_falls_until_nothing_moves()
    {
        (string, string)[] values =
        [
            ("training.schedule.kind", "reduce-on-plateau"), ("training.schedule.patience", "0"), ("training.schedule.threshold", "0.9"), ("training.schedule.factor", "1e-9"),
        ];

        var epochs = Rows.Train(new SomeNet(shape => nn.Linear(shape.Inputs, shape.Outputs)), Rows.Task(epochs: 6, values: values)).Epochs;

        // The first epoch is the lowest, the second one does not fall by nine tenths, and from the third one on the rate is a billionth.
        Assert.NotEqual(epochs[0].ValidationLoss, epochs[1].ValidationLoss);
        Assert.All(epochs.Skip(2), epoch => Assert.Equal(epochs[1].ValidationLoss, epoch.ValidationLoss, 1e-4 * epochs[1].ValidationLoss));
    }

    [Fact]
    public void A_last_batch_of_one_row_joins_the_one_before()
    {
        var (end, epochs) = Rows.Train(new SomeNet(shape => nn.Sequential(nn.Linear(shape.Inputs, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))), Rows.Task(training: 25));

        Assert.IsType<TrainingEnd.Trained>(end);
        Assert.Equal(3, epochs.Count);
    }

    [Fact]
    public void What_draws_from_the_generator_of_the_process_is_refused()
    {
        var (end, epochs) = Rows.Train(new SomeNet(shape => nn.Sequential(nn.Linear(shape.Inputs, 8), nn.Dropout(0.5), nn.Linear(8, 1))), Rows.Task());

        Assert.StartsWith("the module draws from torch's generator", Assert.IsType<TrainingEnd.Failed>(end).Reason, StringComparison.Ordinal);
        Assert.Empty(epochs);
        Assert.Contains(
            "The parameter _factors was drawn by torch's generator",
            Assert.Throws<InvalidOperationException>(() => Rows.Train(new SomeNet(shape => new SomeNet.Scales(shape.Inputs)), Rows.Task())).Message, StringComparison.Ordinal);
        Assert.IsType<TrainingEnd.Trained>(Rows.Train(
            new SomeNet(shape => new SomeNet.Scales(shape.Inputs), draw: (_, parameter, stream) => Draws.Uniform(parameter, 1, stream)), Rows.Task()).End);
    }

    [Fact]
    public void What_cannot_be_trained_is_said()
    {
        Assert.Contains(
            "must give 8 × 1", Assert.Throws<InvalidOperationException>(() => Rows.Train(new SomeNet(shape => nn.Linear(shape.Inputs, 2)), Rows.Task())).Message, StringComparison.Ordinal);
        Assert.Contains(
            "the target is a number", Failure(Rows.Train(new SomeNet(shape => nn.Linear(shape.Inputs, 2), TorchLoss.CrossEntropy), Rows.Task())), StringComparison.Ordinal);
        Assert.StartsWith(
            "the training loss of epoch ",
            Failure(Rows.Train(new SomeNet(shape => nn.Linear(shape.Inputs, 1)), Rows.Task(epochs: 50, values: [("optimizer.kind", "sgd"), ("optimizer.learning-rate", "1e6")]))),
            StringComparison.Ordinal);
    }

    private static string Failure((TrainingEnd End, List<EpochReport> Epochs) trained) => Assert.IsType<TrainingEnd.Failed>(trained.End).Reason;
}
