using System.Globalization;
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

    /// <summary>Whether numbers of any size in a column come out around 1.</summary>
    public static bool Scales(Hyperparameters hyperparameters, DataTable table, int column)
    {
        if (!Applies(hyperparameters, table)) return hyperparameters.Standardize.Inputs;
        var own = For(hyperparameters.Preparation!, table, column);
        return own.Log1p || own.Scale.For(hyperparameters.Standardize.Inputs || Needs(table)).Levels;
    }

    /// <summary>Whether the experiment says how a column is scaled.</summary>
    public static bool SaysScale(Hyperparameters hyperparameters, DataTable table, int column) =>
        Applies(hyperparameters, table) && !For(hyperparameters.Preparation!, table, column).Scale.IsAuto;

    /// <summary>Whether a net gets the logarithms of a column.</summary>
    public static bool TakesLogarithm(Hyperparameters hyperparameters, DataTable table, int column) =>
        table.ColumnOf(column).Type == ColumnType.Number && Applies(hyperparameters, table) && For(hyperparameters.Preparation!, table, column).Log1p;

    /// <summary>How a column is prepared: as <c>data.columns</c> says of it, otherwise as the table.</summary>
    public static PreparationSettings For(PreparationSettings settings, DataTable table, int column)
    {
        if (settings.Columns.IsEmpty) return settings;
        if (settings.Columns.GetValueOrDefault(table.ColumnOf(column).FileColumn) is { } named) return named;
        var index = table.Source?.Inputs[column].ToString(CultureInfo.InvariantCulture);
        return index is not null && Enumerable.Range(0, table.InputColumns).All(other => table.ColumnOf(other).FileColumn != index)
            ? settings.Columns.GetValueOrDefault(index, settings)
            : settings;
    }

    /// <summary>How many numbers the tables have that are trained with a net.</summary>
    public static double Tables(Hyperparameters hyperparameters, DataTable table) => Applies(hyperparameters, table)
        ? Enumerable.Range(0, table.InputColumns).Sum(column => ColumnPreparation.Table(hyperparameters.Preparation!, table, column) is var (rows, dimensions) ? (double)rows * dimensions : 0)
        : 0;

    /// <summary>How many inputs a net has, after its tables are looked up.</summary>
    public static int Width(Hyperparameters hyperparameters, DataTable table) => Applies(hyperparameters, table)
        ? Enumerable.Range(0, table.InputColumns).Sum(column => ColumnPreparation.Width(hyperparameters.Preparation!, table, column))
        : table.InputColumns;
}
