using ActorSearch.Inference;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace ActorSearch.Bench;

/// <summary>Predictions a second of a net of 30 scaled columns and two hidden layers of 64 units, one thread, beside ONNX Runtime with the same model.</summary>
internal static class InferenceReport
{
    private const int Columns = 30, Hidden = 64;

    public static void Print()
    {
        Console.WriteLine("| rows at once | activation | cells, rows/s | prepared rows, rows/s | bytes a row | ONNX Runtime, rows/s |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|");
        foreach (var activation in new NetActivation[] { new Relu(), new Gelu() })
        {
            foreach (var rows in new[] { 1, 256, 4096 }) Print(activation, rows);
        }
    }

    private static void Print(NetActivation activation, int rows)
    {
        var random = new Random(1);
        var model = Model(random, activation);
        using var folder = new ScratchFolder();
        ModelFolder.Save(folder.Path, model);
        using var inference = InferenceModel.Load(folder.Path);
        double[] cells = [.. Enumerable.Range(0, rows * Columns).Select(_ => (double)random.NextSingle())];
        var prepared = Array.ConvertAll(cells, cell => (float)cell);
        var predictions = new double[rows];
        var ofCells = Fastest.Of(() => inference.Predict(cells, predictions));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) inference.Predict(cells, predictions);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (100.0 * rows);
        var ofPrepared = Fastest.Of(() => inference.PredictPrepared(prepared, predictions));

        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        using var session = new InferenceSession(OnnxModel.Write(model), options);
        using var run = new RunOptions();
        var inputs = model.InputNames.Index().ToDictionary(
            name => name.Item,
            name => OrtValue.CreateTensorValueFromMemory(Enumerable.Range(0, rows).Select(row => prepared[(row * Columns) + name.Index]).ToArray(), [rows, 1]));
        var ofOnnx = Fastest.Of(() => session.Run(run, inputs, session.OutputNames).Dispose());
        foreach (var input in inputs.Values) input.Dispose();
        Console.WriteLine(FormattableString.Invariant($"| {rows} | {activation.Word} | {rows / ofCells:n0} | {rows / ofPrepared:n0} | {bytes:0.###} | {rows / ofOnnx:n0} |"));
    }

    private static TrainedModel Model(Random random, NetActivation activation) => new(
        new Mlp([Hidden, Hidden], activation, 0),
        [.. Enumerable.Range(0, Columns).Select(column => $"x{column}")],
        "y",
        new ColumnScale([.. Enumerable.Range(0, Columns).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, Columns).Select(_ => 1 + random.NextSingle())]),
        new ColumnScale([3], [2]),
        [
            Weights("0.weight", Hidden, Columns), Weights("0.bias", Hidden), Weights("2.weight", Hidden, Hidden), Weights("2.bias", Hidden),
            Weights("4.weight", 1, Hidden), Weights("4.bias", 1),
        ])
    {
        Source = new SourceColumns(true, Columns + 1, [.. Enumerable.Range(0, Columns)], Columns, null),
    };

    private static NamedWeights Weights(string name, params int[] shape)
    {
        var random = new Random(name.Length + shape[0]);
        return new NamedWeights(name, [.. shape], [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (random.NextSingle() - 0.5f) / 4)]);
    }
}
