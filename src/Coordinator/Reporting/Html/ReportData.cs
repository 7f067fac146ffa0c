using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>
/// The data of the report's script, as JSON without a character that ends a script. It has columns instead of rows, repeated texts by their
/// place in a list, and null for values that are not finite, so that ten thousand configurations take a megabyte.
/// </summary>
internal static class ReportData
{
    private const int MostEpochs = 400;
    private const int MostPoints = 2000;

    public static void Write(Stream stream, ReportStudy study, SpaceFigures space) => Write(stream, study, space, CourseFigures.Compute(study.View, study.Ranked), study.View.Front);

    private static void Write(Stream stream, ReportStudy study, SpaceFigures space, CourseFigures course, GoalFront? front) => Written(stream, new Members
    {
        ["loss"] = study.LossName,
        ["folds"] = study.View.Board.Folds,
        ["score"] = new Members { ["name"] = study.ScoreName, ["isLoss"] = study.View.IsByLoss, ["higher"] = study.View.Metric.HigherIsBetter },
        ["metric"] = study.View.Charted is { } metric ? new Members { ["name"] = metric.Text, ["ranks"] = !study.View.IsByLoss } : null,
        ["reference"] = study.Reference,
        ["rows"] = Rows(study),
        ["dimensions"] = study.View.Experiment.Space.Dimensions.Select((_, place) => Dimension(study, space, place).Json),
        ["importance"] = space.Importance is { } importance
            ? new Members { ["main"] = importance.Main.Select(Short), ["pairs"] = importance.Pairs.Select(pair => new[] { pair.First, pair.Second, Short(pair.Share) }) }
            : null,
        ["varied"] = space.Varied.Select(varied => varied.Place),
        ["most"] = new Members { ["parallel"] = SpaceSection.MostLines, ["slices"] = SpaceSection.MostPoints },
        ["spread"] = Short(space.Spread),
        ["curves"] = study.Curves.Select(entry => Curves(entry.Key, entry.Value, study.View.Board.Lines(entry.Key).ToArray(), study.View.Charted?.Name)),
        ["timeline"] = SlotsData.Compute(study.Timeline).Json,
        ["improvements"] = study.Timeline.Improvements.Select(entry => new object?[] { Short(entry.At), entry.Configuration, Short(entry.Score) }),
        ["fit"] = study.Fit is Fit.Shown shown ? FitOf(shown) : null,
        ["refits"] = study.Refits.Select(refit => RefitOf(refit, study.Kept)),
        ["winner"] = study.Selected?.Configuration,
        ["net"] = NetInsightData.Create(study.Insight),
        ["held"] = study.Held is not { } held ? null : new Members
        {
            ["classes"] = held.Classes,
            ["confusion"] = held.Confusion,
            ["event"] = held.Event,
            ["ranks"] = RankCurvesSection.Data(held.Ranks, held.Threshold?.Value),
            ["bins"] = held.Bins.Select(bin => new Members { ["rows"] = bin.Rows, ["confidence"] = Short(bin.Confidence), ["right"] = Short(bin.Right) }),
        },
        ["inputs"] = InputEffectsData.Create(study.Inputs, study.Target, study.Classes),
        ["comparisons"] = Enumerable.Repeat(study, 1).SelectMany(shown => shown.Comparisons).Select(comparison => comparison.Json),
        ["course"] = new Members
        {
            ["regret"] = course.Regret.Select(step => new[] { step.Configurations, Short(step.Gap) }),
            ["folds"] = course.Folds.Select(step => new[] { step.Folds, step.Configurations }),
            ["epochs"] = course.Epochs.Select(step => new[] { step.Epochs, step.Configurations }),
        },
        ["front"] = front is null ? null : new Members
        {
            ["goals"] = front.Goals.Select(goal => goal.Text),
            ["points"] = study.Scored.Take(MostPoints).Select(row => new Members { ["configuration"] = row.Configuration, ["values"] = row.Summary.Goals.Select(value => Short(value)), ["front"] = front.Has(row.Configuration) }),
            ["course"] = front.Course.Select(step => Short(step.Share)),
        },
    });

    private static void Written(Stream stream, Members data)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteValue(data);
    }

    private static Members Rows(ReportStudy study)
    {
        var (view, byLoss) = (study.View, study.View.IsByLoss);
        var differences = study.Ranked.Select(row => study.Reference is { } winner && row.Summary.Status == ConfigurationStatus.Scored && row.Configuration != winner
            ? PairedDifference.Compute(row.Folds.AsSpan(), study.View.Board.Lines(winner), study.View.Experiment.Validation)
            : null).ToList();
        return new Members
        {
            ["configuration"] = study.Ranked.Select(row => row.Configuration),
            ["rank"] = study.Ranked.Select(row => row.Rank),
            ["status"] = study.Ranked.Select(row => (int)row.Summary.Status),
            ["statuses"] = Enum.GetValues<ConfigurationStatus>().Select(StatusNames.Describe),
            ["mean"] = study.Ranked.Select(row => Short(row.Summary.Mean)),
            ["deviation"] = study.Ranked.Select(row => Short(row.Summary.Deviation ?? double.NaN)),
            ["train"] = study.Ranked.Select(row => Short(row.Summary.MeanTrainLoss)),
            ["epochs"] = study.Ranked.Select(row => row.Folds.Sum(fold => (long)fold.Epochs)),
            ["losses"] = Enumerable.Range(0, study.View.Board.Folds).Select(fold => study.Ranked.Select(row => Short(row.Folds[fold].ValidationLoss))),
            // Where the loss ranks, these are the same numbers again.
            ["score"] = byLoss ? null : study.Ranked.Select(row => Short(view.ScoreOf(row.Summary.Cost))),
            ["scoreDeviation"] = byLoss ? null : study.Ranked.Select(row => Short(row.Summary.CostDeviation ?? double.NaN)),
            ["scores"] = byLoss ? null : Enumerable.Range(0, view.Board.Folds)
                .Select(fold => study.Ranked.Select(row => Short(row.Folds[fold].Status == FoldStatus.Scored ? view.ScoreOf(row.Folds[fold].Cost) : double.NaN))),
            ["difference"] = differences.Select(difference => Short(view.ScoreOf(difference?.Mean ?? double.NaN))),
            ["margin"] = differences.Select(difference => Short(difference?.Margin ?? double.NaN)),
        };
    }

    private static DimensionData Dimension(ReportStudy study, SpaceFigures space, int place)
    {
        var varied = space.Varied.FirstOrDefault(varied => varied.Place == place);
        return DimensionData.Create(
            study.View.Columns,
            place,
            varied?.IsLog ?? false,
            varied?.Values ?? [.. study.Ranked.Select(row => space.LevelsOf(row.Configuration)[place]).OfType<string>().Distinct()],
            study.Ranked.Select(row => space.LevelsOf(row.Configuration)[place]));
    }

    private static Members Curves(int configuration, IReadOnlyList<(int Fold, LossCurves Curves)> folds, FoldLine[] lines, string? metric) =>
        new Members
        {
            ["configuration"] = configuration,
            ["folds"] = folds.Select(fold =>
            {
                var scored = OneEpoch.Held(lines[fold.Fold].ScoredEpoch, fold.Curves.Epochs);
                var epochs = ThinnedCurve.Epochs(fold.Curves.Epochs, scored, MostEpochs);
                return new Members
                {
                    ["fold"] = fold.Fold,
                    ["scored"] = scored,
                    ["stopped"] = fold.Curves.Epochs,
                    ["epochs"] = epochs.Length == fold.Curves.Epochs ? null : epochs,
                    ["train"] = epochs.Select(epoch => Short(fold.Curves.Train[epoch - 1])),
                    ["validation"] = epochs.Select(epoch => Short(fold.Curves.Validation[epoch - 1])),
                    ["metric"] = metric is not null && fold.Curves.Metric(metric) is { } values ? epochs.Select(epoch => Short(values[epoch - 1])) : null,
                };
            }),
            ["mean"] = MeanCurve.Compute(folds.Select(fold => fold.Curves)).Json,
        };

    private static Members RefitOf(RefitResult refit, RefitResult? kept)
    {
        var epochs = ThinnedCurve.Epochs(refit.TrainCurve.Length, 0, MostEpochs);
        return new Members { ["restart"] = refit.Restart, ["kept"] = refit == kept, ["epochs"] = epochs, ["loss"] = epochs.Select(epoch => Short(refit.TrainCurve[epoch - 1])) };
    }

    private static Members FitOf(Fit.Shown shown) => new Members
    {
        ["target"] = shown.TargetName,
        ["input"] = shown.Line is null ? null : shown.InputNames[0],
        ["train"] = RowsOf(shown.Train),
        ["held"] = shown.OutOfFold is null ? null : RowsOf(shown.OutOfFold),
        ["test"] = shown.Test is null ? null : RowsOf(shown.Test),
        ["line"] = shown.Line is var (x, y) ? new Members { ["x"] = x.Select(number => Short(number)), ["y"] = y.Select(number => Short(number)) } : null,
    };

    // Of many rows every n-th is drawn: the cloud looks the same.
    private static Members RowsOf(Fit.Rows rows)
    {
        var step = ((rows.Targets.Length - 1) / MostPoints) + 1;
        return new Members { ["x"] = Every(rows.X), ["y"] = Every(rows.Targets), ["p"] = Every(rows.Predictions) };

        IEnumerable<double?> Every(double[] numbers) => numbers.Where((_, row) => row % step == 0).Select(number => Short(number));
    }

    private static double? Short(double number) => ShortNumber.Round(number);
}
