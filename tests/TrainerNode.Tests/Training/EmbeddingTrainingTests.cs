using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.OneFileKinds;
using ActorSearch.TrainerNode.Tests.Rows.Preparing;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Numbers of texts that are trained with the net.</summary>
public sealed class EmbeddingTrainingTests : IDisposable
{
    private const int Levels = 8;

    private static readonly Hyperparameters Embedded = Some.Hyperparameters with
    {
        Engine = EngineKind.Dense,
        Model = Some.Mlp([16], dropout: 0.1),
        Standardize = new StandardizeSettings(false, true),
        Training = new TrainingSettings(8, 40, null),
        Preparation = Prepared.Settings with { Encode = new EmbeddingEncoding(3) },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_engines_learn_what_texts_mean_from_the_same_initial_numbers()
    {
        var data = new DataSet(Table(), null, "");
        using var run = new TrainingRun(data, Some.Validation, 1);

        var dense = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Embedded, 0, null, default)).Curves;
        var torch = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Embedded with { Engine = EngineKind.Torch }, 0, null, default)).Curves;

        Assert.Equal(dense.Train[0], torch.Train[0], 1e-4);
        Assert.Equal(dense.Validation[0], torch.Validation[0], 1e-4);
        Assert.All(new[] { dense, torch }, curves => Assert.True(curves.Validation.Min() < 0.1 * curves.Validation[0], $"{curves.Validation[0]} to {curves.Validation.Min()}"));
    }

    [Fact]
    public void A_residual_net_of_torch_learns_them_too()
    {
        using var run = new TrainingRun(new DataSet(Table(), null, ""), Some.Validation, 1);

        var curves = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Embedded with { Engine = EngineKind.Torch, Model = new ResidualMlp(8, 1, new Tanh()) }, 0, null, default)).Curves;

        Assert.True(curves.Validation.Min() < 0.2 * curves.Validation[0], $"{curves.Validation[0]} to {curves.Validation.Min()}");
    }

    [Fact]
    public void A_saved_model_predicts_to_the_bit_as_the_training_did_and_knows_unknown_texts()
    {
        var table = Table();
        using var run = new TrainingRun(new DataSet(table, null, ""), Some.Validation, 1);
        var trained = Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(Embedded, 2, 5, null, default));
        ModelFolder.Save(_folder.Path, trained.Model);
        var again = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder.Path)).Value;
        using var engine = EngineChoice.Make(EngineKind.Dense, again.Model);
        var rows = Splits.For(Some.Validation, TrainingRun.StrataOf(table), 1, 2).Validation;

        var predicted = Predictor.Predict(again, [.. rows.SelectMany(row => new double[] { table.Input(row, 0), table.Input(row, 1) })], engine);

        Assert.Equal(trained.Predictions.Select(number => (double)number), predicted);
        var unknown = Predictor.Predict(again, [0.5, InputColumn.Unseen, 0.5, double.NaN, 0.5, 0], engine);
        Assert.Equal(unknown[0], unknown[1]);
        Assert.NotEqual(unknown[0], unknown[2]);
    }

    [Fact]
    public void Its_parameters_are_counted()
    {
        var table = Table();
        using var engine = EngineChoice.Make(EngineKind.Dense, Embedded.Model);
        using var session = new TrainingSession(engine, Embedded, TrainingSeed.ForFold(1, 0), table, [.. Enumerable.Range(0, table.Rows)], 1);

        Assert.Equal(((Levels + 1) * 3) + (5 * 16) + 17, session.Net.Layout.Count);
        Assert.Equal(session.Net.Layout.Count, ModelSize.Parameters(Embedded, table));
    }

    // y = 3·x + what the text is worth, in an order that no number of it has.
    private static DataTable Table()
    {
        var random = RandomStream.For(3, StreamPurpose.GeneratedData);
        float[] worth = [0, 5, -3, 8, -6, 2, -1, 4], inputs = new float[320], targets = new float[160];
        for (var row = 0; row < targets.Length; row++)
        {
            (inputs[2 * row], inputs[(2 * row) + 1]) = (random.NextSingle(), random.NextInt32(Levels));
            targets[row] = (3 * inputs[2 * row]) + worth[(int)inputs[(2 * row) + 1]];
        }

        return new DataTable(["x", "c"], "y", inputs, targets)
        {
            Columns = [new("x", ColumnType.Number), new("c", ColumnType.Category) { Levels = [.. Enumerable.Range(0, Levels).Select(level => $"{level}")] }],
            Source = new SourceColumns(true, 3, [0, 1], 2, null),
        };
    }
}
