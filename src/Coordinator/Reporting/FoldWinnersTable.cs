using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Who did best on each fold, as a table.</summary>
internal static class FoldWinnersTable
{
    /// <param name="study">What is to be shown.</param>
    /// <param name="winners">One a fold.</param>
    public static Table Of(StudyView study, IReadOnlyList<FoldWinner> winners)
    {
        string[] metric = study.Metric.Kind == MetricKind.Loss ? [] : [MetricNames.Of(study.Metric)];
        var table = TableLook.New();
        TableLook.AddNumbers(table, ["train loss", "validation loss", .. metric]);
        table.AddColumn("settings");
        TableLook.AddNumbers(table, "best epoch", "stopped at", "fold");
        foreach (var winner in winners)
        {
            TableLook.AddRow(
                table,
                [
                    Figures.Of(winner.Line.TrainLoss),
                    Figures.Of(winner.Line.ValidationLoss),
                    .. metric.Select(_ => Figures.Of(SelectionCost.Metric(study.Metric, winner.Line.Cost))),
                    study.Columns.Describe(study.ChoicesOf(winner.Configuration)),
                    winner.Line.BestEpoch.ToString(CultureInfo.InvariantCulture),
                    winner.Line.Epochs.ToString(CultureInfo.InvariantCulture),
                    winner.Fold.ToString(CultureInfo.InvariantCulture),
                ]);
        }

        return table;
    }
}
