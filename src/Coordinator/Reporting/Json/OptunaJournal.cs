using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>
/// What <c>export --format optuna-journal</c> writes: a file that Python's Optuna opens as a study, by
/// <c>JournalStorage(JournalFileStorage(path))</c>. A configuration is a trial; its mean over folds of what ranks, the validation loss or another
/// metric, is the value to minimise or to maximise, and the folds' own are the intermediate values. The operations and their codes are those of Optuna 3.1's journal.
/// </summary>
public static class OptunaJournal
{
    private const int CreateStudy = 0, SetStudyUserAttribute = 2, CreateTrial = 4;
    private const int Minimize = 1, Maximize = 2;
    private const int Running = 0, Complete = 1, Pruned = 2, Failed = 3;

    /// <summary>Writes an operation a line.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="attempts">When its folds were trained.</param>
    /// <param name="selected">The winner, which the study's user attributes name; null where there is none.</param>
    public static void Write(Stream stream, StudyView study, IEnumerable<StoredAttempt> attempts, Selected? selected)
    {
        var goals = study.Experiment.Selection.Goals;
        WriteLine(stream, CreateStudy, json =>
        {
            json.WriteString("study_name", study.Experiment.Name);
            json.WriteStartArray("directions");
            foreach (var higher in goals.IsEmpty ? [study.Metric.HigherIsBetter] : goals.Select(goal => goal.HigherIsBetter))
            {
                json.WriteNumberValue(higher ? Maximize : Minimize);
            }

            json.WriteEndArray();
        });
        WriteAttribute(stream, json => json.WriteString("metric", study.Metric.Text));
        if (!goals.IsEmpty)
        {
            WriteAttribute(stream, json => json.WriteString("metrics", string.Join(", ", goals.Select(goal => goal.Text))));
        }

        if (selected is not null)
        {
            WriteAttribute(stream, json => json.WriteNumber("winner", selected.Configuration));
        }

        var times = attempts.Where(attempt => attempt.Fold is not null).GroupBy(attempt => attempt.Configuration)
            .ToDictionary(group => group.Key, group => (Begin: group.Min(attempt => attempt.Granted), End: group.Max(attempt => attempt.Ended)));
        // Optuna reads no finished trial without times; one that was not trained gets the begin of the search.
        var begun = times.Values.Select(time => time.Begin).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min();
        var distributions = study.Experiment.Space.Dimensions.ToDictionary(dimension => dimension.Path, DistributionOf);
        foreach (var row in study.Board.Ranked().OrderBy(row => row.Configuration))
        {
            WriteLine(stream, CreateTrial, json => WriteTrial(
                json, study, row, times.TryGetValue(row.Configuration, out var trained) ? trained : null, begun, distributions));
        }
    }

    private static void WriteAttribute(Stream stream, Action<Utf8JsonWriter> attribute) => WriteLine(stream, SetStudyUserAttribute, json =>
    {
        json.WriteNumber("study_id", 0);
        json.WriteStartObject("user_attr");
        attribute(json);
        json.WriteEndObject();
    });

    private static void WriteTrial(
        Utf8JsonWriter json, StudyView study, LeaderboardRow row, (DateTimeOffset Begin, DateTimeOffset? End)? times, DateTimeOffset begun,
        Dictionary<string, string> distributions)
    {
        var state = row.Summary.Status switch
        {
            ConfigurationStatus.Scored or ConfigurationStatus.Infeasible => Complete,
            ConfigurationStatus.Incomplete => Running,
            ConfigurationStatus.Pruned => Pruned,
            _ => Failed,
        };
        json.WriteNumber("study_id", 0);
        json.WriteNumber("state", state);
        WriteTime(json, "datetime_start", times?.Begin ?? (state == Running ? null : begun));
        WriteTime(json, "datetime_complete", state == Running ? null : times?.End ?? begun);
        WriteValues(json, study, row, state == Complete);
        var choices = study.ChoicesOf(row.Configuration);
        json.WriteStartObject("distributions");
        foreach (var choice in choices)
        {
            json.WriteString(choice.Path, distributions[choice.Path]);
        }

        json.WriteEndObject();
        json.WriteStartObject("params");
        foreach (var choice in choices)
        {
            json.WriteNumber(choice.Path, Internal(study.Experiment.Space.Dimensions.First(dimension => dimension.Path == choice.Path).Values, choice.Value));
        }

        json.WriteEndObject();
        json.WriteStartObject("user_attrs");
        json.WriteNumber("configuration", row.Configuration);
        json.WriteString("status", StatusNames.Describe(row.Summary.Status));
        WriteMoment(json, "started", times?.Begin);
        WriteMoment(json, "ended", state == Running ? null : times?.End);
        foreach (var (place, name) in study.ReportedMetrics.Index())
        {
            if (study.MeanOf(row.Configuration, place) is not { } mean) continue;
            json.WritePropertyName($"mean_{name}");
            WriteScore(json, mean);
        }

        json.WriteEndObject();
        json.WriteStartObject("system_attrs");
        if ((state == Complete || row.Summary.Violation > 0) && !study.Experiment.Selection.Required.IsEmpty)
        {
            // Above 0 Optuna takes a trial for infeasible.
            json.WriteStartArray("constraints");
            json.WriteNumberValue(double.IsFinite(row.Summary.Violation) ? row.Summary.Violation : double.MaxValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("intermediate_values");
        for (var fold = 0; fold < row.Folds.Length; fold++)
        {
            if (row.Folds[fold].Status == FoldStatus.Scored)
            {
                json.WritePropertyName(fold.ToString(CultureInfo.InvariantCulture));
                WriteScore(json, study.ScoreOf(row.Folds[fold].Cost));
            }
        }

        json.WriteEndObject();
    }

    /// <summary>One value is a number; several, of a study with several directions, are a list.</summary>
    private static void WriteValues(Utf8JsonWriter json, StudyView study, LeaderboardRow row, bool isComplete)
    {
        var hasGoals = !study.Experiment.Selection.Goals.IsEmpty;
        if (isComplete && !hasGoals) json.WriteNumber("value", study.ScoreOf(row.Summary.Cost));
        else json.WriteNull("value");

        if (!isComplete || !hasGoals)
        {
            json.WriteNull("values");
            return;
        }

        json.WriteStartArray("values");
        foreach (var value in row.Summary.Goals) WriteScore(json, value);
        json.WriteEndArray();
    }

    /// <summary>Optuna's form of a distribution: JSON, stored as a text in the journal.</summary>
    private static string DistributionOf(Dimension dimension) => dimension.Values switch
    {
        DimensionValues.Listed listed => JsonSerializer.Serialize(new
        {
            name = "CategoricalDistribution",
            attributes = new { choices = listed.Items.Select(item => ChoiceOf(dimension.Path, item)) },
        }),
        DimensionValues.Uniform uniform => Float(uniform.Low, uniform.High, log: false),
        DimensionValues.LogUniform uniform => Float(uniform.Low, uniform.High, log: true),
        DimensionValues.Whole whole => JsonSerializer.Serialize(new
        {
            name = "IntDistribution",
            attributes = new { log = false, step = 1, low = whole.Low, high = whole.High },
        }),
        _ => throw new InvalidOperationException($"{dimension.Values.GetType().Name} is not a kind of values."),
    };

    private static string Float(double low, double high, bool log) =>
        JsonSerializer.Serialize(new { name = "FloatDistribution", attributes = new { step = (double?)null, low, high, log } });

    /// <summary>What Optuna keeps of a value: of a list its place, else the number.</summary>
    private static double Internal(DimensionValues values, string value) =>
        values is DimensionValues.Listed listed ? listed.Items.IndexOf(value) : double.Parse(value, CultureInfo.InvariantCulture);

    /// <summary>Optuna's categories are numbers, booleans and texts: a list stays a text.</summary>
    private static JsonValue? ChoiceOf(string path, string text) =>
        TypedValue.Parse(path, text) is JsonValue value ? value : JsonValue.Create(text);

    // Python's JSON has words for what is not finite, and Optuna shows it.
    private static void WriteScore(Utf8JsonWriter json, double score)
    {
        if (double.IsFinite(score))
        {
            json.WriteNumberValue(Significand.Shortest(score));
        }
        else
        {
            json.WriteRawValue(double.IsNaN(score) ? "NaN" : score > 0 ? "Infinity" : "-Infinity", skipInputValidation: true);
        }
    }

    // Optuna writes and reads local time without a zone and compares it with its own clock. The user attributes have the zone.
    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known && known != default)
        {
            json.WriteString(name, known.LocalDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known && known != default)
        {
            json.WriteString(name, known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
    }

    private static void WriteLine(Stream stream, int operation, Action<Utf8JsonWriter> fields)
    {
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("op_code", operation);
            json.WriteString("worker_id", "actorsearch");
            fields(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
