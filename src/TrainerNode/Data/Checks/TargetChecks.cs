using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Targets that need another metric, loss or division of the rows than the experiment has.</summary>
internal static class TargetChecks
{
    /// <summary>From this share of one class on, accuracy depends little on the other classes.</summary>
    private const double Lopsided = 0.9;

    /// <summary>A target of so few different values, each of many rows, is often one of classes.</summary>
    private const int FewValues = 10;
    private const int RowsAValue = 5;

    public static IEnumerable<Remark> Remarks(Experiment experiment, CheckedRows train) => train.Classes.IsEmpty ? OfNumbers(train)
        : train.HasLabels ? LabelChecks.Remarks(experiment, train)
        : OfClasses(experiment, train);

    private static IEnumerable<Remark> OfNumbers(CheckedRows train)
    {
        var values = new SortedSet<double>();
        foreach (var target in train.Targets)
        {
            if (values.Add(target) && values.Count > FewValues) return [];
        }

        return values.Count == 1
            ? [new Remark("constant-target", $"target {QuotedText.Quoted(train.Target)}: one value in {train.Told("training")}, {CheckedRows.Number(values.Min)}, so there is nothing to predict. Check data.target.")]
            : train.Rows < (long)RowsAValue * values.Count ? []
            :
            [
                new Remark("few-target-values", $"target {QuotedText.Quoted(train.Target)}: only {values.Count} different values in {train.Told("training")} "
                    + $"({string.Join(", ", values.Take(5).Select(value => CheckedRows.Number(value)))}{(values.Count > 5 ? ", …" : "")}). If they are classes, set loss.kind = cross-entropy."),
            ];
    }

    private static List<Remark> OfClasses(Experiment experiment, CheckedRows train)
    {
        var remarks = new List<Remark>();
        var rows = new int[train.Classes.Length];
        foreach (var label in train.Targets) rows[(int)label]++;
        var most = Array.IndexOf(rows, rows.Max());
        var share = rows[most] / (double)train.Rows;
        if (share >= Lopsided && experiment.Selection.Metric.FavoursFrequentClass)
        {
            remarks.Add(new Remark(
                "imbalanced-classes",
                $"target {QuotedText.Quoted(train.Target)}: {CheckedRows.Percent(share)} of the training rows have class {QuotedText.Quoted(train.Classes[most])}, "
                + $"so a model that always predicts it has an accuracy of {share.ToString("0.###", CultureInfo.InvariantCulture)}. To count all classes equally, set selection.metric = macro-f1."));
        }

        // A stratified division refuses such classes.
        if (experiment.Validation is { IsStratified: false, Folds: > 1 and var folds } && train.Rows == train.All
            && Enumerable.Range(0, rows.Length).Where(of => rows[of] < folds).ToList() is { Count: > 0 } rare)
        {
            var first = rare.MinBy(of => rows[of]);
            remarks.Add(new Remark(
                "rare-class",
                string.Create(CultureInfo.InvariantCulture, $"target {QuotedText.Quoted(train.Target)}: class {QuotedText.Quoted(train.Classes[first])} has {Amount.Format(rows[first], "training row")} for {folds} folds")
                + (rare.Count > 1 ? $", and {rare.Count - 1} more {(rare.Count == 2 ? "class has" : "classes have")} too few" : "")
                + ", so some folds cannot score it. Add rows of it"
                + (rows[first] < 2 || experiment.Validation.UsesTimes ? "." : $", or set validation.folds to {rows[first]} or less with validation.kind = {(experiment.Validation.UsesGroups ? "stratified-group-k-fold" : "stratified-k-fold")}.")));
        }

        return remarks;
    }
}
