using System.Diagnostics;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.Bench;

/// <summary>A step of convolutional nets, forward and backward, on our engine and on libtorch in turn, on one thread.</summary>
internal static class ConvReport
{
    private static readonly (string Name, ConvBlock[] Blocks, int[] Hidden, Activation Activation, double Dropout, int Batch)[] Nets =
    [
        ("16-32, 5 × 5", [Block(16, 5, pool: 2), Block(32, 5, pool: 2)], [], new Relu(), 0, 64),
        ("16-32, 5 × 5, normalised, dropout", [Block(16, 5, pool: 2, norm: true), Block(32, 5, pool: 2, norm: true)], [], new Relu(), 0.3, 64),
        ("16-32, 5 × 5, GELU, hidden 128", [Block(16, 5, pool: 2), Block(32, 5, pool: 2)], [128], new Gelu(), 0, 64),
        ("16-32, 5 × 5, batch 16", [Block(16, 5, pool: 2), Block(32, 5, pool: 2)], [], new Relu(), 0, 16),
        ("8-8, 3 × 3", [Block(8, 3, pool: 2), Block(8, 3, pool: 2)], [], new Relu(), 0, 64),
        ("4-4, 3 × 3, batch 8", [Block(4, 3, pool: 2), Block(4, 3, pool: 2)], [], new Relu(), 0, 8),
        ("32-64-64, 3 × 3, normalised", [Block(32, 3, pool: 2, norm: true), Block(64, 3, pool: 2, norm: true), Block(64, 3, norm: true)], [64], new Relu(), 0, 64),
        ("6-16, 5 × 5, tanh, hidden 120, 84", [Block(6, 5, pool: 2), Block(16, 5, pool: 2)], [120, 84], new Tanh(), 0, 64),
        ("32-32, 3 × 3, stride 2", [Block(32, 3, 2), Block(32, 3, 2)], [], new Silu(), 0, 64),
        ("20-50, 5 × 5 without padding", [new(20, 5, 1, 0, 2, false), new(50, 5, 1, 0, 2, false)], [500], new Relu(), 0, 64),
        ("16-32-64-128, 3 × 3", [Block(16, 3, pool: 2), Block(32, 3, pool: 2), Block(64, 3, pool: 2), Block(128, 3, pool: 2)], [], new LeakyRelu(), 0, 64),
        ("32-32, 7 × 7, stride 3", [Block(32, 7, 3), Block(32, 7)], [], new Relu6(), 0, 64),
    ];

    /// <param name="rounds">Samples of each.</param>
    public static void Print(int rounds)
    {
        int[] widths = [.. Processor.Widths];
        Console.WriteLine("Least times of a forward and backward pass and of a prediction in turn, ms; images of 28 × 28, one thread.");
        Console.WriteLine();
        Console.WriteLine($"| net | GFLOP | torch | {string.Join(" | ", widths.Select(bits => $"{bits} bits"))} | torch / ours | GFLOP/s | predictions: torch / ours |");
        Console.WriteLine($"|---|---:|---:|{string.Concat(widths.Select(_ => "---:|"))}---:|---:|---:|");
        foreach (var (name, blocks, hidden, activation, dropout, batch) in Nets)
        {
            var model = new Conv([.. blocks], [.. hidden], activation, dropout);
            IEngine[] engines = [new TorchEngine(), .. widths.Select(bits => new ConvolutionEngine(bits))];
            INet[] nets = [.. engines.Select(engine => Create(engine, model, batch))];
            var (steps, predictions) = (Enumerable.Repeat(double.MaxValue, nets.Length).ToArray(), Enumerable.Repeat(double.MaxValue, nets.Length).ToArray());
            var stream = RandomStream.For(1, StreamPurpose.Dropout);
            for (var round = -3; round < rounds; round++)
            {
                for (var i = 0; i < nets.Length; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    nets[i].Backpropagate(batch, ref stream);
                    var middle = Stopwatch.GetTimestamp();
                    nets[i].Predict(batch);
                    if (round < 0) continue;
                    steps[i] = Math.Min(steps[i], Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds);
                    predictions[i] = Math.Min(predictions[i], Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
                }
            }

            var work = Operations(model) * batch / 1e9;
            Console.WriteLine(
                $"| {name} | {work:f2} | {string.Join(" | ", steps.Select(ms => ms.ToString("f2")))} | {steps[0] / steps[1]:f2} | {work / steps[1] * 1e3:f0} | {predictions[0] / predictions[1]:f2} |");
            foreach (var owned in nets.Concat<IDisposable>(engines)) owned.Dispose();
        }
    }

    private static ConvBlock Block(int channels, int kernel, int stride = 1, int pool = 1, bool norm = false) =>
        new(channels, kernel, stride, kernel / 2, pool, norm);

    /// <summary>Of the products; the first layer needs no gradient of its inputs.</summary>
    private static double Operations(Conv model)
    {
        var layers = model.Layers(new ConvShape(1, 28, 28), 10);
        double[] products =
        [
            .. layers.Blocks.Select(layer => 2.0 * layer.Convolved.Count * layer.FanIn),
            .. layers.Linear.Select(layer => 2.0 * layer.Inputs * layer.Outputs),
        ];
        return (3 * products.Sum()) - products[0];
    }

    private static INet Create(IEngine engine, Conv model, int batch)
    {
        var loss = new CrossEntropyLoss(0, new ClassWeights.Equal());
        var net = engine.Create(new NetDefinition(model, 784, 10, loss, batch) { Image = new ImageShape(28, 28) });
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, RandomStream.For(1, StreamPurpose.InitialWeights));
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        foreach (ref var input in net.Inputs) input = (float)stream.NextNormal();
        for (var row = 0; row < batch; row++) net.Targets[row] = row % 10;
        return net;
    }
}
