using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
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
    private static readonly JsonSerializerOptions Options = new(BestJson.Options)
    {
        // The second is for nested cross-validation, the front and the threshold, which are the same objects as in best.json.
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ResultsContext.Default, new DefaultJsonTypeInfoResolver()),
    };

    /// <summary>Writes the whole, a configuration at a time.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="digest">Of all results; null before the end.</param>
    public static void Write(Stream stream, StudyView study, string? digest)
    {
        var ranked = new RankedBy(study.Metric.Text, study.Metric.HigherIsBetter);
        var nested = OuterJson.Create(study.Outer, study.Experiment.Metrics, study.Experiment.Classes);
        var all = new ResultsAnswer(study.Experiment.Name, digest, ranked, study.Early, nested, FrontJson.Create(study), study.Board.Ranked().Select(row => RowOf(study, row)));
        Write(stream, all);
    }

    /// <summary>Writes one of the answers with the names and numbers of all our JSON.</summary>
    /// <param name="stream">Where to; left open.</param>
    internal static void Write<T>(Stream stream, T answer)
    {
        JsonSerializer.Serialize(stream, answer, Options);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>What a configuration chose, with types; null where a condition leaves a hyperparameter out.</summary>
    internal static OrderedDictionary<string, JsonNode?> ChoicesOf(StudyView study, int configuration) =>
        new(study.Columns.Paths.Zip(study.Columns.ValuesOf(study.ChoicesOf(configuration)))
            .Select(choice => KeyValuePair.Create(choice.First, TypedValue.Parse(choice.First, choice.Second))));

    /// <summary>A configuration with its folds.</summary>
    internal static ResultRow RowOf(StudyView study, LeaderboardRow row)
    {
        var summary = row.Summary;
        var complete = summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite or ConfigurationStatus.Infeasible;
        return new(
            row.Rank,
            row.Configuration,
            StatusNames.Describe(summary.Status),
            ChoicesOf(study, row.Configuration),
            complete ? summary.Mean : null,
            summary.Deviation,
            complete ? Significand.Reported(summary.MeanTrainLoss) : null,
            complete ? SelectionCost.Metric(study.Metric, summary.Cost) : null,
            summary.CostDeviation,
            study.HasClasses ? Known(complete ? study.Accuracies[row.Configuration] : null) : null,
            ByName(study, place => study.MeanOf(row.Configuration, place)),
            row.Folds.Index().Select(fold => FoldOf(study, new FoldId(row.Configuration, fold.Index), fold.Item)));
    }

    private static OrderedDictionary<string, JsonNode?>? ByName(StudyView study, Func<int, double?> valueOf) => study.ReportedMetrics.IsEmpty
        ? null
        : new(study.ReportedMetrics.Select((name, place) => KeyValuePair.Create<string, JsonNode?>(name, Shown(valueOf(place)))));

    private static JsonValue? Shown(double? value) => value is not { } known ? null
        : double.IsFinite(known) ? JsonValue.Create(known)
        : JsonValue.Create(known.ToString(CultureInfo.InvariantCulture));

    private static ResultFold FoldOf(StudyView study, FoldId id, FoldLine fold)
    {
        var metric = study.Metric;
        var isScored = fold.Status == FoldStatus.Scored;
        return new(
            StatusNames.Describe(fold.Status),
            isScored ? Significand.Shortest(fold.ValidationLoss) : null,
            isScored ? Significand.Reported(fold.TrainLoss) : null,
            isScored ? Significand.Shortest(SelectionCost.Metric(metric, fold.Cost)) : null,
            fold.ScoredEpoch,
            fold.BestEpoch,
            fold.Epochs,
            study.Reported.TryGetValue(id, out var values) ? ByName(study, place => values[place]) : null);
    }

    // A null that is written, where null leaves the property out.
    private static JsonElement Known(double? value) => JsonSerializer.SerializeToElement(value, Options);
}
