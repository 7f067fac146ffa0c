using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>What <c>show --json</c> and <c>run --json</c> write: a search as it is at that moment.</summary>
/// <param name="Folder">The output folder as it was given.</param>
/// <param name="Status"><c>finished</c>, <c>running</c>, or <c>stopped</c>: the same command resumes it.</param>
/// <param name="Digest">Of all results; null before the end.</param>
/// <param name="Winner">Null before the selection, and where no configuration has all its folds scored.</param>
/// <param name="Stopped">Why the search ended before its last configuration; left out where it did not.</param>
/// <param name="Changed">Settings with which the study was resumed so that a new search may have another digest; left out where there are none.</param>
/// <param name="Configurations">The best first, with the names of <c>export --format json</c>.</param>
/// <param name="Errors">What went wrong with results, a sentence each.</param>
/// <param name="Report">Path of the report; null if it is not written.</param>
internal sealed record SearchAnswer(
    string Experiment,
    string Folder,
    string Status,
    string? Digest,
    FoldCounts Folds,
    RankedBy Selection,
    WinnerAnswer? Winner,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EarlyEnd? Stopped,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<string>? Changed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? NestedCrossValidation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? ParetoFront,
    IEnumerable<ResultRow> Configurations,
    IEnumerable<Remark> Remarks,
    IEnumerable<string> Errors,
    string? Report);

/// <summary>The folds of all configurations, in all searches of nested cross-validation.</summary>
/// <param name="Counted">With a result.</param>
/// <param name="Planned">A race trains fewer.</param>
/// <param name="Failed">Failed or quarantined; of the search over all rows.</param>
internal sealed record FoldCounts(long Counted, long Planned, int Failed);

/// <summary>The selected configuration.</summary>
/// <param name="SelectedLoss">The mean validation loss that it was selected with.</param>
/// <param name="Refit">Its final model; null where there is none.</param>
/// <param name="Threshold">Of the final model; left out where it has none.</param>
internal sealed record WinnerAnswer(
    int Configuration, string Rule, OrderedDictionary<string, JsonNode?> Choices, double SelectedLoss, FinalModelAnswer? Refit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Threshold);

/// <summary>The final model, with the names of <c>best.json</c>.</summary>
/// <param name="TrainLoss">Null where an objective does not report it.</param>
/// <param name="ValidationLoss">Over held-out rows; null where none were.</param>
/// <param name="TestLoss">Null without test rows.</param>
internal sealed record FinalModelAnswer(int KeptRestart, int Epochs, double? TrainLoss, double? ValidationLoss, double? TestLoss, object? TestMetrics);

/// <summary>What <c>show --nodes --json</c> writes.</summary>
internal sealed record NodesAnswer(IEnumerable<NodeRow> Nodes);

/// <summary>A trainer node and the outcomes of its attempts.</summary>
/// <param name="Name">Null where the study was written before names were kept.</param>
/// <param name="Open">Without an end so far.</param>
internal sealed record NodeRow(string? Name, string Id, int Given, int Counted, int Open, int Lost, int Crashed, int Returned);
