using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>The tables that every classifier is tried on, written and read as CSV.</summary>
public sealed class ClassicTablesTests : IDisposable
{
    private static readonly Hyperparameters Net = Some.Hyperparameters with
    {
        Model = Some.Mlp([16], new Tanh()),
        Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
        Training = new TrainingSettings(20, 200, null),
    };

    private readonly TemporaryFolder _folder = new();
    private RandomStream _stream = RandomStream.For(1, StreamPurpose.GeneratedData);

    [Fact]
    public void Two_interleaved_moons_are_told_apart_where_a_line_cannot()
    {
        var moons = Load(Enumerable.Range(0, 200).Select(i =>
        {
            var angle = Math.PI * _stream.NextDouble();
            var (x, y) = i % 2 == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            return (x + (0.1 * _stream.NextNormal()), y + (0.1 * _stream.NextNormal()), i % 2 == 0 ? "upper" : "lower");
        }));

        Assert.True(Fold(moons, Net).Find(new Accuracy())!.Value > 0.95);
        Assert.InRange(Fold(moons, Net with { Model = Some.Mlp([1], new Tanh()) }).Find(new Accuracy())!.Value, 0.6, 0.94);
    }

    [Fact]
    public void Blobs_are_told_apart_and_named_by_whole_numbers()
    {
        var blobs = Load(Enumerable.Range(0, 150).Select(i =>
            ((4 * (i % 3)) + _stream.NextNormal(), (3 * (i % 3 % 2)) + _stream.NextNormal(), $"{i % 3}")));

        Assert.Equal(["0", "1", "2"], blobs.Train.Classes.AsEnumerable());
        Assert.True(Fold(blobs, Net).Find(new Accuracy())!.Value > 0.9);
    }

    [Fact]
    public void Of_95_to_5_macro_F1_picks_the_weighted_training_and_accuracy_the_plain_one()
    {
        var rare = Load(Enumerable.Range(0, 800).Select(i =>
            (_stream.NextNormal() + (i % 20 == 0 ? 1.2 : 0), _stream.NextNormal() + (i % 20 == 0 ? 1.2 : 0), i % 20 == 0 ? "rare" : "often")));
        var plain = Net with { Training = new TrainingSettings(20, 12, null) };
        var weighted = plain with { Loss = new CrossEntropyLoss(0, new ClassWeights.Given([1, 6])) };
        Leaderboard byAccuracy = new(5, new Accuracy()), byMacroF1 = new(5, new MacroF1());
        using var run = new TrainingRun(rare, new StratifiedKFold(5, 1), 1, metrics: SomeMetrics.Set(classes: true));
        for (var i = 0; i < 10; i++)
        {
            var outcome = run.TrainFold(i < 5 ? plain : weighted, i % 5, null, CancellationToken.None);
            Assert.Equal(8, Assert.IsType<FoldOutcome.Scored>(outcome).Metrics.Classes[1].Support);
            byAccuracy.Add(new FoldResult(new FoldId(i / 5, i % 5), outcome));
            byMacroF1.Add(new FoldResult(new FoldId(i / 5, i % 5), outcome));
        }

        Assert.Equal((0, 1), (byAccuracy.Best, byMacroF1.Best));
    }

    public void Dispose() => _folder.Dispose();

    private DataSet Load(IEnumerable<(double X, double Y, string Class)> rows)
    {
        var text = "x,y,class\n" + string.Concat(rows.Select(row => FormattableString.Invariant($"{row.X},{row.Y},{row.Class}\n")));
        return Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(text) with { Classes = true })).Value;
    }

    private static ModelMetrics Fold(DataSet data, Hyperparameters hyperparameters)
    {
        using var run = new TrainingRun(data, new StratifiedKFold(5, 1), 1, metrics: SomeMetrics.Set(classes: true));
        var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, 0, null, CancellationToken.None));
        return scored.Metrics;
    }
}
