using System.Globalization;
using ActorSearch.Shared.Results;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The best configurations as a table: rank, the hyperparameters that vary among all of them, loss, epochs.</summary>
internal static class RankingTable
{
    /// <param name="study">What is to be shown.</param>
    /// <param name="ranked">All configurations, the best first.</param>
    /// <param name="top">How many rows at the most.</param>
    public static Table Of(StudyView study, IReadOnlyList<LeaderboardRow> ranked, int top)
    {
        var columns = study.Columns;
        var values = ranked.Select(row => columns.ValuesOf(study.ChoicesOf(row.Configuration)).ToArray()).ToArray();
        var varying = Enumerable.Range(0, columns.Paths.Length).Where(i => values.Select(row => row[i]).Distinct().Count() > 1).ToArray();

        var table = TableLook.New();
        TableLook.AddNumbers(table, "rank");
        foreach (var i in varying)
        {
            table.AddColumn(new TableColumn(new Text(columns.Names[i])));
        }

        TableLook.AddNumbers(table, ["validation loss", .. MetricColumns.Names(study), "train loss", "best epoch"]);
        table.AddColumn("status");
        for (var i = 0; i < ranked.Count && i < top; i++)
        {
            var rank = ranked[i].Rank?.ToString(CultureInfo.InvariantCulture) ?? "";
            TableLook.AddRow(table, [rank, .. varying.Select(j => values[i][j] ?? ""), .. FiguresOf(study, ranked[i])]);
        }

        return table;
    }

    private static string[] FiguresOf(StudyView study, LeaderboardRow row) => row.Summary.Status
        is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite
        ?
        [
            Figures.Of(row.Summary.Mean, row.Summary.Deviation),
            .. MetricColumns.Figures(study, row),
            Figures.Of(row.Summary.MeanTrainLoss),
            row.Folds.Average(fold => fold.BestEpoch).ToString("0.#", CultureInfo.InvariantCulture),
            StatusNames.Of(row.Summary.Status),
        ]
        : ["", .. MetricColumns.Names(study).Select(_ => ""), "", "", StatusOf(row)];

    private static string StatusOf(LeaderboardRow row) => row.Summary.Status == ConfigurationStatus.Incomplete
        ? $"{row.Folds.Count(fold => fold.Status != FoldStatus.Pending)} of {Figures.Count(row.Folds.Length, "fold")}"
        : StatusNames.Of(row.Summary.Status);
}
