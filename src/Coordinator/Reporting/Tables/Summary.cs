using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>What was found, in a few lines.</summary>
internal static class Summary
{
    /// <param name="view">The counted folds.</param>
    /// <param name="refits">Those that gave a model, by restart.</param>
    /// <param name="kept">The one whose model is kept; null where there is none.</param>
    public static IEnumerable<string> Write(StudyView view, Selected selected, IReadOnlyCollection<RefitResult> refits, RefitResult? kept)
    {
        var metric = view.Metric;
        yield return $"winner: {view.Columns.Describe(view.ChoicesOf(selected.Configuration))} (configuration {selected.Configuration}, by {RuleNames.Describe(selected.Rule)}{Metric(metric)})";
        if (ChoiceWords.NotFirst(view, selected) is { } reason)
        {
            yield return reason;
        }

        foreach (var line in Weights(view, selected.Configuration).Concat(Validation(view, selected.Configuration)))
        {
            yield return line;
        }

        if (EarlyWords.Line(view) is { } early)
        {
            yield return early;
        }

        foreach (var saved in SavedWords.Describe(view))
        {
            yield return saved;
        }

        if (CorrectedScore.Compute(view.Experiment, view.Board, selected).Words is { } corrected)
        {
            yield return $"selection score, optimistically biased; {corrected}";
        }

        foreach (var refit in refits)
        {
            yield return $"{NameOf(view, refit)}{TrainLossOf(refit)}"
                + (refit.Validation is { } held ? $", hold-out loss {Figures.Format(held.Loss)}" : "") + TestOf(refit) + (refit == kept && refits.Count > 1 ? $", kept: {KeptRestart.ReasonOf(refit)}" : "");
        }

        if (kept?.Test is { } test)
        {
            if (metric is not LossMetric)
            {
                yield return $"test {metric.Text}: {UndefinedMetric.Format(metric, test, view.Experiment.Classes)}";
            }

            yield return TestLoss(test.Loss, test.Metrics);
        }

        if (OuterWords.Line(view) is { } nested)
        {
            yield return nested;
        }
    }

    /// <summary>The configuration that leads before there is a winner.</summary>
    public static IEnumerable<string> OfLeader(StudyView view, int configuration) => Validation(view, configuration)
        .Prepend($"best so far: {view.Columns.Describe(view.ChoicesOf(configuration))} (configuration {configuration})");

    /// <summary>Which weight is which class's, where they are given as numbers.</summary>
    private static IEnumerable<string> Weights(StudyView view, int configuration)
    {
        var loss = view.Experiment.Configure(configuration, view.ChoicesOf(configuration)).Hyperparameters.Loss;
        var weights = ClassWeighting.ByName(loss, view.Experiment.Classes).ToList();
        if (weights.Count > 0)
        {
            yield return $"class weights of the winner: {string.Join(", ", weights.Select(weight => $"{weight.Key} {Figures.Format(weight.Value)}"))}";
        }
    }

    private static IEnumerable<string> Validation(StudyView view, int configuration)
    {
        var summary = view.Board.Summary(configuration);
        yield return $"cross-validation loss: {Figures.Format(summary.Mean, summary.Deviation)} over {Figures.Count(view.Board.Folds, "fold")}{ChoiceWords.AtEpoch(view.Board.Lines(configuration))}";
        if (!view.IsByLoss)
        {
            yield return $"cross-validation {view.Metric.Text}: {Figures.Format(view.ScoreOf(summary.Cost), summary.CostDeviation)}";
        }
    }

    private static string Metric(Metric metric) =>
        metric is LossMetric ? "" : $" of {metric.Text}, {MetricNames.DirectionOf(metric)}";

    /// <param name="metrics">Of the test rows; those that a reader looks for first follow in brackets.</param>
    public static string TestLoss(double loss, ModelMetrics metrics) => $"test loss: {Figures.Format(loss)}" + (Describe(metrics) is { Length: > 0 } others ? $" ({others})" : "");

    /// <summary>The metrics that a reader looks for first; empty where there are none of them.</summary>
    public static string Describe(ModelMetrics metrics) => string.Join(
        ", ",
        from headline in (IEnumerable<(string Name, Metric Metric)>)
            [("accuracy", new Accuracy()), ("macro F1", new MacroF1()), ("mean absolute error", new MeanAbsoluteError()), ("R²", new R2())]
        let value = metrics.Find(headline.Metric)
        where value is not null
        select $"{headline.Name} {(double.IsNaN(value.Value) ? "not defined" : Figures.Format(value.Value))}");

    /// <summary>The training loss, after a comma; empty where the objective does not report it.</summary>
    internal static string TrainLossOf(RefitResult refit) => double.IsNaN(refit.Train.Loss) ? "" : $", train loss {Figures.Format(refit.Train.Loss)}";

    private static string NameOf(StudyView view, RefitResult refit) => view.Experiment.Refit.Kind switch
    {
        RefitKind.Folds => view.Board.Folds == 1 ? "final model: the model of the fold" : $"final model: the mean of the {view.Board.Folds} models of the folds",
        RefitKind.HoldOut => $"refit {refit.Restart}: epoch {refit.Epochs} of {refit.TrainCurve.Length}",
        _ => $"refit {refit.Restart}: {Figures.Count(refit.Epochs, "epoch")}",
    };

    private static string TestOf(RefitResult refit) => refit.Test is { } test ? $", test loss {Figures.Format(test.Loss)}" : "";
}
