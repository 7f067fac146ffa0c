using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Probabilities;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

/// <summary>Nothing that a training is made of may come from rows that it is scored on.</summary>
public sealed class LeakageTests
{
    private const int Rows = 60, Trained = 40;

    public static TheoryData<PreparationSettings> All =>
    [
        Prepared.Settings,
        Prepared.Settings with { Encode = new OneHotEncoding(3), Impute = new MeanImputation(), Scale = new RobustScaling(), Target = new Log1pTarget() },
        Prepared.Settings with { Encode = new OrdinalEncoding(), Impute = new MostFrequentImputation(), Scale = new QuantileScaling(50, true), Clip = 0.05 },
        Prepared.Settings with { Encode = new TargetEncoding(5), Log1p = true, Target = new QuantileTarget(50) },
        Prepared.Settings with { Encode = new EmbeddingEncoding(3) },
    ];

    /// <summary>The canary: rows that a training does not have are replaced by others, and no bit of its model may change.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void No_step_of_a_training_sees_a_row_that_it_validates_on(PreparationSettings settings)
    {
        var (table, poisoned) = (Table(false), Table(true));

        Assert.Equal(Model(settings, table, Trained), Model(settings, poisoned, Trained));
        Assert.NotEqual(Model(settings, table, Rows), Model(settings, poisoned, Rows));
    }

    /// <summary>A category of 500 texts and a number with gaps, both drawn without a look at the classes.</summary>
    [Fact]
    public void Five_hundred_categories_of_noise_gain_nothing()
    {
        const int Count = 6000;
        var random = RandomStream.For(11, StreamPurpose.GeneratedData);
        var inputs = new float[2 * Count];
        var targets = new float[Count];
        for (var row = 0; row < Count; row++)
        {
            (inputs[2 * row], inputs[(2 * row) + 1]) = (random.NextInt32(500), random.NextInt32(3) == 0 ? float.NaN : random.NextSingle());
            targets[row] = random.NextInt32(2);
        }

        var table = new DataTable(["noise", "gaps"], "y", inputs, targets)
        {
            Columns = [new("noise", ColumnType.Category) { Levels = [.. Enumerable.Range(0, 500).Select(level => $"{level:000}")] }, new("gaps", ColumnType.Number) { Missing = Count / 3 }],
            Classes = ["no", "yes"],
        };
        Metric auc = new RocAuc();
        using var run = new TrainingRun(new DataSet(table, null, ""), new StratifiedKFold(5, 1), 1, metrics: new MetricSet(auc, []));
        foreach (var encoding in new CategoryEncoding[] { new TargetEncoding(10), new OneHotEncoding(32), new EmbeddingEncoding(8) })
        {
            var net = Some.Hyperparameters with
            {
                Engine = EngineKind.Dense,
                Model = Some.Mlp([8]),
                Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
                Training = new TrainingSettings(64, 4, null),
                Preparation = Prepared.Settings with { Encode = encoding },
            };

            var mean = Enumerable.Range(0, 5).Average(fold => Assert.IsType<FoldOutcome.Scored>(run.TrainFold(net, fold, null, CancellationToken.None)).Metrics.Find(auc)!.Value);

            Assert.InRange(mean, 0.48, 0.52);
        }

        // The same statistics with the target of the row itself would have gained much.
        int[] all = [.. Enumerable.Range(0, Count)];
        var fitted = FittedPreparation.Fit(Some.Hyperparameters with { Preparation = Prepared.Settings with { Encode = new TargetEncoding(10) } }, table, all, TrainingSeed.ForFold(1, 0));
        float[] leaking = [.. all.SelectMany(row => new[] { 0, Code(fitted, inputs[2 * row]) })];
        Assert.True(auc.Compute(new PredictedRows(leaking, targets, 2)) > 0.6);

        static float Code(FittedPreparation fitted, float cell)
        {
            var code = new float[1];
            fitted.Columns[0].Write(cell, default, code);
            return code[0];
        }
    }

    private static byte[] Model(PreparationSettings settings, DataTable table, int rows)
    {
        var hyperparameters = Some.Hyperparameters with
        {
            Engine = EngineKind.Dense,
            Standardize = new StandardizeSettings(false, true),
            Training = new TrainingSettings(8, 3, null),
            Preparation = settings,
        };
        using var engines = new Engines(null);
        using var session = new TrainingSession(
            engines.For(hyperparameters.Engine, hyperparameters.Model), hyperparameters, TrainingSeed.ForFold(1, 0), table, [.. Enumerable.Range(0, rows)], 3);
        for (var epoch = 1; epoch <= 3; epoch++) session.Loop.Run(epoch, [], CancellationToken.None);
        return TrainedModelBytes.Write(session.Model());
    }

    // A number, a category and a date with gaps; the poison is in the rows from 40 on.
    private static DataTable Table(bool poisoned)
    {
        var random = RandomStream.For(5, StreamPurpose.GeneratedData);
        var (inputs, targets) = (new float[Rows * 3], new float[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            (inputs[row * 3], inputs[(row * 3) + 1], inputs[(row * 3) + 2]) = (random.NextSingle(), random.NextInt32(6), random.NextInt32(900));
            targets[row] = random.NextSingle() + inputs[row * 3];
            if (row % 7 == 0) inputs[row * 3] = float.NaN;
            if (row % 9 == 0) inputs[(row * 3) + 1] = float.NaN;
            if (!poisoned || row < Trained) continue;
            (inputs[row * 3], inputs[(row * 3) + 1], inputs[(row * 3) + 2], targets[row]) = (1e6f, 5, -1e6f, 1e6f);
        }

        return new DataTable(["x", "c", "day"], "y", inputs, targets)
        {
            Columns =
            [
                new("x", ColumnType.Number) { Missing = 9 },
                new("c", ColumnType.Category) { Levels = ["a", "b", "c", "d", "e", "f"], Missing = 7 },
                new("day", ColumnType.Date),
            ],
        };
    }
}
