using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Weights;

public sealed class WeightedTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<LossSettings, EngineKind> Trainings => new()
    {
        { new SmoothL1Loss(1), EngineKind.Dense },
        { new SmoothL1Loss(1), EngineKind.Torch },
        { new CrossEntropyLoss(0.1, new ClassWeights.Equal()), EngineKind.Dense },
        { new FocalLoss(2), EngineKind.Dense },
    };

    /// <summary>In one batch, so that the order of rows does not matter.</summary>
    [Theory]
    [MemberData(nameof(Trainings))]
    public void A_row_with_the_weight_2_trains_like_two_rows(LossSettings loss, EngineKind engine)
    {
        var hyperparameters = Some.Hyperparameters with
        {
            Loss = loss,
            Engine = engine,
            Standardize = new StandardizeSettings(Inputs: true, Target: !loss.IsForClasses),
            Training = new TrainingSettings(BatchSize: 1000, MaxEpochs: 20, EarlyStopping: null),
        };
        var weighted = Trained(Load(Csv(loss.IsForClasses, repeats: false), loss.IsForClasses), hyperparameters);
        var repeated = Trained(Load(Csv(loss.IsForClasses, repeats: true), loss.IsForClasses), hyperparameters);

        Assert.Equal(repeated, weighted, (one, other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 2e-5 * Math.Abs(pair.First)));
    }

    [Theory]
    [InlineData("1|-2|1", "train.csv, column \"w\": row 1, counted from 0, has the weight -2; weights are numbers from 0 to 1e12.")]
    [InlineData("0|0|0", "train.csv, column \"w\": all weights are 0, so no row counts; give rows a weight above 0, or set its type to ignore.")]
    [InlineData("1||1", "train.csv, line 3, column \"w\": the field is empty; fill in a number or remove the row; each row needs a weight.")]
    public void Weights_that_cannot_be_used_are_refused(string weights, string sentence)
    {
        var text = $"x,w,y\n{string.Join('\n', weights.Split('|').Select((weight, row) => $"{row},{weight},{row}"))}\n";
        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(Settings(text))).Mistakes);

        Assert.Equal(sentence, mistake.ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    private static double[] Trained(DataSet data, Hyperparameters hyperparameters)
    {
        using var run = new TrainingRun(data, new PredefinedFolds(2), 1);
        var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, 0, null, CancellationToken.None));
        return [.. scored.Curves.Train, .. scored.Curves.Validation];
    }

    private DataSet Load(string text, bool classes) => Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(Settings(text) with { Classes = classes })).Value;

    private CsvData Settings(string text)
    {
        var settings = _folder.Csv(text);
        return settings with
        {
            Columns = settings.Columns.AddRange(new Dictionary<string, ColumnChoice> { ["w"] = new(ColumnUse.Weight), ["fold"] = new(ColumnUse.Fold) }
                .Where(column => text.StartsWith("fold", StringComparison.Ordinal) || column.Key == "w")),
        };
    }

    private static string Csv(bool classes, bool repeats)
    {
        var rows = Enumerable.Range(0, 40).SelectMany(row => Enumerable.Repeat(
            string.Create(CultureInfo.InvariantCulture, $"{row % 2},{Math.Sin(row)},{(repeats ? 1 : row % 4)},{(classes ? row % 3 : Math.Cos(row * 0.3))}"), repeats ? row % 4 : 1));
        return $"fold,x,w,y\n{string.Join('\n', rows)}\n";
    }
}
