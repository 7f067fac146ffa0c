using System.Collections.Immutable;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The threshold of a final model and what it is worth.</summary>
/// <param name="By">What chose it, as in the experiment file.</param>
/// <param name="Class">The class that is predicted from it on.</param>
/// <param name="Chosen">The threshold, with scores on the out-of-fold predictions that it was chosen on.</param>
/// <param name="Test">The score on the test rows; null without these.</param>
/// <param name="TestUnchosen">The same where the most probable class is predicted.</param>
public sealed record ThresholdReport(string By, string Class, ChosenThreshold Chosen, double? Test, double? TestUnchosen)
{
    /// <summary>The threshold of each label, where rows have these; then <see cref="Chosen"/> has the scores of all labels together, beside those where all are predicted from 0.5 on.</summary>
    public ImmutableArray<(string Label, double Value)> Labels { get; init; } = [];

    /// <summary>Null where the experiment chooses no threshold.</summary>
    /// <param name="predicted">The winner's out-of-fold predictions.</param>
    public static ThresholdReport? Create(Experiment experiment, OutOfFoldPredictions? predicted, TrainedModel? model, DataSet data)
    {
        if (RuleOf(experiment.Selection, predicted?.Table) is not { } rule || model is null) return null;
        if (rule is ThresholdRule.ByLabels labels) return OfLabels(labels, predicted!, model, data);
        if (predicted?.Threshold is not { } chosen) return null;
        var (test, unchosen) = data.Test is { } rows ? Scores(rule, model, rows, chosen.Value) : ((double?)null, (double?)null);
        return new ThresholdReport(rule.Text, model.Classes[1], chosen, test, unchosen);
    }

    /// <summary>The rule with the classes of the data; null where there is none.</summary>
    internal static ThresholdRule? RuleOf(SelectionSettings selection, DataTable? table) => table is null ? null
        : table.HasLabels ? selection.Threshold as ThresholdRule.ByLabels
        : table.Classes.Length == 2 ? selection.Threshold?.Among(table.Classes) : null;

    /// <summary>The model that decides by it.</summary>
    public TrainedModel Decided(TrainedModel model) => Labels.IsEmpty ? model with { Threshold = Chosen.Value } : model with { LabelThresholds = [.. Labels.Select(label => label.Value)] };

    private static ThresholdReport OfLabels(ThresholdRule.ByLabels rule, OutOfFoldPredictions predicted, TrainedModel model, DataSet data)
    {
        var (labels, thresholds, weights) = (LabelRows.Collect(predicted.Table, predicted.Rows, predicted.Predictions), predicted.LabelThresholds, LabelRows.WeightsOf(predicted.Table, predicted.Rows));
        var chosen = new ChosenThreshold(double.NaN, LabelRows.Score(rule, labels, thresholds, weights), LabelRows.Score(rule, labels, [], weights));
        var (test, unchosen) = ((double?)null, (double?)null);
        if (data.Test is { } table)
        {
            using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
            int[] rows = [.. Enumerable.Range(0, table.Rows)];
            var (tested, tests) = (LabelRows.Collect(table, rows, Predictor.Predict(model, table, engine)), LabelRows.WeightsOf(table, rows));
            (test, unchosen) = (LabelRows.Score(rule, tested, thresholds, tests), LabelRows.Score(rule, tested, [], tests));
        }

        return new ThresholdReport(rule.Text, "", chosen, test, unchosen) { Labels = [.. model.Classes.Zip(thresholds)] };
    }

    /// <summary>For people, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        if (!Labels.IsEmpty)
        {
            yield return $"thresholds: {string.Join(", ", Labels.Select(label => $"{label.Label} from a probability of {Figures.Format(label.Value)}"))} on, chosen by {Words} on out-of-fold predictions: {Figures.Format(Chosen.Score)} (all from 0.5 on: {Figures.Format(Chosen.Unchosen)})";
            if (Test is { } tested && TestUnchosen is { } from)
            {
                yield return $"test {Words} with the thresholds: {(double.IsNaN(tested) ? "not defined on the test rows" : $"{Figures.Format(tested)} (all from 0.5 on: {Figures.Format(from)})")}";
            }

            yield break;
        }

        yield return $"threshold: {Class} from a probability of {Figures.Format(Chosen.Value)} on, chosen by {Words} on out-of-fold predictions: {Figures.Format(Chosen.Score)} (most probable class: {Figures.Format(Chosen.Unchosen)})";
        if (Test is { } test && TestUnchosen is { } unchosen)
        {
            yield return $"test {Words} with the threshold: {(double.IsNaN(test) ? "not defined on the test rows" : $"{Figures.Format(test)} (most probable class: {Figures.Format(unchosen)})")}";
        }
    }

    private string Words => By == "costs" ? "mean cost" : By;

    private static (double?, double?) Scores(ThresholdRule rule, TrainedModel model, DataTable rows, double threshold)
    {
        if (rule is ThresholdRule.ByMetric(var metric) && ScoredTargets.Find(rows, Enumerable.Range(0, rows.Rows)) is var there && (there.Length == 0 || metric.Undefined(there, model.Classes) is not null))
        {
            return (double.NaN, double.NaN);
        }

        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        var probabilities = Predictor.Predict(model, rows, engine);
        return (Score(new ClassDecision(threshold)), Score(default));

        double Score(ClassDecision decision)
        {
            Span<ClassCounts> counts = [default, default];
            for (var row = 0; row < rows.Rows; row++)
            {
                var (actual, held, weight) = ((int)rows.Targets[row], decision.Decide(probabilities.AsSpan(2 * row, 2)), rows.Roles.Weights?.Values[row] ?? 1);
                if (held < 0) return double.NaN;
                counts[actual] = counts[actual] with { Support = counts[actual].Support + weight, Hits = counts[actual].Hits + (held == actual ? weight : 0) };
                counts[held] = counts[held] with { Predicted = counts[held].Predicted + weight };
            }

            return rule.Compute(counts);
        }
    }
}
