using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Tests.Reporting.Remarks;

public class RangeBorderTests
{
    [Theory]
    [InlineData("0.1", "Upper")]
    [InlineData("0.001", "Lower")]
    [InlineData("0.01", null)]
    public void A_list_of_numbers_ends_at_its_smallest_and_largest_whatever_its_order(string chosen, string? border) =>
        Assert.Equal(border, Of("optimizer.learning-rate", new DimensionValues.Listed(["0.1", "0.001", "0.01"]), chosen));

    [Fact]
    public void Of_two_values_neither_is_an_end() =>
        Assert.Null(Of("optimizer.learning-rate", new DimensionValues.Listed(["0.1", "0.01"]), "0.1"));

    [Fact]
    public void A_value_that_stands_twice_counts_once() =>
        Assert.Null(Of("optimizer.learning-rate", new DimensionValues.Listed(["0.1", "0.01", "0.01"]), "0.1"));

    [Fact]
    public void Words_and_lists_of_widths_have_no_end()
    {
        Assert.Null(Of("model.activation", new DimensionValues.Listed(["gelu", "relu", "tanh"]), "gelu"));
        Assert.Null(Of("model.hidden", new DimensionValues.Listed(["[8]", "[16]", "[32]"]), "[32]"));
    }

    [Theory]
    [InlineData("0.503", "Lower")]
    [InlineData("0.515", null)]
    [InlineData("0.897", "Upper")]
    [InlineData("0.89", null)]
    public void A_uniform_range_ends_within_a_hundredth(string chosen, string? border) =>
        Assert.Equal(border, Of("training.averaging", new DimensionValues.Uniform(0.5, 0.9), chosen));

    [Theory]
    [InlineData("0.000104", "Lower")]
    [InlineData("0.00011", null)]
    [InlineData("0.0096", "Upper")]
    [InlineData("0.009", null)]
    public void A_logarithmic_range_ends_within_a_hundredth_of_its_logarithm(string chosen, string? border) =>
        Assert.Equal(border, Of("optimizer.learning-rate", new DimensionValues.LogUniform(1e-4, 1e-2), chosen));

    [Theory]
    [InlineData(8, 64, "8", "Lower")]
    [InlineData(8, 64, "64", "Upper")]
    [InlineData(8, 64, "63", null)]
    [InlineData(8, 9, "9", null)]
    [InlineData(1, 1001, "998", "Upper")]
    [InlineData(1, 1001, "990", null)]
    public void A_range_of_whole_numbers_ends_at_its_last(long low, long high, string chosen, string? border) =>
        Assert.Equal(border, Of("training.batch-size", new DimensionValues.Whole(low, high), chosen));

    [Theory]
    [InlineData("model.dropout", "0", "0.2", "0.5")]
    [InlineData("optimizer.weight-decay", "0", "0.001", "0.01")]
    [InlineData("training.averaging", "0", "0.5", "0.9")]
    public void An_end_that_the_setting_has_itself_cannot_be_extended(string path, string least, string middle, string most)
    {
        Assert.Null(Of(path, new DimensionValues.Listed([least, middle, most]), least));
        Assert.Equal("Upper", Of(path, new DimensionValues.Listed([least, middle, most]), most));
    }

    [Fact]
    public void A_step_beyond_the_end_need_not_be_a_round_one() =>
        Assert.Equal("Upper", Of("model.dropout", new DimensionValues.Uniform(0, 0.9), "0.895"));

    [Fact]
    public void A_batch_of_one_row_cannot_be_smaller() =>
        Assert.Null(Of("training.batch-size", new DimensionValues.Listed(["1", "2", "4"]), "1"));

    private static string? Of(string path, DimensionValues values, string chosen) => RangeBorder.Find(new Dimension(path, values, []), chosen)?.ToString();
}
