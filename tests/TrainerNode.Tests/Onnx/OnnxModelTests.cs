using System.Diagnostics;
using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Onnx;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.OneFileKinds;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>ONNX Runtime and <c>predict</c> say the same. ACTORSEARCH_ONNX_MODELS and ACTORSEARCH_ONNX_ROWS ask for more models and rows, ACTORSEARCH_ONNX_FIRST for tables from that one on.</summary>
public sealed class OnnxModelTests : IDisposable
{
    private const double Tolerance = 1e-5, Share = 1e-6;

    private readonly TemporaryFolder _folder = new();

    private static int Rows => Asked("ACTORSEARCH_ONNX_ROWS", 40);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Models_of_all_kinds_of_columns_predict_the_same()
    {
        var models = Asked("ACTORSEARCH_ONNX_MODELS", 200);
        for (var seed = Asked("ACTORSEARCH_ONNX_FIRST", 0); seed < models; seed++)
        {
            var (model, table) = RandomModel.OfTable(seed, _folder);
            string[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => table.Row(model.TakesMissing))];
            var cells = Cells(model, table, rows);
            using var engine = EngineChoice.Make(seed % 2 == 0 ? EngineKind.Dense : EngineKind.Torch, model.Model);
            var fields = table.Names[..^1].Select((name, at) => (name, rows.Select(row => row[at]).ToArray())).ToDictionary();

            var (exact, bounds) = RoundingBounds.Compute(model, cells, Share);
            var (predicted, run) = (Predictor.Predict(model, cells, engine), OnnxRun.Of(model, fields));
            AssertNear(seed, exact, predicted, bounds);
            AssertNear(seed, exact, run.Values, bounds);
            AssertSame(seed, model, predicted, run, bounds);
        }
    }

    /// <summary>
    /// A net that passes one of its inputs on shows what ONNX Runtime makes of the preparation. Both compute in 64 bits and round once; only the normal quantile of a place just beside one half, which is a difference, can
    /// have other digits.
    /// </summary>
    [Fact]
    public void Prepared_inputs_are_the_same()
    {
        for (var seed = 0; seed < Asked("ACTORSEARCH_ONNX_MODELS", 15); seed++)
        {
            var (model, table) = RandomModel.OfTable(seed, _folder);
            string[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => table.Row(model.TakesMissing))];
            var fields = table.Names[..^1].Select((name, at) => (name, rows.Select(row => row[at]).ToArray())).ToDictionary();
            var cells = Cells(model, table, rows);
            foreach (var net in model.Nets())
            {
                var prepared = RoundingBounds.Prepare(model, net, cells);
                for (var input = 0; input < net.Width; input++)
                {
                    var values = OnnxRun.Of(PlainModel.Input(net, input), fields).Values;
                    for (var row = 0; row < rows.Length; row++)
                    {
                        var (one, other) = (prepared[row][input], (float)values[row]);
                        if (!one.Equals(other) && !(Math.Abs(one - other) <= 1e-16)) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"model {seed}, input {input}, row {row}: {one:R} and {other:R}"));
                    }
                }
            }
        }
    }

    [Fact]
    public void Models_of_images_predict_the_same()
    {
        var models = Asked("ACTORSEARCH_ONNX_MODELS", 60);
        for (var seed = 0; seed < models; seed++)
        {
            var (model, pixels) = RandomModel.OfImages(seed, Math.Min(Rows, 64));
            using var engine = EngineChoice.Make(seed % 2 == 0 ? EngineKind.Auto : EngineKind.Torch, model.Model);

            AssertSame(seed, model, Predictor.Predict(model, PackedImages.Create(pixels, model.Image!.Value.Pixels), engine), OnnxRun.Of(model, pixels), null);
        }
    }

    [Fact]
    public void A_row_that_predict_refuses_gets_no_number()
    {
        var plain = PlainModel.Numbers with { Columns = [] };

        Assert.Equal([double.NaN, double.NaN, 8], OnnxRun.Of(plain, new Dictionary<string, string[]> { ["a"] = ["", "1e40", "1"], ["b"] = ["2", "2", "2"] }).Values);
    }

    [Fact]
    public void An_unknown_text_of_a_flag_gets_no_class()
    {
        var run = OnnxRun.Of(Flags, new Dictionary<string, string[]> { ["a"] = ["yes", "no", "maybe", "NO"], ["b"] = ["1", "1", "1", ""] });

        Assert.Equal(["up", "down", "", ""], run.Labels);
        Assert.Equal([false, false, true, true], run.Values.Where((_, at) => at % 2 == 0).Select(double.IsNaN));
    }

    [Fact]
    public void What_ONNX_does_not_know_is_refused()
    {
        Assert.Null(OnnxModel.Refusal(PlainModel.Numbers));
        Assert.Contains("tenth-relu", OnnxModel.Refusal(PlainModel.Numbers with { Model = Some.Mlp([1], new TenthRelu()) }), StringComparison.Ordinal);
        Assert.Contains("no name", OnnxModel.Refusal(PlainModel.Numbers with { InputNames = ["a", ""] }), StringComparison.Ordinal);
        Assert.Contains("kind of model", OnnxModel.Refusal(PlainModel.Numbers with { Model = new NoopModel(0, 0) }), StringComparison.Ordinal);
    }

    /// <summary>The packages of Python check the types and shapes of the graph; where its runtime is installed, it predicts too.</summary>
    [PythonFact]
    public void Python_takes_the_same_file()
    {
        var (model, pixels) = RandomModel.OfImages(3, 5);
        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        _folder.Write("model.onnx", OnnxModel.Write(model));
        _folder.Write("pixels", pixels);
        _folder.Write("run.py", """
            try:
                import onnx
                onnx.checker.check_model(onnx.load("model.onnx"), full_check=True)
                print("checked")
            except ImportError:
                pass
            try:
                import numpy, onnxruntime
                session = onnxruntime.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])
                shape = [-1] + session.get_inputs()[0].shape[1:]
                images = numpy.fromfile("pixels", dtype=numpy.uint8).reshape(shape)
                for value in session.run(["probabilities"], {"image": images})[0].flatten(): print(repr(float(value)))
            except ImportError:
                pass
            """);

        using var python = Process.Start(new ProcessStartInfo(PythonFactAttribute.Program, "run.py") { WorkingDirectory = _folder.Path, RedirectStandardOutput = true })!;
        string[] lines = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        python.WaitForExit();

        Assert.Equal(0, python.ExitCode);
        Assert.NotEmpty(lines);
        double[] values = [.. lines.Where(line => line != "checked").Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        if (values.Length > 0) AssertSame(3, model, Predictor.Predict(model, PackedImages.Create(pixels, model.Image!.Value.Pixels), engine), new OnnxRun(values, []), null);
    }

    private static TrainedModel Flags => PlainModel.Numbers with
    {
        Columns = [new InputColumn("a", ColumnType.Flag) { Levels = ["no", "yes"] }, new InputColumn("b", ColumnType.Number)],
        Classes = ["down", "up"],
        Weights = [new("0.weight", [1, 2], [2, -1]), new("0.bias", [1], [0]), new("2.weight", [2, 1], [-1, 1]), new("2.bias", [2], [0, 0])],
    };

    /// <summary>The rows as <c>predict</c> reads them from a file.</summary>
    private double[] Cells(TrainedModel model, RandomTable table, string[][] rows)
    {
        var file = _folder.Write("rows.csv", string.Join('\n', rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', table.Names[..^1]))) + "\n");
        var read = InputFile.Read(file, true, ',', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing);
        return Assert.IsType<Checked<InputRows>.Right>(read).Value.Values;
    }

    private static void AssertNear(int seed, double[] exact, double[] values, double[] bounds)
    {
        foreach (var (at, value) in values.Index())
        {
            if (!value.Equals(exact[at]) && !(Math.Abs(value - exact[at]) <= bounds[at])) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"model {seed}, output {at}: {value:R}, and in 64 bits {exact[at]:R}, at most {bounds[at]:R} apart"));
        }
    }

    /// <param name="bounds">What may be between two values; null: a share of the value.</param>
    private static void AssertSame(int seed, TrainedModel model, double[] predicted, OnnxRun run, double[]? bounds)
    {
        Assert.Equal(predicted.Length, run.Values.Length);
        for (var at = 0; at < predicted.Length; at++)
        {
            var (one, other) = (predicted[at], run.Values[at]);
            var bound = bounds?[at] ?? Tolerance * Math.Abs(one);
            if (!one.Equals(other) && !(Math.Abs(one - other) <= bound)) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"model {seed}, output {at}: {one:R} and {other:R}, at most {bound:R} apart"));
        }

        if (model.Classes.IsEmpty) return;
        for (var row = 0; row < run.Labels.Length; row++)
        {
            if (model.Threshold is { } threshold)
            {
                Assert.Equal(model.Classes[run.Values[(2 * row) + 1] >= threshold ? 1 : 0], run.Labels[row]);
                continue;
            }

            var probabilities = predicted.AsSpan(row * model.Classes.Length, model.Classes.Length).ToArray();
            Assert.True(probabilities[model.Classes.IndexOf(run.Labels[row])] >= probabilities.Max() - Tolerance, $"model {seed}, row {row}");
        }
    }

    private static int Asked(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
