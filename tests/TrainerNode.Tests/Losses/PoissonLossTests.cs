using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Losses;

public sealed class PoissonLossTests : IDisposable
{
    private static readonly float[] Logs = [0, 0.5f, -2, 3, 1, 1.25f, -0.5f], Counts = [0, 1, 2, 17, 2, 0, 4];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Loss_and_gradient_are_torchs()
    {
        using var scope = NewDisposeScope();
        var logs = tensor(Logs, requires_grad: true);
        var theirs = nn.PoissonNLLLoss().forward(logs, tensor(Counts));
        theirs.backward();
        var gradient = new float[Logs.Length];

        var ours = new PoissonLoss().Gradient(Logs, Counts, gradient);

        Assert.Equal(theirs.item<float>(), ours, 1e-6f);
        Assert.All(logs.grad!.data<float>().ToArray().Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        float[] weights = [1, 2, 0, 3, 1, 1, 0.5f], rates = Array.ConvertAll(Logs, MathF.Exp);
        Assert.Equal(new PoissonLoss().Mean(Logs, Counts, weights), new PoissonLoss().Measured().Mean(rates, Counts, weights), 1e-6);
    }

    [Theory]
    [InlineData(EngineKind.Dense)]
    [InlineData(EngineKind.Torch)]
    public void A_net_learns_rates_and_is_scored_by_them(EngineKind engine)
    {
        // A rate of e^(1 + 2x), and counts that are the whole numbers around it.
        float[] x = [.. Enumerable.Range(0, 60).Select(row => (row / 30f) - 1)];
        float[] counts = [.. x.Select((value, row) => MathF.Floor(MathF.Exp(1 + (2 * value))) + (row % 2))];
        var data = new DataSet(new DataTable(["x"], "count", x, counts), null, new string('0', 64));
        var hyperparameters = Some.Hyperparameters with
        {
            Loss = new PoissonLoss(),
            Engine = engine,
            Optimizer = new Adam(0.02, 0, 0.9, 0.999, 1e-8),
            Training = new TrainingSettings(20, 60, null),
        };
        Metric deviance = new PoissonDeviance();
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: new MetricSet(deviance, []));

        var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, 0, null, default));
        var trained = Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(hyperparameters, 0, scored.BestEpoch, null, default));

        var rows = Splits.For(Some.Validation, TrainingRun.StrataOf(data.Train), 1, 0).Validation;
        float[] actual = [.. rows.Select(row => counts[row])];
        Assert.True(scored.ValidationLoss < 0, $"{scored.ValidationLoss}");
        Assert.Equal(scored.ValidationLoss, new PoissonLoss(OfRates: true).Mean(trained.Predictions, actual), 1e-5);
        Assert.Equal(scored.Metrics.Find(deviance)!.Value, deviance.Compute(new PredictedRows(trained.Predictions, actual, 0)), 1e-5);
        Assert.All(rows.Zip(trained.Predictions), pair => Assert.InRange(pair.Second, MathF.Exp(1 + (2 * x[pair.First])) * 0.5f, (MathF.Exp(1 + (2 * x[pair.First])) * 1.5f) + 1));
    }

    [Theory]
    [InlineData("1,0|2,3|3,-2|4,1", "column \"y\": training row 2, counted from 0, is -2; loss.kind = poisson needs counts, which are 0 or more.")]
    [InlineData("1,5000000|2,5000001|3,5000002|4,5000003", "column \"y\": its numbers are stored with an offset")]
    public void Targets_that_are_not_counts_are_refused_with_their_row(string rows, string sentence)
    {
        var mistake = Assert.Single(Check(rows, ""));

        Assert.Equal("data.target", mistake.Where);
        Assert.StartsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
        Assert.Empty(Check("1,0|2,3|3,0|4,1.5", "selection.metric = poisson-deviance"));
    }

    private Mistake[] Check(string rows, string settings)
    {
        var train = _folder.Write("train.csv", $"x,y\n{rows.Replace('|', '\n')}\n");
        var text = $"data.train = \"{train.Replace('\\', '/')}\"\nloss.kind = poisson\nvalidation.folds = 2\n{settings}";
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", text), [])).Value;
        return [.. ExperimentData.Check(experiment, Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value, BuiltIn.Objectives)];
    }
}
