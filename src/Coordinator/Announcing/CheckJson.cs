using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>Writes the one JSON object of <c>check --json</c>.</summary>
internal static class CheckJson
{
    private static readonly CheckContext Context = new(new JsonSerializerOptions(BestJson.Options));

    /// <param name="stream">Where to; left open.</param>
    public static void Write(Stream stream, Announcement announced)
    {
        var (experiment, data, work) = (announced.Experiment, announced.Data, announced.Work);
        var metric = experiment.Selection.Metric;
        JsonSerializer.Serialize(
            stream,
            new CheckAnswer(
                experiment.Name,
                new CheckedData(
                    data.Train.Rows, data.Test?.Rows ?? 0, data.Train.InputColumns, data.Train.Rows == 0 ? null : data.Train.TargetName, data.Train.HasLabels ? [] : data.Train.Classes, data.Sha256)
                { Labels = data.Train.HasLabels ? data.Train.Classes : [] },
                new CheckedSearch(
                    experiment.Settings.GetValueOrDefault("search.strategy", "grid"), work.Configurations, experiment.Validation.Trainings, experiment.OuterFolds, work.Folds,
                    RuleNames.Describe(experiment.Selection.Rule)),
                new RankedBy(metric.Text, metric.HigherIsBetter),
                new CheckedCost(
                    announced.Slots, new Bounds(work.Epochs.Least, work.Epochs.Most), new Bounds(work.Parameters.Least, work.Parameters.Most),
                    announced.Time?.Mean.TotalSeconds, announced.Total?.TotalSeconds),
                experiment.Fixed,
                experiment.Repeated,
                experiment.Unused,
                experiment.PartlyUsed,
                announced.Remarks),
            Context.CheckAnswer);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>Generated code that writes <see cref="CheckAnswer"/>.</summary>
[JsonSerializable(typeof(CheckAnswer))]
internal sealed partial class CheckContext : JsonSerializerContext;

/// <summary>What <c>check --json</c> writes.</summary>
/// <param name="Fixed">Hyperparameters to which <c>--set</c> gives one value.</param>
/// <param name="Repeated">Keys that the file gives a value more than once, each with its lines; the last one counts.</param>
/// <param name="Unused">Settings without effect beside the others.</param>
/// <param name="PartlyUsed">Settings that only some configurations use, each with the choices that use it.</param>
internal sealed record CheckAnswer(
    string Experiment, CheckedData Data, CheckedSearch Search, RankedBy Selection, CheckedCost Cost, IEnumerable<string> Fixed,
    IReadOnlyDictionary<string, ImmutableArray<int>> Repeated, IEnumerable<string> Unused,
    IReadOnlyDictionary<string, string> PartlyUsed, IEnumerable<Remark> Remarks);

/// <summary>The data.</summary>
/// <param name="Target">Its column; null without rows.</param>
/// <param name="Classes">Empty where the target is a number or has labels.</param>
internal sealed record CheckedData(int TrainingRows, int TestRows, int Inputs, string? Target, IEnumerable<string> Classes, string Sha256)
{
    /// <summary>The labels, if a row can have several; else empty.</summary>
    public IEnumerable<string> Labels { get; init; } = [];
}

/// <summary>The search.</summary>
/// <param name="Folds">Trainings of a configuration.</param>
/// <param name="Trainings">Of all configurations, in all searches of nested cross-validation; a race trains fewer.</param>
internal sealed record CheckedSearch(string Strategy, int Configurations, int Folds, int OuterFolds, long Trainings, string Rule);

/// <summary>The expected cost.</summary>
/// <param name="Epochs">At most, of a training.</param>
/// <param name="Parameters">Of a net; zeros without nets.</param>
/// <param name="FoldSeconds">Mean time of a fold that does not stop early; null if it is known only after the first folds.</param>
/// <param name="TotalSeconds">Of all trainings on these slots; null with <paramref name="FoldSeconds"/>.</param>
internal sealed record CheckedCost(int Slots, Bounds Epochs, Bounds Parameters, double? FoldSeconds, double? TotalSeconds);

/// <summary>The smallest and the largest of the configurations.</summary>
internal sealed record Bounds(long Least, long Most);
