using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Whether and how wide a configuration prepares a table.</summary>
public static class TablePreparation
{
    /// <summary>Whether columns are prepared: where the experiment says how, and where rows miss values or columns hold texts.</summary>
    public static bool Applies(Hyperparameters hyperparameters, DataTable table) =>
        hyperparameters.Preparation is { } settings && table.Images is null && (!settings.IsAuto || Needs(table));

    /// <summary>Whether a net can take the table only after preparation.</summary>
    public static bool Needs(DataTable table) => table.Columns.Any(column => column.Type == ColumnType.Category || column.Missing > 0);

    /// <summary>Whether inputs of any size come out around 1.</summary>
    public static bool Scales(Hyperparameters hyperparameters, DataTable table) =>
        hyperparameters.Standardize.Inputs
        || (Applies(hyperparameters, table) && hyperparameters.Preparation is { } settings && (settings.Log1p || settings.Scale.For(Needs(table)).Levels));

    /// <summary>How many inputs a net has.</summary>
    public static int Width(Hyperparameters hyperparameters, DataTable table) => Applies(hyperparameters, table)
        ? Enumerable.Range(0, table.InputColumns).Sum(column => ColumnPreparation.Width(hyperparameters.Preparation!, table, column))
        : table.InputColumns;
}
