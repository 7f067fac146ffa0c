using System.Globalization;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>What ONNX Runtime makes of a model.</summary>
/// <param name="Values">Predictions or, for classes, probabilities, row by row.</param>
/// <param name="Labels">Classes as texts; empty for numbers.</param>
internal sealed record OnnxRun(double[] Values, string[] Labels)
{
    /// <summary>Predicts rows of a table.</summary>
    /// <param name="fields">Texts of the raw table by column.</param>
    public static OnnxRun Of(TrainedModel model, IReadOnlyDictionary<string, string[]> fields)
    {
        using var session = Session(model);
        var inputs = session.InputMetadata.ToDictionary(input => input.Key, input => Tensor(input.Value.ElementDataType, fields[input.Key]));
        return Run(session, inputs, model.Classes.Length > 0);
    }

    /// <summary>Predicts images.</summary>
    public static OnnxRun Of(TrainedModel model, byte[] pixels)
    {
        using var session = Session(model);
        var (height, width) = model.Image!.Value;
        return Run(session, new() { [OnnxModel.Image] = OrtValue.CreateTensorValueFromMemory(pixels, [pixels.Length / (height * width), height, width]) }, true);
    }

    private static InferenceSession Session(TrainedModel model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        return new InferenceSession(OnnxModel.Write(model), options);
    }

    private static OnnxRun Run(InferenceSession session, Dictionary<string, OrtValue> inputs, bool hasClasses)
    {
        using var options = new RunOptions();
        using var outputs = session.Run(options, inputs, session.OutputNames);
        var values = Numbers(outputs[^1]);
        var labels = !hasClasses ? [] : outputs[0].GetTensorTypeAndShape().ElementDataType == TensorElementType.String ? outputs[0].GetStringTensorAsArray()
            : outputs[0].GetTensorDataAsSpan<long>().ToArray().Select(label => label.ToString(CultureInfo.InvariantCulture)).ToArray();
        foreach (var input in inputs.Values) input.Dispose();
        return new OnnxRun(values, labels);
    }

    private static double[] Numbers(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType == TensorElementType.Double
        ? value.GetTensorDataAsSpan<double>().ToArray()
        : [.. value.GetTensorDataAsSpan<float>().ToArray().Select(number => (double)number)];

    private static OrtValue Tensor(TensorElementType type, string[] fields)
    {
        long[] shape = [fields.Length, 1];
        switch (type)
        {
            case TensorElementType.String:
                var texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
                for (var row = 0; row < fields.Length; row++) texts.StringTensorSetElementAt(fields[row], row);
                return texts;
            case TensorElementType.Double:
                return OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(fields, Number), shape);
            default:
                return OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(fields, field => (float)Number(field)), shape);
        }
    }

    private static double Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : bool.TryParse(field, out var truth) ? (truth ? 1 : 0)
        : DateTime.TryParse(field, CultureInfo.InvariantCulture, out var date) ? (date - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerDay
        : double.NaN;
}
