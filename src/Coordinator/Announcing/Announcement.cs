using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>What <c>run</c> and <c>check</c> print before training: data, validation, search, cost and remarks.</summary>
/// <param name="Fold">Rows that the first fold trains and validates on; other folds differ by at most one row.</param>
/// <param name="Time">Time of a fold; null if it is known only after the first folds.</param>
/// <param name="Slots">Parallel trainings in this process; 0 if only trainer nodes train.</param>
internal sealed record Announcement(
    Experiment Experiment, DataSet Data, (int Train, int Validation) Fold, Workload Work, FoldTime? Time, int Slots, ImmutableArray<Remark> Remarks)
{
    /// <summary>Checks the data and times a few epochs, in a fraction of a second.</summary>
    public static Announcement Create(Experiment experiment, DataSet data, int slots)
    {
        var work = Workload.Compute(experiment, data.Train);
        var split = Splits.For(experiment.Validation, TrainingRun.StrataOf(experiment.Validation, data.Train), experiment.Seed, 0);
        var fold = (split.Train.Length, split.Validation.Length);
        return new Announcement(
            experiment, data, fold, work, FoldTime.Measure(experiment, data.Train, fold, work), slots,
            DataChecks.Remarks(experiment, data));
    }

    /// <summary>Time of all folds on the slots, where none stops early; null if it is not known before training, and without slots.</summary>
    public TimeSpan? Total => Time is { } time && Slots > 0
        ? ((time.Mean * (Experiment.Ladder?.Share ?? 1)) + time.Overhead) * Work.Folds / Math.Min(Slots, Work.Folds)
        : null;

    /// <summary>Lines of at most 79 columns.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. LabelledLines.Wrap("data", DataWords.Rows(Experiment, Data)),
        .. Experiment.Objective is { } objective
            ? LabelledLines.Wrap("objective", ObjectiveWords.Describe(objective, Experiment))
            : LabelledLines.Wrap("inputs", DataWords.Inputs(Data.Train)),
        .. DataWords.Roles(Data.Train) is { } roles ? LabelledLines.Wrap("rows", roles) : [],
        .. Data.Train.Rows == 0 ? [] : LabelledLines.Wrap("target", DataWords.Target(Data.Train)),
        .. DataWords.Weights(Experiment, Data.Train) is { } weights ? LabelledLines.Wrap("weights", weights) : [],
        .. DataWords.Costs(Experiment, Data.Train) is { } costs ? LabelledLines.Wrap("costs", costs) : [],
        .. LabelledLines.Wrap("validation", ValidationWords()),
        .. Experiment.OuterFolds == 0 ? [] : LabelledLines.Wrap("nested", NestedWords()),
        .. LabelledLines.Wrap("search", SearchWords()),
        .. Experiment.Ladder is { } ladder ? LabelledLines.Wrap("epochs", RungWords(ladder)) : [],
        .. LabelledLines.Wrap("ranking", RankingWords()),
        .. Experiment.Fixed.IsEmpty ? [] : LabelledLines.Wrap("fixed", $"--set gives {string.Join(", ", Experiment.Fixed)} one value: taken out of space"),
        .. Experiment.Repeated.IsEmpty ? [] : LabelledLines.Wrap("repeated", $"{string.Join("; ", Experiment.Repeated.Select(key => $"{key.Key} in lines {Amount.List(key.Value, "and")}"))}: the last one counts"),
        .. Experiment.Unused.IsEmpty ? [] : LabelledLines.Wrap("not used", $"{string.Join(", ", Experiment.Unused)}: without effect beside the other settings"),
        .. Experiment.PartlyUsed.IsEmpty ? [] : LabelledLines.Wrap("partly used", string.Join("; ", Experiment.PartlyUsed.Select(setting => $"{setting.Key} only with {setting.Value}"))),
        .. LabelledLines.Wrap("cost", CostWords.Describe(this)),
        .. Remarks.SelectMany(remark => LabelledLines.Wrap("remark", remark.Sentence)),
    ];

    public string ValidationWords()
    {
        var scheme = Experiment.Validation.Words(!Data.Train.Classes.IsEmpty);
        return Data.Train.Rows == 0 ? scheme : Text($"{scheme}: train on {Figures.Count(Fold.Train, "row")}, validate on {Fold.Validation}");
    }

    private string SearchWords()
    {
        var kind = Experiment.Settings.GetValueOrDefault("search.strategy", "grid");
        var trainings = Experiment.Validation.Trainings;
        return Text($"{Figures.Count(Work.Configurations, "configuration")} ({kind}) × {Figures.Count(trainings, "fold")}{Searches()} = {AtMost()}{Figures.Count(Work.Folds, "training")}")
            + FinalWords();
    }

    // A race leaves folds out, and search.stop configurations.
    private string AtMost() => Experiment.Racing != FoldRacing.All || Experiment.Ladder is not null || Experiment.Stop.IsSet ? "at most " : "";

    private static string RungWords(RungSchedule ladder) => Text(
        $"after {Amount.List(ladder.Epochs[..^1], "and")} of {ladder.Epochs[^1]} epochs configurations are compared, and one in {string.Join(", then ", ladder.ShortReductions)} continues: about {100 * ladder.Share:0} % of all epochs");

    private string Searches() => Experiment.OuterFolds == 0 ? "" : Text($" × {1 + Experiment.OuterFolds} searches");

    private string NestedWords()
    {
        var rows = Data.Train.Rows;
        var (least, most) = (rows / Experiment.OuterFolds, (rows + Experiment.OuterFolds - 1) / Experiment.OuterFolds);
        return Text($"{Experiment.OuterFolds} outer folds: the search runs again without each of them ({Figures.Count(rows - most, "row")}), and its final model is scored on it ({Figures.Count(least, "row")}); ")
            + Text($"the whole takes about {1 + Experiment.OuterFolds} times as long");
    }

    // The trainings after the selection: refits, and the winner's folds again.
    private string FinalWords()
    {
        var folds = Figures.Count(Experiment.Validation.Trainings, "fold");
        var (winner, again) = Experiment.OuterFolds == 0 ? ("the winner", $"its {folds}") : ("each search's winner", $"the winner's {folds} over all rows");
        return Experiment.Refit.Kind switch
        {
            RefitKind.Folds => $", then {(Experiment.OuterFolds == 0 ? $"the winner's {folds}" : $"the {folds} of {winner}")} again; the final model is the mean of their models",
            _ when Experiment.Objective is not null || Experiment.Settings.GetValueOrDefault(ModelSection.Kind.Path) == NoopModel.Word => $", then {Refits()} of {winner}",
            RefitKind.HoldOut(var share) => Text($", then {Refits()} of {winner} with {share * 100:0.##} % held out, and {again} again"),
            _ => $", then {Refits()} of {winner}, and {again} again for out-of-fold predictions",
        };

        string Refits() => Figures.Count(Experiment.Refit.Restarts, "refit");
    }

    private string RankingWords()
    {
        var metric = Experiment.Selection.Metric;
        var name = metric is LossMetric ? "validation loss" : metric.Text;
        var selection = Experiment.Selection;
        return $"{name}, {MetricNames.DirectionOf(metric)}; rule {RuleNames.Describe(selection.Rule)}"
            + (selection.Goals.IsEmpty ? "" : $"; goals {string.Join(", ", selection.Goals.Select(goal => goal.Text))}")
            + (selection.Required.IsEmpty ? "" : $"; required {string.Join(", ", selection.Required.Select(one => one.Text))}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
