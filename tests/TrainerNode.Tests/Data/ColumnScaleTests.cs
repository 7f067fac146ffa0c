using ActorSearch.TrainerNode.Data;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.TrainerNode.Tests.Data;

public class ColumnScaleTests
{
    [Fact]
    public void It_is_fitted_column_by_column_on_the_given_rows_alone()
    {
        float[] values = [1, 10, 1000, 1000, 3, 30, 5, 50];

        var scale = ColumnScale.Fit(values, 2, [0, 2, 3]);

        Assert.Equal([3, 30], scale.Mean);
        Assert.Equal([(float)Math.Sqrt(8 / 3.0), (float)Math.Sqrt(800 / 3.0)], scale.Deviation);
    }

    [Property]
    public void Scaled_rows_have_mean_0_and_deviation_1(NonEmptyArray<int> draws)
    {
        var values = draws.Get.Select(draw => draw * 0.25f).ToArray();
        var scale = ColumnScale.Fit(values, 1, [.. Enumerable.Range(0, values.Length)]);
        scale.Apply(values);

        Assert.Equal(0, values.Average(value => (double)value), 1e-3);
        var deviation = Math.Sqrt(values.Average(value => (double)value * value));
        Assert.Equal(values.Distinct().Count() == 1 ? 0 : 1, deviation, 1e-3);
    }

    [Property]
    public void Unapply_is_the_way_back(NonEmptyArray<short> draws)
    {
        var values = draws.Get.Concat(draws.Get).Select(draw => draw * 0.5f).ToArray();
        var scaled = (float[])values.Clone();
        var scale = ColumnScale.Fit(values, 2, [.. Enumerable.Range(0, draws.Get.Length)]);

        scale.Apply(scaled);
        scale.Unapply(scaled);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], scaled[i], 0.01);
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-3e38f)]
    [InlineData(1e-40f)]
    public void A_constant_column_is_shifted_to_0_and_not_scaled(float constant)
    {
        float[] values = [.. Enumerable.Repeat(constant, 1000)];
        var scale = ColumnScale.Fit(values, 1, [.. Enumerable.Range(0, 1000)]);
        scale.Apply(values);

        Assert.Equal((constant, 1), (scale.Mean[0], scale.Deviation[0]));
        Assert.All(values, value => Assert.Equal(0, value));
    }

    /// <summary>The weighted mean of equal numbers is rounded: a deviation of 1e-17 would make any other number huge.</summary>
    [Theory]
    [InlineData(0.1f)]
    [InlineData(-3.7f)]
    [InlineData(1e-38f)]
    public void A_constant_column_of_rows_with_weights_is_not_scaled(float constant)
    {
        float[] values = [.. Enumerable.Repeat(constant, 97), 5], weights = [.. Enumerable.Range(0, 97).Select(row => new[] { 0.1f, 0.7f, 1.3f }[row % 3]), 0];
        var scale = ColumnScale.Fit(values, 1, [.. Enumerable.Range(0, 98)], weights);

        Assert.Equal((constant, 1), (scale.Mean[0], scale.Deviation[0]));
        Assert.Equal((constant, 1), ColumnScale.Fit(values, weights));
    }

    [Fact]
    public void Numbers_that_differ_in_the_last_bit_are_scaled_with_weights_too()
    {
        var (mean, deviation) = ColumnScale.Fit([1, MathF.BitIncrement(1)], [0.1f, 0.1f]);

        Assert.Equal((1, 5.9604645e-8f), (mean, deviation));
    }

    [Fact]
    public void The_largest_numbers_are_scaled_without_overflow()
    {
        float[] values = [float.MaxValue, -float.MaxValue];
        var scale = ColumnScale.Fit(values, 1, [0, 1]);
        scale.Apply(values);

        Assert.Equal([1, -1], values);
    }

    [Fact]
    public void Without_scaling_nothing_changes()
    {
        float[] values = [1, -2, 3.5f, 0];
        ColumnScale.None(2).Apply(values);
        ColumnScale.None(2).Unapply(values);

        Assert.Equal([1, -2, 3.5f, 0], values);
    }

    [Fact]
    public void To_fit_on_no_row_is_a_bug() => Assert.Throws<ArgumentOutOfRangeException>(() => ColumnScale.Fit([1], 1, []));
}
