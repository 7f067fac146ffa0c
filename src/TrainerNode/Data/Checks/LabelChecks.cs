using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Labels from which little can be learned, and rows that have one each.</summary>
internal static class LabelChecks
{
    public static IEnumerable<Remark> Remarks(Experiment experiment, CheckedRows train)
    {
        if (Array.TrueForAll(train.Targets, target => LabelSet.Count(target) == 1))
        {
            yield return new Remark(
                "one-label", $"target {QuotedText.Quoted(train.Target)}: each of {train.Told("training")} has exactly one label. If that is always so, they are classes: set loss.kind = cross-entropy.");
        }

        int[] rowsOf = [.. train.Classes.Select((_, label) => train.Targets.Count(target => LabelSet.Has(target, label)))];
        foreach (var (label, name) in train.Classes.Index())
        {
            var rows = rowsOf[label];
            if (rows > 0 && rows < train.Rows) continue;
            yield return new Remark(
                "constant-label", $"label {QuotedText.Quoted(name)}: {(rows == 0 ? "none" : "each")} of {train.Told("training")} {(rows == 0 ? "has" : "have")} it, so there is nothing to learn. Leave it out of data.target.");
        }

        foreach (var remark in Rare(train, experiment.Validation.Folds, rowsOf)) yield return remark;
    }

    /// <summary>The label that the fewest rows have, if it is in fewer of them than there are folds.</summary>
    private static IEnumerable<Remark> Rare(CheckedRows train, int folds, int[] rowsOf)
    {
        var rare = Enumerable.Range(0, rowsOf.Length).Where(label => rowsOf[label] > 0 && rowsOf[label] < folds).ToList();
        if (rare.Count == 0 || train.Rows < train.All) yield break;
        var first = rare.MinBy(label => rowsOf[label]);
        yield return new Remark(
            "rare-label",
            string.Create(CultureInfo.InvariantCulture, $"label {QuotedText.Quoted(train.Classes[first])}: {Amount.Format(rowsOf[first], "training row")} for {folds} folds")
            + (rare.Count > 1 ? $", and {rare.Count - 1} more {(rare.Count == 2 ? "label has" : "labels have")} too few" : "")
            + ", so some folds have no row to score it, and a mean F1 over labels counts it as 0 there. Add rows of it, or leave it out of data.target.");
    }

    /// <summary>Labels of the training rows that no test row has.</summary>
    public static Remark? Untested(CheckedRows train, CheckedRows test)
    {
        string[] missing = [.. train.Classes.Where((_, label) => !Array.Exists(test.Targets, target => LabelSet.Has(target, label)))];
        return missing.Length == 0 ? null : new Remark(
            "untested-label",
            string.Create(CultureInfo.InvariantCulture, $"no test row has the label {QuotedText.Quoted(missing[0])}{(missing.Length > 1 ? $" or one of {missing.Length - 1} more" : "")}, so the test score says little of it. Add test rows of it."));
    }
}
