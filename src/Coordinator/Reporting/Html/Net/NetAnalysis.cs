using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What <c>analysis.json</c> holds of a classifying net. A number that is not finite is null.</summary>
/// <param name="Model">SHA-256 of the model that it is of.</param>
/// <param name="Classes">Their names.</param>
/// <param name="Rows">Which rows were looked at: <c>test</c>, or <c>train</c> where there are none to test on.</param>
/// <param name="Confusion">A row for each class, a column for each prediction.</param>
/// <param name="Weights">How each layer's weights are spread.</param>
/// <param name="Tsne">The second last layer in two dimensions.</param>
/// <param name="Mistakes">The most confident first.</param>
/// <param name="Kernels">Of each convolution.</param>
/// <param name="Chosen">Rows that are shown layer by layer.</param>
internal sealed record NetAnalysis(
    string Model, string[] Classes, string Rows, int[][] Confusion, WeightHistogram[] Weights, NetMap Tsne, ScoredRow[] Mistakes,
    ConvolutionKernels[] Kernels, ChosenRow[] Chosen)
{
    /// <summary>How many rows were looked at.</summary>
    public int Looked => Confusion.Sum(line => line.Sum());

    /// <summary>Reads it; null where it is not whole or speaks of classes and rows that it does not have.</summary>
    public static NetAnalysis? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, NetAnalysisContext.Default.NetAnalysis) is { } analysis && analysis.IsWhole() ? analysis : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsWhole()
    {
        var (classes, rows) = (Classes.Length, Looked);
        return classes >= 2 && Tsne.Row.Length > 0
            && Confusion.Length == classes && Confusion.All(line => line.Length == classes && line.All(count => count >= 0))
            && Weights.All(layer => layer.Counts.Length > 0)
            && Tsne.Class.Length == Tsne.Predicted.Length && Tsne.Class.Length == Tsne.Row.Length && Tsne.Coordinates.Length == 2 * Tsne.Row.Length
            && Tsne.Row.Select((row, i) => row < rows && row > (i == 0 ? -1 : Tsne.Row[i - 1])).All(rises => rises)
            && Tsne.Class.Concat(Tsne.Predicted).All(IsClass)
            && Mistakes.All(IsRow)
            && Kernels.All(layer => layer.Shape.Length == 4 && Fits(layer.Shape, layer.Values.Length))
            && Chosen.All(row => IsRow(new ScoredRow(row.Row, row.Class, row.Predicted, row.Confidence)) && row.Probabilities.Length == classes
                && (row.Pixels is null || (row.Height > 0 && row.Width > 0 && row.Pixels.Length == row.Height * row.Width))
                && row.Layers.All(layer => layer.Shape.Length is 1 or 3 && Fits(layer.Shape, layer.Activations.Length))
                && row.Layers.Select(layer => layer.Name).SequenceEqual(Chosen[0].Layers.Select(layer => layer.Name)));

        bool IsClass(int index) => index >= 0 && index < classes;

        bool IsRow(ScoredRow row) => row.Row >= 0 && row.Row < rows && IsClass(row.Class) && IsClass(row.Predicted);
    }

    private static bool Fits(int[] shape, int values) =>
        values > 0 && shape.All(size => size > 0) && shape.Aggregate(1L, (product, size) => product * size) == values;
}

/// <summary>Generated code that reads <see cref="NetAnalysis"/>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NetAnalysis))]
internal sealed partial class NetAnalysisContext : JsonSerializerContext;

/// <summary>How the weights of a layer are spread over bins of equal width.</summary>
internal sealed record WeightHistogram(string Name, double Low, double High, int[] Counts);

/// <summary>A t-SNE map of rows.</summary>
/// <param name="Row">Which rows, counted from 0, rising.</param>
/// <param name="Coordinates">rows × 2.</param>
internal sealed record NetMap(double Perplexity, double KlDivergence, int[] Row, int[] Class, int[] Predicted, float?[] Coordinates);

/// <summary>A row, counted from 0, and its prediction.</summary>
internal sealed record ScoredRow(int Row, int Class, int Predicted, double Confidence);

/// <summary>outputs × inputs × height × width.</summary>
internal sealed record ConvolutionKernels(string Name, int[] Shape, float?[] Values);

/// <summary>A row that is shown layer by layer.</summary>
/// <param name="Why"><c>asked</c>, <c>look-alike</c> or <c>mistake</c>.</param>
/// <param name="Probabilities">One a class.</param>
/// <param name="Height">Of its image, where it is one.</param>
/// <param name="Width">Of the same.</param>
/// <param name="Pixels">0 to 255, row by row.</param>
internal sealed record ChosenRow(
    int Row, int Class, int Predicted, double Confidence, string Why, float?[] Probabilities, LayerActivations[] Layers, int Height = 0, int Width = 0, int[]? Pixels = null);

/// <summary>What comes out of a layer for one row.</summary>
/// <param name="Shape">[width], or [channels, height, width].</param>
internal sealed record LayerActivations(string Name, int[] Shape, float?[] Activations);
