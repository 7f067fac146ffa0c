using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>The best configurations as a table: rank, the hyperparameters, loss, epochs.</summary>
internal static class RankingTable
{
    private const string TrainLoss = "train loss";

    /// <param name="ranked">All configurations, the best first.</param>
    /// <param name="top">The largest number of rows.</param>
    public static TextTable Create(StudyView study, IReadOnlyList<LeaderboardRow> ranked, int top)
    {
        var front = study.Front;
        TableColumn[] figures = [.. ((IEnumerable<string>)["validation loss", .. MetricColumns.Names(study), .. GoalColumns.Names(front), TrainLoss, "epoch"])
            .Select(heading => new TableColumn(heading, TableColumnKind.Number))];
        return new TextTable(
            [
                new TableColumn("rank", TableColumnKind.Number), .. study.Columns.Names.Select(name => new TableColumn(name, TableColumnKind.Setting)), .. figures,
                new TableColumn("status"),
            ],
            [
                .. ranked.Take(top).Select(row => (ImmutableArray<string>)
                [
                    row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
                    .. study.Columns.ReadableOf(study.ChoicesOf(row.Configuration)).Select(value => value ?? ""),
                    .. FiguresOf(study, front, row),
                ]),
            ]).WithoutEmpty(TrainLoss);
    }

    private static string[] FiguresOf(StudyView study, GoalFront? front, LeaderboardRow row) => row.Summary.Status
        is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite or ConfigurationStatus.Infeasible
        ?
        [
            Figures.Format(row.Summary.Mean, row.Summary.Deviation),
            .. MetricColumns.Figures(study, row),
            .. GoalColumns.Cells(front, row),
            Figures.IfNumber(row.Summary.MeanTrainLoss),
            row.Folds.Average(fold => fold.ScoredEpoch).ToString("0.#", CultureInfo.InvariantCulture),
            StatusNames.Describe(row.Summary.Status),
        ]
        : ["", .. MetricColumns.Names(study).Select(_ => ""), .. GoalColumns.Names(front).Select(_ => ""), "", "", StatusOf(row)];

    private static string StatusOf(LeaderboardRow row) => row.Summary.Status switch
    {
        ConfigurationStatus.Incomplete => $"{row.Folds.Count(fold => fold.Status != FoldStatus.Pending)} of {Figures.Count(row.Folds.Length, "fold")}",
        ConfigurationStatus.Pruned => Pruned(row.Folds),
        var status => StatusNames.Describe(status),
    };

    private static string Pruned(ImmutableArray<FoldLine> folds)
    {
        var paused = folds.Where(fold => fold is { Status: FoldStatus.Pruned, Epochs: > 0 }).ToList();
        var trained = paused.Count + folds.Count(fold => fold.Status is not (FoldStatus.Pending or FoldStatus.Pruned));
        var epochs = paused.Count == 0 ? "" : Figures.Count(paused.Max(fold => fold.Epochs), "epoch");
        return trained == 0 ? "pruned, not trained"
            : trained == folds.Length ? $"pruned after {epochs}"
            : $"pruned after {trained} of {Figures.Count(folds.Length, "fold")}" + (epochs.Length == 0 ? "" : $", {epochs}");
    }
}
