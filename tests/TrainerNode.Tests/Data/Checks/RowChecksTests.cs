using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Columns;
using static ActorSearch.TrainerNode.Tests.Data.Checks.SomeData;

namespace ActorSearch.TrainerNode.Tests.Data.Checks;

public class RowChecksTests
{
    [Fact]
    public void Rows_that_repeat_are_counted_and_the_first_is_shown()
    {
        var table = Table(Noise(9), [], ("a", Noise(1)), ("b", Noise(2)));
        var twice = table with { Inputs = [.. table.Inputs, .. table.Inputs[..6]], Targets = [.. table.Targets, .. table.Targets[..3]] };

        Assert.Equal(
            "repeated-rows: 3 of 43 training rows repeat earlier ones (row 40 is row 0 again, counted from 0). A copy on the other side of a fold makes its score too good. "
            + "Remove the copies, unless they are separate observations.",
            Only(Remarks(new DataSet(twice, null, ""))));
    }

    [Fact]
    public void Rows_with_equal_inputs_and_other_targets_do_not_repeat()
    {
        Assert.Empty(Remarks(("a", row => Noise(1)(row / 2)), ("b", row => Noise(2)(row / 2))));
    }

    [Fact]
    public void Test_rows_that_are_training_rows_are_counted()
    {
        var table = Table(Noise(9), [], ("a", Noise(1)), ("b", Noise(2)));
        var test = table with { Inputs = [.. table.Inputs[2..6]], Targets = [.. table.Targets[1..3]] };

        Assert.Equal(
            "test-rows-in-training: 2 of 2 test rows are also training rows (test row 0 is training row 1, counted from 0), which makes the test score too good. "
            + "Remove them from one of the two files, unless they are separate observations.",
            Only(Remarks(new DataSet(table, test, ""))));
    }

    [Fact]
    public void Images_repeat_too()
    {
        byte[] pixels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i * 37)), .. Enumerable.Range(0, 4).Select(i => (byte)(i * 37))];
        var images = new LabelledImages(new ImageShape(2, 2), ["0", "1"], PackedImages.Create(pixels, 4), [.. Enumerable.Range(0, 11).Select(i => (byte)(i % 10 % 2))]);

        Assert.StartsWith("repeated-rows: 1 of 11 training rows repeats an earlier one (row 10 is row 0 again, counted from 0).", Only(Remarks(new DataSet(DataTable.FromImages(images), null, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_column_in_another_unit_is_told()
    {
        Assert.Equal(
            "test-range: input \"a\": 0.5 to 39.5 in training, but 1000 to 1039 in the test rows, 100 % of them outside. Check that both files have the same units and meaning.",
            Only(Tested(row => (row * 7 % 40) + 0.5f, row => 1000 + row)));
    }

    [Fact]
    public void A_test_column_a_little_further_is_ordinary() => Assert.Empty(Tested(row => (row * 7 % 40) + 0.5f, row => (row * 1.1f) - 1));

    [Theory]
    [InlineData("one row a little outside", 1, 41, false)]
    [InlineData("four rows a little outside", 4, 41, false)]
    [InlineData("five rows a little outside", 5, 41, true)]
    [InlineData("one row far outside", 1, 4100, true)]
    public void A_few_test_rows_are_told_of_where_they_lie_far(string _, int rows, float value, bool told)
    {
        var test = Table(Noise(9), [], ("b", Noise(1)), ("a", row => value + (row * 0.01f)));
        var few = test with { Inputs = test.Inputs[..(2 * rows)], Targets = test.Targets[..rows] };

        Assert.Equal(told, Remarks(new DataSet(Table(Noise(9), [], ("b", Noise(1)), ("a", row => (row * 7 % 40) + 0.5f)), few, "")).Any(remark => remark.Id == "test-range"));
    }

    [Fact]
    public void A_test_file_that_is_the_training_file_is_told()
    {
        var table = Table(Noise(9), [], ("a", Noise(1)), ("b", Noise(2)));

        Assert.StartsWith("test-rows-in-training: 40 of 40 test rows are also training rows", Only(Remarks(new DataSet(table, table, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_varies_in_the_test_rows_alone_is_told()
    {
        var remarks = Tested(_ => 5, row => row + 100);

        Assert.Equal(["constant-input", "test-range"], remarks.Select(remark => remark.Id));
    }

    [Fact]
    public void A_metric_that_the_test_rows_do_not_define_is_told()
    {
        var (train, test) = (Table(Noise(9), [], ("a", Noise(1))), Table(_ => 4, [], ("a", Noise(3))));

        Assert.Equal(
            "test-undefined: r2 is not defined on the test rows, because they have only one target value. Change the test rows, or use another metric.",
            Only(DataChecks.Remarks(Usual with { Selection = Usual.Selection with { Metric = SomeMetrics.Named("r2") } }, new DataSet(train, test, ""))));
        Assert.Empty(Remarks(new DataSet(train, test, "")));

        // A row with the weight 0 does not count.
        var weighted = Table(row => row == 0 ? 5 : 4, [], ("a", Noise(3))) with { Roles = new RowRoles { Weights = new RowNumbers("w", [.. Enumerable.Range(0, SomeData.Rows).Select(row => row == 0 ? 0.0 : 1)]) } };
        Assert.StartsWith("test-undefined", Only(DataChecks.Remarks(Usual with { Selection = Usual.Selection with { Metric = SomeMetrics.Named("r2") } }, new DataSet(train, weighted, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_test_rows_is_told()
    {
        var (train, test) = (Table(row => row % 3, ["p", "q", "r"], ("a", Noise(1))), Table(row => row % 2, ["p", "q", "r"], ("a", Noise(3))));

        Assert.Equal(
            "untested-class: target \"y\": no test row has class \"r\", so the test score does not cover it. Add test rows of it.",
            Only(Remarks(new DataSet(train, test, ""))));
    }
}
