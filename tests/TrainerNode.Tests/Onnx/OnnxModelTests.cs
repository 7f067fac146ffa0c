using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>ONNX Runtime and <c>predict</c> say the same. ACTORSEARCH_ONNX_MODELS and ACTORSEARCH_ONNX_ROWS ask for more models and rows.</summary>
public sealed class OnnxModelTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();

    private static int Rows => Asked("ACTORSEARCH_ONNX_ROWS", 40);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Models_of_all_kinds_of_columns_predict_the_same()
    {
        var models = Asked("ACTORSEARCH_ONNX_MODELS", 300);
        for (var seed = 0; seed < models; seed++)
        {
            var (model, table) = RandomModel.OfTable(seed, _folder);
            string[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => table.Fresh.Select(fresh => fresh()).ToArray())];
            var file = _folder.Write("rows.csv", string.Join('\n', rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', table.Names[..^1]))) + "\n");
            var read = InputFile.Read(file, true, ',', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing);
            if (read is Checked<InputRows>.Wrong wrong) Assert.Fail($"{seed}: {wrong.Mistakes[0].Sentence}");
            using var engine = EngineChoice.Make(seed % 2 == 0 ? EngineKind.Dense : EngineKind.Torch, model.Model);
            var predicted = Predictor.Predict(model, ((Checked<InputRows>.Right)read).Value.Values, engine);
            var fields = table.Names[..^1].Select((name, at) => (name, rows.Select(row => row[at]).ToArray())).ToDictionary();

            AssertSame(seed, model, predicted, OnnxRun.Of(model, fields));
        }
    }

    [Fact]
    public void Models_of_images_predict_the_same()
    {
        var models = Asked("ACTORSEARCH_ONNX_MODELS", 100);
        for (var seed = 0; seed < models; seed++)
        {
            var (model, pixels) = RandomModel.OfImages(seed, Math.Min(Rows, 64));
            using var engine = EngineChoice.Make(seed % 2 == 0 ? EngineKind.Auto : EngineKind.Torch, model.Model);

            AssertSame(seed, model, Predictor.Predict(model, pixels, engine), OnnxRun.Of(model, pixels));
        }
    }

    private static void AssertSame(int seed, TrainedModel model, double[] predicted, OnnxRun run)
    {
        Assert.Equal(predicted.Length, run.Values.Length);
        var unit = model.TargetScale.UnitOf(0);
        var spread = predicted.Max() - predicted.Min();
        for (var at = 0; at < predicted.Length; at++)
        {
            var (one, other) = (predicted[at], run.Values[at]);
            var close = double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one - unit.Offset), model.Classes.IsEmpty ? spread : 1);
            if (!close && !IsCloseInTheNet(model, one, other)) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"model {seed}, output {at}: {one:R} and {other:R}"));
        }

        if (model.Classes.IsEmpty) return;
        for (var row = 0; row < run.Labels.Length; row++)
        {
            var probabilities = predicted.AsSpan(row * model.Classes.Length, model.Classes.Length).ToArray();
            Assert.True(probabilities[model.Classes.IndexOf(run.Labels[row])] >= probabilities.Max() - Tolerance, $"model {seed}, row {row}");
        }
    }

    /// <summary>A transformation can be so steep that a rounding of the net is more than the tolerance in the units of the target.</summary>
    private static bool IsCloseInTheNet(TrainedModel model, double one, double other) => model.Nets().Any(net =>
        net.TargetTransform is { } transform && Math.Abs(transform.Forward(one) - transform.Forward(other)) <= Tolerance * Math.Max(1, Math.Abs(transform.Forward(one))));

    private static int Asked(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
