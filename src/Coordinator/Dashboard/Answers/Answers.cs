using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ActorSearch.Coordinator.Dashboard.Answers;

/// <summary>How answers are written: names in camel case, what is not finite by name ("NaN"), so that it never passes for missing.</summary>
internal static class LiveJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        // Named, since schemas are asked for before anything is written: only writing would fill it in.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The bytes of an answer.</summary>
    public static byte[] Serialize(object answer) => JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), Options);
}

/// <summary>The study, and how far its search is.</summary>
/// <param name="Metric">What configurations are ranked by.</param>
/// <param name="Folds">Folds of each configuration.</param>
/// <param name="Paths">The hyperparameters' paths.</param>
/// <param name="Names">The same with the shortest unique names.</param>
/// <param name="Digits">With how many significant digits people are shown the values of each.</param>
/// <param name="Outcome">How the search ended; null while it runs.</param>
/// <param name="Notes">The file notes.md of the output folder; null where there is none.</param>
internal sealed record StudyAnswer(
    string Name, string Metric, bool HigherIsBetter, int Folds, int Configurations, IReadOnlyList<string> Paths, IReadOnlyList<string> Names, IReadOnlyList<int> Digits,
    string Build, DateTimeOffset Started, string? Outcome, string? Notes, ProgressAnswer Progress);

/// <summary>How far the search is.</summary>
/// <param name="At">When it was so, by the coordinator's clock.</param>
/// <param name="Phase">folds, selecting, refits or over.</param>
/// <param name="Mode">working, paused or stopping.</param>
/// <param name="Earlier">Folds counted by earlier runs.</param>
/// <param name="Failed">Counted folds that are not scored, the quarantined ones among them.</param>
/// <param name="Pruned">Counted folds that were not trained, because their configurations were pruned.</param>
/// <param name="Paused">Counted folds that were trained for some epochs, and are not among those that continue.</param>
/// <param name="ExpectedGain">By how much the configuration that was suggested last is expected to improve the score; null where nothing predicts it.</param>
/// <param name="Waiting">Work that came back and waits to be handed out again.</param>
/// <param name="OutOfFold">Folds of the winner to be trained again; 0 until all folds are in.</param>
/// <param name="SecondsLeft">By what each of the missing folds is expected to take; null before the first fold of the run, and while nothing trains.</param>
/// <param name="FoldsPerSecond">Over the last minute.</param>
/// <param name="Trouble">Why the search is stalled; null while it is not.</param>
internal sealed record ProgressAnswer(
    DateTimeOffset At, string Phase, string Mode, long Folds, int Done, int Earlier, int Failed, int Quarantined, int Pruned, int Paused, double? ExpectedGain, int Running, int Waiting, int Refits, int RefitsDone,
    int OutOfFold, int OutOfFoldDone,
    double ElapsedSeconds, double? SecondsLeft, double FoldsPerSecond, int Nodes, int Slots, int BusySlots, int LostNodes, string? Trouble);

/// <summary>A configuration in the ranking.</summary>
/// <param name="Rank">Null until all its folds are counted.</param>
/// <param name="Done">Counted folds.</param>
/// <param name="Mean">Mean validation loss over the counted folds; null where one is not scored.</param>
/// <param name="Metric">Mean over the counted folds of what configurations are ranked by.</param>
/// <param name="Settings">What the space chose, by path.</param>
internal sealed record RowAnswer(
    int Configuration, int? Rank, string Status, int Done, double? Mean, double? Deviation, double? Metric, double? MetricDeviation,
    IReadOnlyDictionary<string, string> Settings);

/// <summary>The winner, or the configuration that leads.</summary>
/// <param name="IsFinal">Whether the winner is picked.</param>
internal sealed record BestAnswer(bool IsFinal, RowAnswer? Best, IReadOnlyList<RefitAnswer> Refits);

/// <summary>A final training of the winner.</summary>
/// <param name="TestLoss">Null without test rows.</param>
/// <param name="Reason">Why it gave no model; null where it did.</param>
internal sealed record RefitAnswer(int Restart, int? Epochs, double? TrainLoss, double? TestLoss, string? Reason);

/// <summary>A counted fold.</summary>
/// <param name="Epoch">At which it is scored; it may lie past its end. Its own best one until all folds of the configuration are counted; 0 where it is not scored.</param>
/// <param name="Metric">What configurations are ranked by; null where it is not scored.</param>
/// <param name="Reason">Why it is not scored; null where it is.</param>
/// <param name="Seconds">How long its counted training took.</param>
internal sealed record FoldAnswer(
    int Configuration, int Fold, string Status, double? Metric, double? ValidationLoss, double? TrainLoss, int Epoch, int BestEpoch, int Epochs, double Seconds, string? Reason,
    string Attempt);

/// <summary>One configuration in full.</summary>
/// <param name="Curves">Of each counted fold; long ones thinned.</param>
internal sealed record ConfigurationAnswer(RowAnswer Row, IReadOnlyList<FoldAnswer> Folds, IReadOnlyList<CurveAnswer> Curves);

/// <summary>A fold's losses by epoch.</summary>
internal sealed record CurveAnswer(int Fold, IReadOnlyList<int> Epochs, IReadOnlyList<double> Train, IReadOnlyList<double> Validation);

/// <summary>A node at work.</summary>
/// <param name="Drains">Somebody asked that it get no more work.</param>
/// <param name="Serves">Whether it can train this experiment at all.</param>
/// <param name="SilentSeconds">Since it was last heard of.</param>
internal sealed record NodeAnswer(
    string Node, string Name, int Slots, bool Drains, bool Serves, double SilentSeconds, int Attempts, IReadOnlyList<WorkAnswer> Work);

/// <summary>What a slot trains.</summary>
/// <param name="Configuration">Null for what is trained of the winner.</param>
/// <param name="Restart">Null for all but a refit.</param>
/// <param name="OutOfFold">The fold of the winner that is trained again; null for all else.</param>
/// <param name="OuterFold">The outer fold of nested cross-validation that is held out, from 1; null over all rows.</param>
/// <param name="MostEpochs">Epochs after which it ends at the latest.</param>
/// <param name="Loss">Validation loss after that epoch; null before the first, and in a refit.</param>
internal sealed record WorkAnswer(
    int Slot, string Attempt, int? Configuration, int? Fold, int? Restart, int? OutOfFold, int? OuterFold, int Epoch, int? MostEpochs, double? Loss);

/// <summary>What went wrong.</summary>
internal sealed record TroublesAnswer(
    int LostNodes, IReadOnlyList<LostNodeAnswer> Lost, int Quarantined, IReadOnlyList<QuarantinedAnswer> Folds, IReadOnlyList<string> Errors);

/// <summary>A node that fell silent.</summary>
/// <param name="LastHeard">When it was last heard of, by the coordinator's clock.</param>
/// <param name="At">When it was given up.</param>
internal sealed record LostNodeAnswer(string Node, string Name, DateTimeOffset LastHeard, DateTimeOffset At);

/// <summary>A fold that is not tried again by itself.</summary>
internal sealed record QuarantinedAnswer(int Configuration, int Fold, string Reason);

/// <summary>A line of the log.</summary>
/// <param name="Number">Counted from 1 in this process.</param>
/// <param name="Level">debug, info, warning or error.</param>
internal sealed record LogAnswer(
    long Number, DateTimeOffset At, string Level, string Text, string? Node, int? Configuration, int? Fold);

/// <summary>Lines of the log.</summary>
/// <param name="Missed">How many lines before the first are not here.</param>
internal sealed record LogPage(long Missed, IReadOnlyList<LogAnswer> Lines);

/// <summary>When the best so far became better.</summary>
/// <param name="Folds">Counted folds by then.</param>
internal sealed record ImprovementAnswer(double Seconds, int Folds, int Configuration, double Metric);

/// <summary>Some of many.</summary>
/// <param name="Total">How many there are in all.</param>
internal sealed record PageAnswer<T>(int Total, int Offset, IReadOnlyList<T> Items);

/// <summary>What came of an action.</summary>
internal sealed record ActionAnswer(bool Done, string Sentence);
