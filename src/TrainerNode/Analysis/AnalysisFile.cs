using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>The content of <c>analysis.json</c>, in the order of the file.</summary>
/// <param name="Model">SHA-256 of the model.</param>
/// <param name="Rows">Which rows are shown: <c>test</c>, or <c>train</c> where there are none to test on.</param>
/// <param name="Confusion">A row for each class, a column for each prediction.</param>
/// <param name="Tsne">The second last layer in two dimensions.</param>
/// <param name="Mistakes">The most confident first.</param>
/// <param name="Kernels">Of each convolution.</param>
internal sealed record AnalysisFile(
    string Model,
    int Nets,
    ImmutableArray<string> Classes,
    string Rows,
    IEnumerable<AnalysisCurve> Curves,
    IEnumerable<int[]> Confusion,
    IEnumerable<AnalysisHistogram> Weights,
    AnalysisMap Tsne,
    IEnumerable<AnalysisRow> Mistakes,
    IEnumerable<AnalysisKernels> Kernels,
    IEnumerable<AnalysisChosen> Chosen);

/// <summary>Losses and accuracies, an epoch each.</summary>
internal sealed record AnalysisCurve(
    string Training,
    [property: JsonConverter(typeof(FiveDigits<double>))] double[] TrainLoss,
    [property: JsonConverter(typeof(FiveDigits<double>))] double[] ValidationLoss,
    [property: JsonConverter(typeof(FiveDigits<double>))] double[] ValidationAccuracy);

/// <summary>The distribution of a layer's weights.</summary>
internal sealed record AnalysisHistogram(string Name, float Low, float High, int[] Counts);

/// <summary>A t-SNE map.</summary>
/// <param name="Coordinates">rows × 2.</param>
internal sealed record AnalysisMap(
    double Perplexity,
    ulong Seed,
    double KlDivergence,
    int[] Row,
    IEnumerable<int> Class,
    IEnumerable<int> Predicted,
    [property: JsonConverter(typeof(FiveDigits<float>))] float[] Coordinates);

/// <summary>A row, its class and the predicted class.</summary>
internal sealed record AnalysisRow(int Row, int Class, int Predicted, float Confidence);

/// <summary>outputs × inputs × height × width.</summary>
internal sealed record AnalysisKernels(string Name, ImmutableArray<int> Shape, [property: JsonConverter(typeof(FiveDigits<float>))] float[] Values);

/// <summary>A row that is shown layer by layer; height, width and pixels where it is an image.</summary>
internal sealed record AnalysisChosen(
    int Row,
    int Class,
    int Predicted,
    float Confidence,
    string Why,
    int? Height,
    int? Width,
    IEnumerable<int>? Pixels,
    [property: JsonConverter(typeof(FiveDigits<float>))] float[] Probabilities,
    IEnumerable<AnalysisLayer> Layers);

/// <summary>The output of a layer for one row.</summary>
internal sealed record AnalysisLayer(
    string Name, ImmutableArray<int> Shape, [property: JsonConverter(typeof(FiveDigits<float>))] float[] Activations);

/// <summary>Generated code that writes the file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalysisFile))]
internal sealed partial class AnalysisContext : JsonSerializerContext;
