using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>The table of the best configuration of each fold.</summary>
internal static class FoldWinnersTable
{
    private const string TrainLoss = "train loss";

    /// <param name="winners">One a fold.</param>
    public static TextTable Create(StudyView study, IReadOnlyList<FoldWinner> winners)
    {
        string[] metric = study.Metric is LossMetric ? [] : [study.Metric.Text];
        return new TextTable(
            [
                new TableColumn("fold", TableColumnKind.Number),
                .. study.Columns.Names.Select(name => new TableColumn(name, TableColumnKind.Setting)),
                .. ((IEnumerable<string>)["validation loss", .. metric, TrainLoss, "epoch", "stopped at"]).Select(heading => new TableColumn(heading, TableColumnKind.Number)),
            ],
            [
                .. winners.Select(winner => (ImmutableArray<string>)
                [
                    winner.Fold.ToString(CultureInfo.InvariantCulture),
                    .. study.Columns.ReadableOf(study.ChoicesOf(winner.Configuration)).Select(value => value ?? ""),
                    Figures.Format(winner.Line.ValidationLoss),
                    .. metric.Select(_ => Figures.Format(SelectionCost.Metric(study.Metric, winner.Line.Cost))),
                    Figures.IfNumber(winner.Line.TrainLoss),
                    winner.Line.ScoredEpoch.ToString(CultureInfo.InvariantCulture),
                    winner.Line.Epochs.ToString(CultureInfo.InvariantCulture),
                ]),
            ]).WithoutEmpty(TrainLoss);
    }
}
