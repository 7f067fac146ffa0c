using System.Security.Cryptography;
using System.Text.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>The analysis of a classifying net as <c>analysis.json</c>: data to draw from, no pictures.</summary>
public static class AnalysisJson
{
    /// <summary>With fewer there is nothing to choose from.</summary>
    public const int FewestRows = 4;

    /// <summary>What tells the model of an analysis from others: the SHA-256 of its bytes, as lower-case hex.</summary>
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
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = false }))
        {
            var json = new AnalysisWriter(writer);
            writer.WriteStartObject();
            writer.WriteString("model", IdOf(model));
            writer.WriteNumber("nets", model.Nets().Length);
            json.Strings("classes", model.Classes);
            writer.WriteString("rows", data.Test is null ? "train" : "test");
            json.Courses(courses);
            json.Confusion(analysis.Rows.Confusion);
            json.Histograms(model.Nets()[0].Weights, settings.Bins);
            json.Map(analysis, settings.Embedding.Seed);
            json.Mistakes(analysis.Rows, settings.MostMistakes);
            json.Kernels(model.Nets()[0].Weights);
            Chosen(writer, json, analysis, table);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Chosen(Utf8JsonWriter writer, AnalysisWriter json, ClassAnalysis analysis, DataTable table)
    {
        writer.WriteStartArray("chosen");
        foreach (var (row, why) in analysis.Chosen)
        {
            writer.WriteStartObject();
            json.Row(analysis.Rows, row);
            writer.WriteString("why", why switch
            {
                RowChoice.LookAlike => "look-alike",
                RowChoice.Mistake => "mistake",
                _ => "asked",
            });
            if (table.Images is { } images) Image(writer, images, row);
            json.Floats("probabilities", analysis.Rows.Probabilities(row));
            writer.WriteStartArray("layers");
            foreach (var layer in analysis.Layers(row)) Layer(writer, json, layer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Image(Utf8JsonWriter writer, LabelledImages images, int row)
    {
        writer.WriteNumber("height", images.Shape.Height);
        writer.WriteNumber("width", images.Shape.Width);
        writer.WriteStartArray("pixels");
        foreach (var pixel in images.Image(row)) writer.WriteNumberValue(pixel);
        writer.WriteEndArray();
    }

    private static void Layer(Utf8JsonWriter writer, AnalysisWriter json, LayerOutput layer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", layer.Name);
        json.Integers("shape", layer.Shape.AsSpan());
        json.Floats("activations", layer.Row(0));
        writer.WriteEndObject();
    }
}
