using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Writes the parts of an analysis; floats with five digits, which is more than a drawing shows.</summary>
internal sealed class AnalysisWriter(Utf8JsonWriter json)
{
    public void Strings(string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public void Integers(string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    /// <summary>What is not finite is null: JSON has no word for it.</summary>
    public void Floats(string name, ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (float.IsFinite(value)) json.WriteRawValue(value.ToString("G5", CultureInfo.InvariantCulture), skipInputValidation: true);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc cref="Floats(string, ReadOnlySpan{float})"/>
    public void Floats(string name, double[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value)) json.WriteRawValue(value.ToString("G5", CultureInfo.InvariantCulture), skipInputValidation: true);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>Losses and accuracies, an epoch each.</summary>
    public void Courses(IEnumerable<TrainingCourse> courses)
    {
        json.WriteStartArray("curves");
        foreach (var course in courses)
        {
            json.WriteStartObject();
            json.WriteString("training", course.Name);
            Floats("trainLoss", course.Curves.Train);
            Floats("validationLoss", course.Curves.Validation);
            Floats("validationAccuracy", course.Curves.Metric("accuracy") ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A row for each class, a column for each prediction.</summary>
    public void Confusion(ConfusionMatrix confusion)
    {
        json.WriteStartArray("confusion");
        for (var actual = 0; actual < confusion.Classes; actual++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < confusion.Classes; predicted++) json.WriteNumberValue(confusion[actual, predicted]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>How each layer's weights are spread.</summary>
    public void Histograms(ImmutableArray<NamedWeights> weights, int bins)
    {
        json.WriteStartArray("weights");
        foreach (var layer in weights.Where(layer => layer.Shape.Length > 1))
        {
            var histogram = Histogram.Of(layer.Values, bins);
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WriteNumber("low", histogram.Low);
            json.WriteNumber("high", histogram.High);
            Integers("counts", histogram.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The second last layer in two dimensions.</summary>
    public void Map(ClassAnalysis analysis, ulong seed)
    {
        json.WriteStartObject("tsne");
        json.WriteNumber("perplexity", analysis.Map.Perplexity);
        json.WriteNumber("seed", seed);
        json.WriteNumber("klDivergence", analysis.Map.KlDivergence);
        Integers("row", analysis.Mapped);
        Integers("class", [.. analysis.Mapped.Select(row => analysis.Rows.Labels[row])]);
        Integers("predicted", [.. analysis.Mapped.Select(row => analysis.Rows.Predicted[row])]);
        Floats("coordinates", analysis.Map.Coordinates);
        json.WriteEndObject();
    }

    /// <summary>The most confident mistakes.</summary>
    public void Mistakes(ScoredRows rows, int most)
    {
        json.WriteStartArray("mistakes");
        foreach (var row in rows.Mistakes(most))
        {
            json.WriteStartObject();
            Row(rows, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The kernels of each convolution, outputs × inputs × height × width.</summary>
    public void Kernels(ImmutableArray<NamedWeights> weights)
    {
        json.WriteStartArray("kernels");
        foreach (var layer in weights.Where(layer => layer.Shape.Length == 4))
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            Integers("shape", layer.Shape.AsSpan());
            Floats("values", layer.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Which row, what it is and what it is held for.</summary>
    public void Row(ScoredRows rows, int row)
    {
        json.WriteNumber("row", row);
        json.WriteNumber("class", rows.Labels[row]);
        json.WriteNumber("predicted", rows.Predicted[row]);
        json.WriteNumber("confidence", rows.Confidence(row));
    }
}
