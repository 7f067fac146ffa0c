using System.Security.Cryptography;
using System.Text.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>The analysis of a classifying net as <c>analysis.json</c>: data to draw from, no pictures.</summary>
public static class AnalysisJson
{
    /// <summary>With fewer there is nothing to choose from.</summary>
    public const int FewestRows = 4;

    /// <summary>Whether the layers of a model can be looked at; a row with several labels has no class to look for.</summary>
    public static bool Knows(TrainedModel model) => !model.HasLabels && LayerTrace.Knows(model.Model);

    /// <summary>Identifies the model of an analysis: the SHA-256 of its bytes and of its threshold, in lower-case hex.</summary>
    public static string IdOf(TrainedModel model) => Convert.ToHexStringLower(SHA256.HashData(TrainedModelBytes.Write(model)));

    /// <summary>Analyses a model; takes seconds.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">Its data; the test rows are looked at, or the training rows where there are none. At least <see cref="FewestRows"/>.</param>
    /// <param name="courses">How the trainings went.</param>
    /// <param name="settings">How much to look at; its chosen rows are there.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(TrainedModel model, DataSet data, IEnumerable<TrainingCourse> courses, AnalysisSettings settings)
    {
        var table = data.Test ?? data.Train;
        var analysis = new ClassAnalysis(model, table, settings);
        var (rows, weights) = (analysis.Rows, model.Nets()[0].Weights);
        var written = new AnalysisFile(
            IdOf(model),
            model.Nets().Length,
            model.Classes,
            data.Test is null ? "train" : "test",
            courses.Select(course => new AnalysisCurve(
                course.Name, course.Curves.Train, course.Curves.Validation, course.Curves.Metric("accuracy") ?? [])),
            ConfusionOf(rows.Confusion),
            weights.Where(layer => layer.Shape.Length > 1).Select(layer => HistogramOf(layer, settings.Bins)),
            MapOf(analysis, settings.Embedding.Seed),
            rows.Mistakes(settings.MostMistakes).Select(row => new AnalysisRow(row, rows.Labels[row], rows.Predicted[row], rows.Confidence(row))),
            weights.Where(layer => layer.Shape.Length == 4).Select(layer => new AnalysisKernels(layer.Name, layer.Shape, layer.Values)),
            analysis.Chosen.Select(chosen => ChosenOf(analysis, table.Images, chosen.Row, chosen.Why)));
        return JsonSerializer.SerializeToUtf8Bytes(written, AnalysisContext.Default.AnalysisFile);
    }

    private static IEnumerable<int[]> ConfusionOf(ConfusionMatrix confusion) =>
        from actual in Enumerable.Range(0, confusion.Classes)
        select Enumerable.Range(0, confusion.Classes).Select(predicted => confusion[actual, predicted]).ToArray();

    private static AnalysisHistogram HistogramOf(NamedWeights layer, int bins)
    {
        var histogram = Histogram.Compute(layer.Values, bins);
        return new(layer.Name, histogram.Low, histogram.High, histogram.Counts);
    }

    private static AnalysisMap MapOf(ClassAnalysis analysis, ulong seed) => new(
        analysis.Map.Perplexity,
        seed,
        analysis.Map.KlDivergence,
        analysis.Mapped,
        analysis.Mapped.Select(row => analysis.Rows.Labels[row]),
        analysis.Mapped.Select(row => analysis.Rows.Predicted[row]),
        analysis.Map.Coordinates);

    private static AnalysisChosen ChosenOf(ClassAnalysis analysis, LabelledImages? images, int row, RowChoice why)
    {
        var rows = analysis.Rows;
        return new(
            row,
            rows.Labels[row],
            rows.Predicted[row],
            rows.Confidence(row),
            why switch
            {
                RowChoice.LookAlike => "look-alike",
                RowChoice.Mistake => "mistake",
                _ => "asked",
            },
            images?.Shape.Height,
            images?.Shape.Width,
            images?.Image(row).Select(pixel => (int)pixel),
            rows.Probabilities(row).ToArray(),
            analysis.Layers(row).Select(layer => new AnalysisLayer(layer.Name, layer.Shape, layer.Row(0).ToArray())));
    }
}
