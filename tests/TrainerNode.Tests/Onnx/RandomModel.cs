using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>Models whose preparation is fitted on a random table, with random weights.</summary>
internal static class RandomModel
{
    /// <summary>A model of a table; every third one is a mean of nets that were fitted on different rows.</summary>
    public static (TrainedModel Model, RandomTable Table) OfTable(int seed, TemporaryFolder folder)
    {
        var random = new Random(seed);
        var classes = random.Next(3) == 0 ? random.Next(2, 5) : 0;
        var raw = RandomTable.Make(random, classes, complete: random.Next(5) == 0);
        var settings = folder.Csv(raw.Train) with { Classes = classes > 0, Columns = raw.Choices, Missing = random.Next(4) == 0 ? ["-999"] : [] };
        var loaded = settings.Load(TableSpace.Here);
        if (loaded is not Checked<DataSet>.Right({ Train: var table })) throw new InvalidOperationException(((Checked<DataSet>.Wrong)loaded).Mistakes[0].Sentence);
        var mlp = new Mlp([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(1, 20))], Activation(random), 0);
        var isPoisson = classes == 0 && random.Next(5) == 0;
        var hyperparameters = Some.Hyperparameters with
        {
            Standardize = new StandardizeSettings(false, !isPoisson && random.Next(3) > 0),
            Model = mlp,
            Loss = isPoisson ? new PoissonLoss() : Some.Hyperparameters.Loss,
            Preparation = Preparation(random, classes),
        };
        var members = random.Next(3) == 0 ? random.Next(2, 4) : 1;
        ImmutableArray<TrainedModel> nets = [.. Enumerable.Range(0, members).Select(member => Net(random, hyperparameters, mlp, table, seed, member))];
        double? threshold = table.Classes.Length == 2 && seed % 2 == 0 ? (seed % 7) / 8.0 : null;
        return ((members == 1 ? nets[0] : TrainedModel.Mean(nets)) with { Threshold = threshold }, raw);
    }

    /// <summary>A model of images, convolutional or not.</summary>
    public static (TrainedModel Model, byte[] Pixels) OfImages(int seed, int images)
    {
        var random = new Random(seed);
        var (shape, classes) = (new ImageShape(random.Next(6, 12), random.Next(6, 12)), random.Next(2, 5));
        ImmutableArray<string> names = [.. Enumerable.Range(0, classes).Select(at => $"{at}")];
        var scale = random.Next(2) == 0 ? ColumnScale.None(shape.Pixels)
            : new ColumnScale([.. Enumerable.Range(0, shape.Pixels).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, shape.Pixels).Select(_ => 0.2f + random.NextSingle())]);
        ModelSettings model = new Mlp([random.Next(1, 12)], Activation(random), 0);
        ImmutableArray<(string, ImmutableArray<int>)> weights = [.. Shapes(((Mlp)model).Layers(shape.Pixels, classes))];
        if (random.Next(4) > 0)
        {
            ImmutableArray<ConvBlock> blocks = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
                new ConvBlock(random.Next(1, 7), random.Next(1, 4), random.Next(1, 3), random.Next(0, 3), random.Next(1, 3), random.Next(2) == 0))];
            var conv = new Conv(blocks, random.Next(2) == 0 ? [] : [random.Next(1, 9)], Activation(random), 0);
            if (ConvShape.Check(blocks, new ConvShape(1, shape.Height, shape.Width)) is null)
            {
                model = conv;
                weights = [.. TorchConvLayout.Create(conv.Layers(new ConvShape(1, shape.Height, shape.Width), classes)).Blocks.Select(block => (block.Name, block.Shape))];
            }
        }

        var pixels = new byte[images * shape.Pixels];
        random.NextBytes(pixels);
        return (new TrainedModel(model, [], "class", scale, ColumnScale.None(1), Weights(random, weights)) { Classes = names, Image = shape }, pixels);
    }

    private static TrainedModel Net(Random random, Hyperparameters hyperparameters, Mlp mlp, DataTable table, int seed, int member)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => row % 4 != member)];
        var fitted = FittedPreparation.Fit(hyperparameters, table, rows, TrainingSeed.ForFold((ulong)seed, member));
        var tables = Embedding.Find(fitted.Columns);
        var width = PreparedTable.Create(table, fitted).Columns + tables.Sum(embedding => embedding.Dimensions - 1);
        var (prepared, weights) = Embedding.Learned(fitted.Columns, Weights(random, [
            .. tables.Select((embedding, at) => ($"embedding.{at}.weight", (ImmutableArray<int>)[embedding.Rows, embedding.Dimensions])),
            .. Shapes(mlp.Layers(width, Math.Max(1, table.Classes.Length)))]));
        return new TrainedModel(mlp, table.InputNames, table.TargetName, fitted.Inputs, fitted.Target, weights)
        {
            Columns = table.Columns,
            Prepared = prepared,
            TargetTransform = fitted.Transform,
            Classes = table.Classes,
            Source = table.Source,
        };
    }

    private static PreparationSettings Preparation(Random random, int classes) => new(
        random.Next(4) switch { 0 => new AutoImputation(), 1 => new MeanImputation(), 2 => new MostFrequentImputation(), _ => new ConstantImputation(1.5) },
        random.Next(6) switch
        {
            0 => new AutoScaling(),
            1 => new RobustScaling(),
            2 => new QuantileScaling(20, false),
            3 => new QuantileScaling(1000, true),
            _ => new StandardScaling(),
        },
        random.Next(4) switch
        {
            0 => new OneHotEncoding(random.Next(2, 8)),
            1 => new OrdinalEncoding(),
            2 => new EmbeddingEncoding(random.Next(2) == 0 ? null : random.Next(1, 6)),
            _ => new TargetEncoding(3),
        },
        classes > 0 ? new UntransformedTarget() : random.Next(4) switch { 0 => new Log1pTarget(), 1 => new QuantileTarget(30), _ => new UntransformedTarget() })
    {
        Indicator = random.Next(3) > 0,
        Log1p = random.Next(3) == 0,
        Clip = random.Next(3) == 0 ? 0.05 : 0,
    };

    private static Activation Activation(Random random) => ActivationKinds.Each.ElementAt(random.Next(ActivationKinds.All.Length));

    private static IEnumerable<(string, ImmutableArray<int>)> Shapes(ImmutableArray<LinearLayer> layers) =>
        layers.SelectMany(layer => new (string, ImmutableArray<int>)[] { (layer.WeightName, [layer.Outputs, layer.Inputs]), (layer.BiasName, [layer.Outputs]) });

    private static ImmutableArray<NamedWeights> Weights(Random random, IEnumerable<(string Name, ImmutableArray<int> Shape)> shapes) =>
    [
        .. shapes.Select(named =>
        {
            var values = new float[named.Shape.Aggregate(1, (product, size) => product * size)];
            var spread = 1.5 / Math.Sqrt(values.Length / (double)named.Shape[0]);

            // A variance is above 0.
            for (var at = 0; at < values.Length; at++) values[at] = (float)(named.Name.EndsWith("running_var", StringComparison.Ordinal) ? 0.3 + random.NextDouble() : spread * ((2 * random.NextDouble()) - 1));
            return new NamedWeights(named.Name, named.Shape, values);
        }),
    ];
}
