using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Fits the columns of a table on the training rows of a training.</summary>
/// <param name="settings">What to fit.</param>
/// <param name="scales">Whether numbers are scaled if nothing else is said.</param>
/// <param name="rows">The training rows; no other row is looked at.</param>
/// <param name="seed">For the parts of target statistics.</param>
internal sealed class ColumnPreparation(PreparationSettings settings, bool scales, DataTable table, int[] rows, TrainingSeed seed)
{
    /// <summary>Parts of the training rows for target statistics: each gets those of the others.</summary>
    private const int Parts = 5;

    private readonly float[] _weights = table.Roles.Weights is { } weights ? [.. rows.Select(row => (float)weights.Values[row])] : [];

    /// <summary>Most different numbers of each column, which the training file decides.</summary>
    public static int Width(PreparationSettings settings, DataTable table, int column)
    {
        var of = table.ColumnOf(column);
        var own = TablePreparation.For(settings, table, column);
        return of.Type == ColumnType.Category ? Table(settings, table, column)?.Dimensions ?? own.Encode.Width(Shape(own, table, of)) : HasIndicator(own, of) ? 2 : 1;
    }

    /// <summary>The table of a category that is trained with the net; null elsewhere.</summary>
    public static (int Rows, int Dimensions)? Table(PreparationSettings settings, DataTable table, int column)
    {
        var of = table.ColumnOf(column);
        var own = TablePreparation.For(settings, table, column);
        return of.Type == ColumnType.Category ? own.Encode.Table(Shape(own, table, of)) : null;
    }

    /// <summary>A fitted column, and what its training rows get instead where that differs.</summary>
    public (PreparedColumn Column, float[]? OfTraining) Fit(int column)
    {
        var of = table.ColumnOf(column);
        var cells = new float[rows.Length];
        for (var place = 0; place < rows.Length; place++) cells[place] = table.Inputs[(rows[place] * table.InputColumns) + column];
        var own = TablePreparation.For(settings, table, column);
        return of.Type == ColumnType.Category ? Category(own, of, cells, column) : (Number(own, of, table.UnitOf(column), cells), null);
    }

    private PreparedColumn Number(PreparationSettings own, InputColumn of, ColumnUnit unit, float[] cells)
    {
        double[] present = [.. cells.Where(cell => !float.IsNaN(cell)).Select(cell => unit.Restore(cell))];
        Array.Sort(present);

        // A column without any value in these rows is one of zeros.
        var fill = own.Impute.Fill(present.Length == 0 ? [0] : present);
        var isNumber = of.Type == ColumnType.Number;
        var prepared = new PreparedColumn.Number(unit.Store(fill), FittedScale.Linear.None) { Indicator = HasIndicator(own, of), Log1p = own.Log1p && isNumber };
        float[] numbers = [.. cells.Select(cell => prepared.Filled(cell, unit))];
        if (own.Clip > 0 && isNumber)
        {
            double[] sorted = [.. numbers.Order()];
            prepared = prepared with
            {
                Least = (float)OrderStatistics.Quantile(sorted, own.Clip),
                Most = (float)OrderStatistics.Quantile(sorted, 1 - own.Clip),
            };
        }

        return prepared with { Scale = own.Scale.For(scales).Fit([.. numbers.Select(prepared.Clipped)], _weights) };
    }

    private (PreparedColumn, float[]?) Category(PreparationSettings own, InputColumn of, float[] cells, int column)
    {
        var shape = Shape(own, table, of);
        var parts = new int[rows.Length];
        for (var place = 0; place < parts.Length; place++) parts[place] = place % Parts;
        seed.Stream(StreamPurpose.TargetStatistics, column).Shuffle(parts.AsSpan());
        var fitted = own.Encode.Fit(new CategoryRows(
            shape,
            [.. cells.Select(cell => PreparedColumn.Category.IndexOf(cell, shape.Levels))],
            [.. rows.Select(row => table.Classes.IsEmpty ? table.Target(row) : table.Targets[row])],
            parts,
            own.Scale.For(scales))
        { Weights = _weights });
        return (new PreparedColumn.Category(fitted.Encoding), fitted.OfTraining);
    }

    private static bool HasIndicator(PreparationSettings settings, InputColumn of) => settings.Indicator && of.Missing > 0;

    private static CategoryShape Shape(PreparationSettings settings, DataTable table, InputColumn of) =>
        new(of.Levels.Length, of.Missing > 0, settings.Indicator, table.Classes.Length) { HasLabels = table.HasLabels };
}
