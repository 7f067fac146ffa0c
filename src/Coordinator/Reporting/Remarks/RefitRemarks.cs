using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether the delivered model is what cross-validation promised.</summary>
internal static class RefitRemarks
{
    /// <summary>Losses of restarts that differ by a larger factor are a matter of luck.</summary>
    private const double MostFactor = 1.5;

    /// <summary>Nets that classify alike may be sure of it to different degrees.</summary>
    private const double MostAccuracy = 0.01 + 1e-9;

    /// <summary>Standard errors between the two scores that chance explains.</summary>
    private const double MostErrors = 3;

    public static IEnumerable<Remark> Find(StudyView study, Selected selected, ImmutableArray<RefitResult> refits, ImmutableArray<string> classes, OutOfFoldPredictions? outOfFold)
    {
        var kept = KeptRestart.Choose(refits);
        if (kept.Test is { } test)
        {
            if (UndefinedMetric.Reason(study.Metric, test, classes) is null && FarFromTest(study, selected, test) is { } far) yield return far;
            if (NeverPredicted(test.Metrics.Classes, classes, "test row") is { } never) yield return never;
        }
        else if (outOfFold is { Table: { Classes.IsEmpty: false, HasLabels: false } } && NeverPredicted(Counts(outOfFold), classes, "out-of-fold row") is { } unseen)
        {
            yield return unseen;
        }

        if (FarApart(refits) is { } apart) yield return apart;
    }

    /// <summary>
    /// The test score is one more fold's, of a model trained on more rows: it is expected within the folds' deviation × √(1 + 1/folds) of their
    /// mean, the standard error of the difference of the two.
    /// </summary>
    private static Remark? FarFromTest(StudyView study, Selected selected, Score test)
    {
        var summary = study.Board.Summary(selected.Configuration);
        if (summary.CostDeviation is not { } deviation) return null;
        var (validated, tested) = (study.ScoreOf(summary.Cost), study.IsByLoss ? test.Loss : SelectionCost.Value(study.Metric, test.Metrics));
        var error = deviation * Math.Sqrt(1 + (1.0 / study.Board.Folds));
        var isOfFolds = true;
        if (study.Metric is { IsForClasses: true, IsForLabels: false, HigherIsBetter: true, Best: 1 } && OfShare((validated + tested) / 2, test.Metrics.Rows) is var least && least > error)
        {
            (error, isOfFolds) = (least, false);
        }

        if (!(error > 0 && Math.Abs(validated - tested) > MostErrors * error)) return null;
        var isWorse = study.Metric.HigherIsBetter ? tested < validated : tested > validated;
        return new Remark(
            "far-from-test",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{study.ScoreName}: {Figures.Format(validated)} in cross-validation, {Figures.Format(tested)} on the test rows. They differ by more than {MostErrors} standard errors ({Figures.Format(error)}, {(isOfFolds ? "the folds' deviation × √(1 + 1/folds)" : "that of a share of the test rows")}). ")
            + (isWorse
                ? "Check that both come from the same source, and that no row is in two folds."
                : "Check that the test rows are as noisy and varied as the training rows, and that no row is in both."));
    }

    /// <summary>Standard error of a share of rows: folds that happen to agree do not make it less.</summary>
    private static double OfShare(double share, int rows) => Math.Sqrt(Math.Max(0, share * (1 - share)) / rows);

    private static ImmutableArray<ClassCounts> Counts(OutOfFoldPredictions outOfFold)
    {
        var counts = new ClassCounts[outOfFold.Table.Classes.Length];
        var weights = outOfFold.WeightsOf(outOfFold.Rows);
        for (var place = 0; place < outOfFold.Count; place++)
        {
            if (weights?[place] == 0) continue;
            var (actual, held) = (outOfFold.ActualOf(place), outOfFold.ClassOf(place));
            counts[actual] = counts[actual] with { Support = counts[actual].Support + 1, Hits = counts[actual].Hits + (held == actual ? 1 : 0) };
            counts[held] = counts[held] with { Predicted = counts[held].Predicted + 1 };
        }

        return [.. counts];
    }

    private static Remark? NeverPredicted(ImmutableArray<ClassCounts> counts, ImmutableArray<string> classes, string row)
    {
        int[] never = [.. Enumerable.Range(0, counts.Length).Where(of => counts[of] is { Predicted: 0, Support: > 0 })];
        if (never.Length == 0) return null;
        var rows = (long)never.Sum(of => counts[of].Support);
        var names = string.Join(", ", never.Take(5).Select(of => $"\"{(of < classes.Length ? classes[of] : of.ToString(CultureInfo.InvariantCulture))}\""));
        return new Remark(
            "never-predicted",
            $"{(never.Length == 1 ? "class" : "classes")} {names}{(never.Length > 5 ? $" and {never.Length - 5} more" : "")}: predicted for no {row}, although "
            + $"{Figures.Count(rows, "row")} {(rows == 1 ? "is" : "are")} of {(never.Length == 1 ? "it" : "them")}. Try loss.class-weights = balanced and selection.metric = macro-f1.");
    }

    private static Remark? FarApart(ImmutableArray<RefitResult> refits)
    {
        if (refits.Length < 2) return null;
        var tested = refits.All(refit => refit.Test is not null);
        double[] losses = [.. refits.Select(refit => (double)(tested ? refit.Test!.Loss : refit.Train.Loss))];
        double[] accuracies = [.. refits.Select(refit => (tested ? refit.Test! : refit.Train).Metrics.Find(new Accuracy())).OfType<double>()];
        var isAlike = accuracies.Length > 0 && accuracies.Max() - accuracies.Min() <= MostAccuracy;
        return isAlike || !(losses.Max() > MostFactor * losses.Min()) ? null : new Remark(
            "restarts-far-apart",
            $"{(tested ? "test" : "train")} losses of the {refits.Length} refits go from {Figures.Format(losses.Min())} to {Figures.Format(losses.Max())}: which model is kept depends on chance. "
            + "Try a smaller optimizer.learning-rate, training.schedule or training.averaging.");
    }
}
