using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Analysis.Effects;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.TrainerNode.Tests.Analysis;

/// <summary>Figures are those of scikit-learn 1.2.1's sklearn.inspection for the same rows and the model 2a + ab.</summary>
public class InputEffectsTests
{
    private static readonly DataTable Table = new(
        ["a", "b", "c"], "y",
        [.. Enumerable.Range(0, 40).SelectMany(i => new[] { i * 7 % 40 / 10f, i * 3 % 5, i * 11 % 13 })],
        [.. Enumerable.Range(0, 40).Select(i => (float)((2 * (i * 7 % 40 / 10.0)) + (i * 7 % 40 / 10.0 * (i * 3 % 5)) + (((i * 5 % 7) - 3) * 0.1)))]);

    private static readonly ColumnGroup[] Columns = [.. ColumnGroup.List(Table)];

    [Fact]
    public void Partial_dependence_is_that_of_scikit_learn()
    {
        var (a, b) = (PartialDependence.Compute([Part(Table)], Columns[0])!, PartialDependence.Compute([Part(Table)], Columns[1])!);

        Assert.Equal(20, a.Values.Length);
        Near([0.141, 0.33142105263157895, 3.7590000000000003], [a.Values[0], a.Values[1], a.Values[^1]]);
        Near([0.564, 1.3256842105263158, 15.036], [a.Predictions[0][0], a.Predictions[0][1], a.Predictions[0][^1]]);
        Assert.Equal([0, 1, 2, 3, 4], b.Values);
        Near([3.9, 5.85, 7.8, 9.75, 11.7], b.Predictions[0]);
    }

    [Fact]
    public void Permutation_importance_is_that_of_scikit_learn()
    {
        var (score, importance) = PermutationImportance.Compute([Part(Table)], [.. Columns], new RootMeanSquaredError(), seed: 1, repeats: 500)!.Value;

        // 2,000 shuffles there; five standard errors of ours.
        Assert.Equal(0.20371548787463364, score, 1e-6);
        Assert.InRange(importance[0].Mean, 6.677 - 0.15, 6.677 + 0.15);
        Assert.InRange(importance[1].Mean, 4.223 - 0.11, 4.223 + 0.11);
        Assert.InRange(importance[0].Deviation, 0.6, 0.76);
        Assert.Equal((0, 0), (importance[2].Mean, importance[2].Deviation));
    }

    [Fact]
    public void Rows_of_several_models_are_judged_together_and_the_strongest_column_comes_first()
    {
        var effects = InputEffects.Compute([Part(Table.Only([.. Enumerable.Range(0, 25)])), Part(Table.Only([.. Enumerable.Range(25, 15)]))], Metric.Loss, 10, 1)!;

        Assert.Equal(("rmse", 40), (effects.Metric.Text, effects.Rows));
        Assert.Equal(["a", "b", "c"], effects.Importance.Select(one => one.Column));
        Assert.Equal(["a", "b", "c"], effects.Dependence.Select(one => one.Column));
        Near([3.9, 5.85, 7.8, 9.75, 11.7], effects.Dependence[1].Predictions[0]);
    }

    [Fact]
    public void A_date_moves_all_its_inputs_and_texts_are_the_levels_that_rows_have()
    {
        InputColumn[] columns =
        [
            new("day", ColumnType.Date) { Date = new DateNumber("day", DatePart.Elapsed, "yyyy-MM-dd"), Missing = 1 }, new("day.month", ColumnType.Date) { Date = new DateNumber("day", DatePart.Month, "yyyy-MM-dd") },
            new("port", ColumnType.Category) { Levels = ["C", "Q", "S"] },
        ];
        var table = new DataTable(["day", "day.month", "port"], "y", [0, 1, 0, 31, 2, 2, float.NaN, float.NaN, InputColumn.Unseen], [0, 0, 0]) { Columns = [.. columns] };
        var part = new JudgedPart(table, rows => [.. Enumerable.Range(0, rows.Rows).Select(row => (100.0 * rows.Inputs[(3 * row) + 1]) + rows.Inputs[(3 * row) + 2])]);
        var groups = ColumnGroup.List(table).ToArray();

        var (day, port) = (PartialDependence.Compute([part], groups[0])!, PartialDependence.Compute([part], groups[1])!);

        Assert.Equal(["day", "port"], groups.Select(group => group.Name));
        Assert.Equal([0, 31], day.Values);
        Near([100 + (1 / 3.0), 200 + (1 / 3.0)], day.Predictions[0]);
        Assert.Equal<string>(["C", "S"], port.Texts);
    }

    private static JudgedPart Part(DataTable table) => new(table, rows => [.. Enumerable.Range(0, rows.Rows).Select(row => rows.Input(row, 0) * (2 + rows.Input(row, 1)))]);

    private static void Near(double[] expected, double[] actual) => Assert.All(expected.Zip(actual, (one, other) => Math.Abs(one - other)), error => Assert.InRange(error, 0, 1e-5));
}
