using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

/// <summary>Small tables and what becomes of them.</summary>
internal static class Prepared
{
    public static readonly PreparationSettings Settings = new(new AutoImputation(), new AutoScaling(), new OneHotEncoding(32), new UntransformedTarget());

    public static readonly PreparationSettings Plain = Settings with { Scale = new NoScaling() };

    /// <summary>Twelve numbers, two of them missing; what scikit-learn 1.2.1 makes of them is in the tests.</summary>
    public static readonly DataTable Numbers = Table(
        new InputColumn("x", ColumnType.Number) { Missing = 2 }, [3, float.NaN, 1, 4, 1, 5, float.NaN, 9, 2.5f, 6, 5, 3]);

    public static DataTable Table(InputColumn column, float[] cells, float[]? targets = null) => new([column.Name], "y", cells, targets ?? new float[cells.Length]) { Columns = [column] };

    /// <summary>A category whose texts are letters; a blank is missing.</summary>
    public static DataTable Letters(string texts, float[]? targets = null)
    {
        string[] levels = [.. texts.Where(text => text != ' ').Distinct().Order().Select(text => $"{text}")];
        return Table(
            new InputColumn("c", ColumnType.Category) { Levels = [.. levels], Missing = texts.Count(text => text == ' ') },
            [.. texts.Select(text => text == ' ' ? float.NaN : Array.IndexOf(levels, $"{text}"))],
            targets);
    }

    public static FittedPreparation Fit(PreparationSettings settings, DataTable table, params int[] rows) => FittedPreparation.Fit(
        Some.Hyperparameters with { Preparation = settings }, table, rows.Length == 0 ? [.. Enumerable.Range(0, table.Rows)] : rows, TrainingSeed.ForFold(1, 0));

    /// <summary>What a net takes for each cell of a table of one column.</summary>
    public static float[][] Inputs(FittedPreparation fitted, DataTable table, params float[] cells)
    {
        var source = PreparedTable.Create(table with { Inputs = cells, Targets = new float[cells.Length] }, fitted);
        return [.. Enumerable.Range(0, cells.Length).Select(row =>
        {
            var inputs = new float[source.Columns];
            source.CopyInputs(row, inputs);
            return inputs;
        })];
    }
}
