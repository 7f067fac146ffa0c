using System.Text.Json;
using ActorSearch.Abstractions;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>A line that a program has printed.</summary>
internal abstract record PrintedLine
{
    // Of two numbers of one name only the program knows which it means.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static readonly string[] KeysOfEpoch = ["epoch", "loss", "train-loss", "metrics"], KeysOfResult = ["loss", "train-loss", "metrics", "test-loss", "test-metrics"];

    private PrintedLine()
    {
    }

    /// <summary>Reads a line.</summary>
    public static PrintedLine Read(string line)
    {
        // Some programs begin their output with the mark of UTF-8.
        var text = line.TrimStart('\uFEFF', ' ', '\t');
        if (!text.StartsWith('{')) return new Words(line);
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            return FromJson(json.RootElement, line);
        }
        catch (JsonException wrong)
        {
            return new Wrong(line.Contains("NaN", StringComparison.Ordinal) || line.Contains("Infinity", StringComparison.Ordinal)
                ? "it printed NaN or Infinity; a metric that is not defined is null"
                : $"it printed a line that begins like an object but is not the whole of one in JSON ({wrong.Message.Split(". ", 2)[0].TrimEnd('.')})");
        }
        catch (InvalidOperationException)
        {
            return new Wrong("it printed a text that is not Unicode: half of a surrogate pair");
        }
        catch (FormatException wrong)
        {
            return new Wrong(wrong.Message);
        }
    }

    private static PrintedLine FromJson(JsonElement root, string line)
    {
        var isResult = root.TryGetProperty("result", out var result);
        if (root.TryGetProperty("epoch", out var epoch))
        {
            if (isResult) throw new FormatException("it printed an epoch and a result in one object; each has a line of its own");
            CheckKeys(root, KeysOfEpoch, "an epoch");
            return new Epoch(ReportOf(root, Whole(epoch)));
        }

        if (root.TryGetProperty("predictions", out var predictions))
        {
            if (isResult) throw new FormatException("it printed predictions and a result in one object; each has a line of its own");
            return predictions.ValueKind == JsonValueKind.Array
                ? new Predictions([.. predictions.EnumerateArray().Select(Prediction)], line)
                : throw new FormatException("it printed predictions that are not a list");
        }

        if (!isResult) return new Words(line);
        if (result.ValueKind != JsonValueKind.Object) throw new FormatException("its result is not an object");
        CheckKeys(result, KeysOfResult, "a result");
        return new Result(
            ReportOf(result, 1),
            new TrainingEnd.Trained { TestLoss = Number(result, "test-loss"), TestMetrics = Metrics(result, "test-metrics") });
    }

    /// <summary>Other keys are the program's own. One that is almost the name of a key that is not there was meant to be it, and its number would be lost.</summary>
    private static void CheckKeys(JsonElement json, string[] known, string what)
    {
        string[] given = [.. json.EnumerateObject().Select(property => property.Name)], absent = [.. known.Except(given)];
        foreach (var name in given.Except(known))
        {
            if (NearestName.Find(name, absent) is { } meant) throw new FormatException($"it printed {name}, which is not a key of {what}: did you mean {meant}?");
        }
    }

    // Some programs have no whole numbers, and print 1.0.
    private static int Whole(JsonElement epoch) =>
        epoch.ValueKind == JsonValueKind.Number && epoch.TryGetDouble(out var number) && number % 1 == 0 && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new FormatException("it printed an epoch that is not a whole number");

    private static string Prediction(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString()!,
        _ => throw new FormatException($"it printed the prediction {value.GetRawText()}, which is neither a number nor a text"),
    };

    private static EpochReport ReportOf(JsonElement json, int epoch) => new(epoch, Number(json, "loss") ?? double.NaN)
    {
        TrainLoss = Number(json, "train-loss") ?? double.NaN,
        Metrics = Metrics(json, "metrics"),
    };

    private static double? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? NumberOf(value, name) : null;

    private static double? NumberOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new FormatException($"it printed {name} as {value.ValueKind.ToString().ToLowerInvariant()}, not as a number"),
    };

    private static Dictionary<string, double> Metrics(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var metrics) || metrics.ValueKind == JsonValueKind.Null) return [];
        if (metrics.ValueKind != JsonValueKind.Object) throw new FormatException($"it printed {name} that are not an object");
        var all = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var metric in metrics.EnumerateObject())
        {
            all[metric.Name] = NumberOf(metric.Value, metric.Name) ?? double.NaN;
        }

        return all;
    }

    /// <summary>For the log.</summary>
    public sealed record Words(string Line) : PrintedLine;

    public sealed record Epoch(EpochReport Report) : PrintedLine;

    /// <summary>Predictions of the next rows, numbers and texts.</summary>
    public sealed record Predictions(IReadOnlyList<string> Values, string Line) : PrintedLine;

    /// <summary>The end.</summary>
    /// <param name="Report">Its losses, as those of the only epoch.</param>
    public sealed record Result(EpochReport Report, TrainingEnd.Trained End) : PrintedLine
    {
        /// <summary>Whether it has losses or metrics of its own.</summary>
        public bool HasScores => !double.IsNaN(Report.ValidationLoss) || !double.IsNaN(Report.TrainLoss) || Report.Metrics.Count > 0;
    }

    /// <param name="Reason">Why the line cannot be read, with «it» for the program.</param>
    public sealed record Wrong(string Reason) : PrintedLine;
}
