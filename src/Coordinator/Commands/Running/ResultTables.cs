using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>The two tables at the end of <c>run</c> and of <c>show</c>.</summary>
public static class ResultTables
{
    /// <summary>Writes the top configurations and the winner of each fold.</summary>
    /// <param name="top">The largest number of configurations.</param>
    public static void Write(Terminal terminal, StudyView study, int top)
    {
        var ranked = study.Board.Ranked();
        var order = study.HasClasses || study.Metric is not LossMetric
            ? $" by {study.Metric.Text} ({MetricNames.DirectionOf(study.Metric)})"
            : "";
        terminal.Tell(Heading(ranked.Count, Math.Max(study.Planned, ranked.Count), top) + order);
        terminal.Show(RankingTable.Create(study, ranked, top));

        var winners = FoldWinners.Find(study.Board);
        if (winners.Count > 0)
        {
            terminal.Tell("The winner of each fold");
            terminal.Show(FoldWinnersTable.Create(study, winners));
        }

        foreach (var notice in ranked.Select(row => row.Notice).OfType<string>())
        {
            terminal.Tell(notice);
        }
    }

    /// <summary>For example <c>The best 3 of 24 configurations (6 have results)</c>.</summary>
    internal static string Heading(int ranked, int planned, int top)
    {
        var all = ranked > top ? $"The best {top} of {Figures.Count(planned, "configuration")}" : ranked < planned ? $"{ranked} of {Figures.Count(planned, "configuration")}" : Figures.Count(ranked, "configuration");
        return ranked > top && ranked < planned ? $"{all} ({ranked} have results)" : all;
    }
}
