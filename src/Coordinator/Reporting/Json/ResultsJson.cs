using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>
/// What <c>export --format json</c> writes: all configurations, the best first, each with its folds. Hyperparameters have their types, and null where a
/// condition leaves them out. A number that is not there is null; one that is not finite is a text ("NaN").
/// </summary>
public static class ResultsJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Values = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes the whole, a configuration at a time.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="study">What is to be written.</param>
    /// <param name="digest">Of all results; null before the end.</param>
    public static void Write(Stream stream, StudyView study, string? digest)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("experiment", study.Experiment.Name);
        json.WriteString("digest", digest);
        json.WriteStartObject("selection");
        json.WriteString("metric", MetricNames.Of(study.Metric));
        json.WriteBoolean("higherIsBetter", study.Metric.HigherIsBetter);
        json.WriteEndObject();
        if (OuterJson.Of(study.Outer, study.Metric, study.Experiment.Classes) is { } nested)
        {
            json.WritePropertyName("nestedCrossValidation");
            JsonSerializer.Serialize(json, nested, Values);
        }

        json.WriteStartArray("configurations");
        foreach (var row in study.Board.Ranked())
        {
            WriteRow(json, study, row, study.Columns.Paths.Zip(study.Columns.ValuesOf(study.ChoicesOf(row.Configuration))));
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteRow(Utf8JsonWriter json, StudyView study, LeaderboardRow row, IEnumerable<(string Path, string? Value)> choices)
    {
        json.WriteStartObject();
        if (row.Rank is { } rank)
        {
            json.WriteNumber("rank", rank);
        }
        else
        {
            json.WriteNull("rank");
        }

        json.WriteNumber("configuration", row.Configuration);
        json.WriteString("status", StatusNames.Of(row.Summary.Status));
        json.WriteStartObject("choices");
        foreach (var (path, value) in choices)
        {
            TypedValue.Write(json, path, value);
        }

        json.WriteEndObject();
        var complete = row.Summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite;
        WriteNumber(json, "meanValidationLoss", complete ? row.Summary.Mean : null);
        WriteNumber(json, "standardDeviation", row.Summary.Deviation);
        WriteNumber(json, "meanTrainLoss", complete ? row.Summary.MeanTrainLoss : null);
        WriteNumber(json, "meanMetric", complete ? SelectionCost.Metric(study.Metric, row.Summary.Cost) : null);
        WriteNumber(json, "metricDeviation", row.Summary.CostDeviation);
        if (study.HasClasses)
        {
            WriteNumber(json, "meanAccuracy", complete ? study.Accuracies[row.Configuration] : null);
        }

        json.WriteStartArray("folds");
        foreach (var fold in row.Folds)
        {
            json.WriteStartObject();
            json.WriteString("status", StatusNames.Of(fold.Status));
            WriteNumber(json, "validationLoss", fold.Status == FoldStatus.Scored ? Significand.Shortest(fold.ValidationLoss) : null);
            WriteNumber(json, "trainLoss", fold.Status == FoldStatus.Scored ? Significand.Shortest(fold.TrainLoss) : null);
            WriteNumber(json, "metric", fold.Status == FoldStatus.Scored ? Significand.Shortest(SelectionCost.Metric(study.Metric, fold.Cost)) : null);
            json.WriteNumber("epoch", fold.ScoredEpoch);
            json.WriteNumber("bestEpoch", fold.BestEpoch);
            json.WriteNumber("epochs", fold.Epochs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is not { } value)
        {
            json.WriteNull(name);
        }
        else if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
