using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Onnx.Graphs;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>
/// A final model as one ONNX file: the preparation of the columns, the nets, their mean and the way back to the units of the target. A row that
/// <c>predict</c> refuses gets NaN.
/// </summary>
public static class OnnxModel
{
    public const string Prediction = "prediction", Probabilities = "probabilities", Image = "image";

    /// <summary>A protobuf message has at most 2 GB; some of them are not weights.</summary>
    private const long MostBytes = 2_000_000_000;

    /// <summary>Why a model cannot be written, in a sentence; null if it can.</summary>
    public static string? Refusal(TrainedModel model)
    {
        var net = model.Nets()[0].Model;
        var activation = net switch { Mlp mlp => mlp.Activation, Conv conv => conv.Activation, _ => null };
        return !NetNodes.Knows(net) ? "ONNX has no operators for this kind of model; use predict."
            : activation is not null && !NetNodes.Knows(activation) ? $"ONNX has no operator for the activation {activation.Word}; use predict."
            : model.InputNames.Any(name => name.Length == 0) ? "one of its columns has no name, which an input of ONNX needs; name the columns of the training file and run the experiment again."
            : model.AllWeights().Sum(weights => (long)weights.Values.Length * sizeof(float)) > MostBytes ? "its weights take more than 2 GB, which is the most that an ONNX file can hold; use predict."
            : null;
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="model">One without <see cref="Refusal"/>.</param>
    public static byte[] Write(TrainedModel model)
    {
        var graph = new OnnxGraph();
        var functions = new DistributionNodes(graph);
        string? refused = null;
        Func<TrainedModel, string> prepare;
        if (model.Image is { } shape)
        {
            var pixels = graph.Multiply(graph.Cast(graph.Input(Image, OnnxType.Byte, "grey pixels, 0 to 255", shape.Height, shape.Width), OnnxType.Single), graph.Single(1f / 255));
            var rows = graph.Node("Reshape", pixels, graph.Whole(-1, shape.Pixels));
            prepare = net => graph.Divide(graph.Subtract(rows, graph.Row(net.InputScale.Mean)), graph.Row(net.InputScale.Deviation));
        }
        else
        {
            var cells = new InputNodes(model, graph);
            var preparation = new PreparationNodes(graph, cells, functions);
            (prepare, refused) = (preparation.Add, cells.Refused());
        }

        var isDouble = model.Nets().Any(net => net.TargetTransform is not null) || !model.TargetScale.UnitOf(0).IsPlain;
        string[] each = [.. model.Nets().Select((net, at) =>
        {
            var outputs = new NetNodes(graph, net, model.Members.IsEmpty ? "" : TrainedModel.PrefixOf(at)).Add(prepare(net));
            return net.Classes.IsEmpty ? Number(graph, functions, net, outputs, isDouble) : net.HasLabels ? graph.Node("Sigmoid", outputs) : graph.Node("Softmax", [OnnxAttribute.Create("axis", 1L)], outputs);
        })];
        var mean = each.Length == 1 ? each[0] : graph.Divide(graph.Node("Sum", each), isDouble ? graph.Double(each.Length) : graph.Single(each.Length));
        if (refused is not null) mean = graph.Where(refused, isDouble ? graph.Double(double.NaN) : graph.Single(float.NaN), mean);
        if (model.Classes.IsEmpty) graph.Output(Prediction, mean, isDouble ? OnnxType.Double : OnnxType.Single, model.TargetName, 1);
        else if (model.HasLabels) AddLabels(graph, model, mean, refused);
        else AddClasses(graph, model, mean, refused);
        return graph.ToModel(model.TargetName.Length == 0 ? "model" : model.TargetName, Version, [
            ("target", model.TargetName), ("classes", string.Join('\n', model.Classes)),
            .. model.Threshold is { } threshold ? [("threshold", threshold.ToString("R", CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
            .. model.LabelThresholds.IsEmpty ? Array.Empty<(string, string)>() : [("thresholds", string.Join('\n', model.LabelThresholds.Select(one => one.ToString("R", CultureInfo.InvariantCulture))))],
        ]);
    }

    private static string Version => typeof(OnnxModel).Assembly.GetName().Version?.ToString(3) ?? "";

    private static string Number(OnnxGraph graph, DistributionNodes functions, TrainedModel net, string outputs, bool isDouble)
    {
        var (scale, unit) = (net.TargetScale, net.TargetScale.UnitOf(0));
        var learned = graph.Cast(
            graph.Add(graph.Multiply(graph.Cast(outputs, OnnxType.Double), graph.Double(scale.Deviation[0])), graph.Double(scale.Mean[0])), OnnxType.Single);
        if (!isDouble) return learned;
        learned = graph.Cast(learned, OnnxType.Double);
        return net.TargetTransform switch
        {
            FittedTarget.SignedLog => functions.SignedExp(learned),
            FittedTarget.Ranks ranks => functions.NumberAt(ranks.Map, learned),
            FittedTarget.Rate => graph.Node("Exp", learned),
            null => graph.Add(graph.Multiply(learned, graph.Double(unit.Factor)), graph.Double(unit.Offset)),
            var other => throw new ArgumentOutOfRangeException(nameof(net), other, "Not a transformation of a target."),
        };
    }

    // A row that predict refuses has no label, and NaN for each probability.
    private static void AddLabels(OnnxGraph graph, TrainedModel model, string probabilities, string? refused)
    {
        var thresholds = model.LabelThresholds.IsEmpty ? graph.Single((float)LabelSet.Threshold) : graph.Row([.. model.LabelThresholds.Select(AtLeast)]);
        var labels = graph.Cast(graph.Node("GreaterOrEqual", probabilities, thresholds), OnnxType.Int64);
        if (refused is not null) labels = graph.Where(refused, graph.Int64(0), labels);
        graph.Output(Prediction, labels, OnnxType.Int64, "1 for each label of the row, in the order of classes", model.Classes.Length);
        graph.Output(Probabilities, probabilities, OnnxType.Single, "in the order of classes", model.Classes.Length);
    }

    // Probabilities have 32 bits: the least of them that is not below a threshold of 64.
    private static float AtLeast(double threshold) => (float)threshold is var near && near < threshold ? MathF.BitIncrement(near) : near;

    private static void AddClasses(OnnxGraph graph, TrainedModel model, string probabilities, string? refused)
    {
        // Of equal probabilities the first class, like predict; with a threshold the second if its probability is at least that.
        var best = model.Threshold is { } threshold
            ? graph.Cast(graph.Node("GreaterOrEqual", graph.Columns(probabilities, [1]), graph.Single(AtLeast(threshold))), OnnxType.Int64)
            : graph.Node("ArgMax", [OnnxAttribute.Create("axis", 1L), OnnxAttribute.Create("keepdims", 1L)], probabilities);
        long[]? numbers = [.. model.Classes.Select(name => long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == name ? number : long.MinValue)];
        if (numbers.Contains(long.MinValue)) numbers = null;
        var label = graph.Node("Gather", numbers is null ? graph.Texts(model.Classes, model.Classes.Length) : graph.Whole(numbers), best);
        if (refused is not null) label = graph.Where(refused, numbers is null ? graph.Texts([""], 1) : graph.Int64(long.MinValue), label);
        graph.Output(Prediction, label, numbers is null ? OnnxType.Text : OnnxType.Int64, model.TargetName, 1);
        graph.Output(Probabilities, probabilities, OnnxType.Single, "in the order of classes", model.Classes.Length);
    }
}
