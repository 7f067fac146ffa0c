using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Who did best on each fold, as a table.</summary>
internal static class FoldWinnersTable
{
    /// <param name="columns">The hyperparameters.</param>
    /// <param name="winners">One a fold.</param>
    /// <param name="choices">What a configuration chose, by its index.</param>
    public static Table Of(SpaceColumns columns, IReadOnlyList<FoldWinner> winners, Func<int, ImmutableArray<Choice>> choices)
    {
        var table = TableLook.New();
        TableLook.AddNumbers(table, "train loss", "validation loss");
        table.AddColumn("settings");
        TableLook.AddNumbers(table, "best epoch", "stopped at", "fold");
        foreach (var winner in winners)
        {
            TableLook.AddRow(
                table,
                [
                    Figures.Of(winner.Line.TrainLoss),
                    Figures.Of(winner.Line.ValidationLoss),
                    columns.Describe(choices(winner.Configuration)),
                    winner.Line.BestEpoch.ToString(CultureInfo.InvariantCulture),
                    winner.Line.Epochs.ToString(CultureInfo.InvariantCulture),
                    winner.Fold.ToString(CultureInfo.InvariantCulture),
                ]);
        }

        return table;
    }
}
