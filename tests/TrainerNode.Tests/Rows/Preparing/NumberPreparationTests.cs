using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

/// <summary>Numbers that were compared are those of scikit-learn 1.2.1: SimpleImputer, StandardScaler, RobustScaler, QuantileTransformer.</summary>
public sealed class NumberPreparationTests
{
    private static readonly float[] Asked = [0.5f, 1, 1.2f, 2.75f, 3, 4.1f, 5, 5.5f, 7, 9, 12];

    public static TheoryData<Imputation, float> Fills => new()
    {
        { new AutoImputation(), 3.5f }, { new MedianImputation(), 3.5f }, { new MeanImputation(), 3.95f },
        { new MostFrequentImputation(), 1 }, { new ConstantImputation(-2), -2 },
    };

    [Theory]
    [MemberData(nameof(Fills))]
    public void A_missing_number_is_filled_and_has_an_indicator(Imputation imputation, float expected)
    {
        var fitted = Prepared.Fit(Prepared.Plain with { Impute = imputation }, Prepared.Numbers);

        Assert.Equal([[expected, 1], [7, 0]], Prepared.Inputs(fitted, Prepared.Numbers, float.NaN, 7));
    }

    [Fact]
    public void Without_indicators_a_column_is_one_input()
    {
        var settings = Prepared.Plain with { Indicator = false };

        Assert.Equal([[3.5f]], Prepared.Inputs(Prepared.Fit(settings, Prepared.Numbers), Prepared.Numbers, float.NaN));
        Assert.Equal(1, TablePreparation.Width(Some.Hyperparameters with { Preparation = settings }, Prepared.Numbers));
        Assert.Equal(2, TablePreparation.Width(Some.Hyperparameters with { Preparation = Prepared.Plain }, Prepared.Numbers));
    }

    [Fact]
    public void A_column_without_values_in_the_training_rows_is_filled_with_zeros_or_the_constant()
    {
        Assert.Equal([0, 1], Prepared.Inputs(Prepared.Fit(Prepared.Settings, Prepared.Numbers, 1, 6), Prepared.Numbers, float.NaN)[0]);
        Assert.Equal([4, 1], Prepared.Inputs(Prepared.Fit(Prepared.Plain with { Impute = new ConstantImputation(4) }, Prepared.Numbers, 1, 6), Prepared.Numbers, float.NaN)[0]);
    }

    [Fact]
    public void Standard_and_robust_scales_are_those_of_the_filled_column()
    {
        AssertScaled(new StandardScaling(), x => (x - 3.875) / 2.11270956);
        AssertScaled(new AutoScaling(), x => (x - 3.875) / 2.11270956);
        AssertScaled(new RobustScaling(), x => (x - 3.5) / 2.125);
        AssertScaled(new NoScaling(), x => x);
    }

    [Theory]
    [InlineData(1000, false, new[] { 0.0, 0.0, 0.103030303, 0.227272727, 0.318181818, 0.645454545, 0.772727273, 0.863636364, 0.939393939, 1.0, 1.0 })]
    [InlineData(1000, true, new[] { -5.19933758, -5.19933758, -1.26447216, -0.747858595, -0.472789121, 0.373077305, 0.747858595, 1.09680356, 1.5497059, 5.19933758, 5.19933758 })]
    [InlineData(5, false, new[] { 0.0, 0.0, 0.0266666667, 0.233333333, 0.3, 0.6, 0.75, 0.78125, 0.875, 1.0, 1.0 })]
    [InlineData(5, true, new[] { -5.19933758, -5.19933758, -1.93221209, -0.727913291, -0.524400513, 0.253347103, 0.67448975, 0.776421761, 1.15034938, 5.19933758, 5.19933758 })]
    public void A_quantile_scale_is_the_place_among_the_training_rows(int quantiles, bool normal, double[] expected)
    {
        var fitted = Prepared.Fit(Prepared.Settings with { Scale = new QuantileScaling(quantiles, normal) }, Prepared.Numbers);

        var scaled = Prepared.Inputs(fitted, Prepared.Numbers, Asked);

        for (var at = 0; at < expected.Length; at++) Assert.Equal(expected[at], scaled[at][0], 5);
    }

    [Fact]
    public void A_constant_column_becomes_0_with_each_scale()
    {
        foreach (var scale in new InputScaling[] { new StandardScaling(), new RobustScaling(), new QuantileScaling(9, false), new QuantileScaling(9, true) })
        {
            var table = Prepared.Table(new InputColumn("x", ColumnType.Number), [5, 5, 5]);
            Assert.Equal(0, Prepared.Inputs(Prepared.Fit(Prepared.Settings with { Scale = scale }, table), table, 5)[0][0]);
        }
    }

    [Fact]
    public void Clipping_follows_the_logarithm_and_flags_and_dates_have_neither()
    {
        var settings = Prepared.Plain with { Log1p = true, Clip = 0.25 };
        float[] cells = [0, 1, 3, 7, 15];
        var table = Prepared.Table(new InputColumn("x", ColumnType.Number), cells);

        Assert.Equal([MathF.Log(2), MathF.Log(2), MathF.Log(4), MathF.Log(8), MathF.Log(8)], Prepared.Inputs(Prepared.Fit(settings, table), table, cells).Select(row => row[0]));
        foreach (var type in new[] { ColumnType.Flag, ColumnType.Date })
        {
            var other = Prepared.Table(new InputColumn("x", type), cells);
            Assert.Equal(cells, Prepared.Inputs(Prepared.Fit(settings, other), other, cells).Select(row => row[0]));
        }
    }

    [Fact]
    public void The_logarithm_and_the_constant_are_in_the_unit_of_the_file()
    {
        var stored = StoredColumn.Create([1e9 + 1, 1e9 + 2, 1e9 + 3], out _);
        var table = Prepared.Table(new InputColumn("x", ColumnType.Number) { Missing = 1 }, stored.Values) with { InputUnits = [stored.Unit] };
        Assert.False(stored.Unit.IsPlain);

        Assert.Equal(stored.Unit.Store(1e9 + 2), Inputs(Prepared.Plain with { Impute = new ConstantImputation(1e9 + 2) }));
        Assert.Equal((float)Math.Log(1e9 + 3), Inputs(Prepared.Plain with { Log1p = true, Impute = new ConstantImputation(1e9 + 2) }));

        float Inputs(PreparationSettings settings) => Prepared.Inputs(Prepared.Fit(settings, table), table, float.NaN)[0][0];
    }

    [Fact]
    public void Complete_numbers_are_left_as_they_are_unless_the_experiment_says_so()
    {
        var table = Prepared.Table(new InputColumn("x", ColumnType.Number), [1, 2, 3]);

        Assert.Empty(Prepared.Fit(Prepared.Settings, table).Columns);
        Assert.Single(Prepared.Fit(Prepared.Settings with { Scale = new StandardScaling() }, table).Columns);
        Assert.Single(Prepared.Fit(Prepared.Settings with { Impute = new MedianImputation() }, table).Columns);
    }

    [Fact]
    public void Standard_scaling_has_the_bits_of_standardised_inputs()
    {
        float[] cells = [0.1f, 0.7f, 1e-3f, -4];
        var table = Prepared.Table(new InputColumn("x", ColumnType.Number), cells);
        var before = FittedPreparation.Fit(
            Some.Hyperparameters with { Standardize = new StandardizeSettings(true, false) }, table, [0, 1, 2, 3], default);

        Assert.Equal(
            Prepared.Inputs(before, table, cells).Select(row => row[0]),
            Prepared.Inputs(Prepared.Fit(Prepared.Settings with { Scale = new StandardScaling() }, table), table, cells).Select(row => row[0]));
    }

    private static void AssertScaled(InputScaling scaling, Func<double, double> expected)
    {
        var fitted = Prepared.Fit(Prepared.Settings with { Scale = scaling }, Prepared.Numbers);

        var scaled = Prepared.Inputs(fitted, Prepared.Numbers, Asked);

        for (var at = 0; at < Asked.Length; at++) Assert.Equal(expected(Asked[at]), scaled[at][0], 5);
    }
}
