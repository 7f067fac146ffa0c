using ActorSearch.TrainerNode.Data;
using static ActorSearch.TrainerNode.Tests.Data.Checks.SomeData;

namespace ActorSearch.TrainerNode.Tests.Data.Checks;

public class DataChecksTests
{
    [Fact]
    public void Ordinary_data_has_no_remark() => Assert.Empty(Remarks(("a", Noise(1)), ("b", Noise(2))));

    [Fact]
    public void What_the_reader_has_to_say_comes_first()
    {
        var data = new DataSet(Table(Noise(9), [], ("a", Noise(1)), ("c", _ => 3)), null, "") { Notices = ["train.csv, column \"y\": 10 and 10.0 are one class."] };

        Assert.Equal(["data-notice", "constant-input"], Remarks(data).Select(remark => remark.Id));
    }

    [Fact]
    public void A_constant_input_is_named()
    {
        Assert.Equal(
            "constant-input: input \"c\": one value in all 40 training rows, so a model cannot learn from it. Leave it out of data.inputs.",
            Only(Remarks(("a", Noise(1)), ("c", _ => 3))));
    }

    [Fact]
    public void Many_constant_inputs_are_one_remark()
    {
        Assert.StartsWith(
            "constant-input: inputs \"p\", \"q\", \"r\" and 1 more: one value in all 40 training rows, so a model cannot learn from them.",
            Only(Remarks(("a", Noise(1)), ("p", _ => 0), ("q", _ => 1), ("r", _ => 2), ("s", _ => 3))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("counting from 0", "x", 0, 1)]
    [InlineData("counting from 1001", "x", 1001, 1)]
    [InlineData("counting down", "x", 40, -1)]
    [InlineData("steps of 10", "x", 10, 10)]
    [InlineData("shuffled without a gap", "x", 0, 17)]
    [InlineData("far apart, but called an id", "customer_id", 7, 99991)]
    [InlineData("far apart, but called an id in another way", "rowId", 7, 99991)]
    public void An_input_that_counts_the_rows_looks_like_an_id(string _, string name, int first, int step)
    {
        // A step that shuffles goes round; others go on.
        float Value(int row) => step == 17 ? first + (row * step % SomeData.Rows) : first + (row * (float)step) + (name == "x" ? 0 : row % 3);

        Assert.Equal(
            $"id-input: input \"{name}\": a different whole number in each row, like a row id, which does not help to predict new rows. Leave it out of data.inputs.",
            Only(Remarks(("a", Noise(1)), (name, Value))));
    }

    [Theory]
    [InlineData("whole numbers that repeat", 0)]
    [InlineData("fractions in steps", 1)]
    [InlineData("whole numbers far apart", 2)]
    public void An_input_with_another_reason_is_none(string _, int kind)
    {
        Assert.Empty(Remarks(("a", Noise(1)), ("x", row => kind switch { 0 => row / 2, 1 => row * 0.25f, _ => row * row * row })));
    }

    [Fact]
    public void The_only_input_may_count_the_rows() => Assert.Empty(Remarks(("t", row => row)));

    [Theory]
    [InlineData("the target itself", 0)]
    [InlineData("in another unit", 1)]
    [InlineData("with the other sign", 2)]
    [InlineData("its cube", 3)]
    public void An_input_that_determines_the_target_is_named(string _, int kind)
    {
        var target = Noise(9);

        Assert.Equal(
            "target-copy: input \"leak\": determines the target \"y\" in all 40 training rows. If it is known only together with the target, leave it out of data.inputs.",
            Only(Remarks(
                ("a", Noise(1)),
                ("leak", row => target(row) is var y && kind == 0 ? y : kind == 1 ? (1.8f * y) + 32 : kind == 2 ? -y : y * y * y))));
    }

    [Fact]
    public void An_input_that_names_the_class_determines_it()
    {
        Assert.StartsWith("target-copy: input \"code\"", Only(Classes(["p", "q", "r"], row => row % 3, ("a", Noise(1)), ("code", row => 10 * (2 - (row % 3))))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_separates_classes_by_many_values_is_an_honest_one()
    {
        Assert.Empty(Classes(["p", "q"], row => row % 2, ("a", row => (row % 2 * 100) + Noise(1)(row)), ("b", row => row % 4)));
    }

    [Fact]
    public void Of_a_wide_table_the_first_rows_are_looked_at()
    {
        const int Columns = 500_000;
        var inputs = new float[Columns * 30];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = i / Columns < 25 ? 1 : i;
        var table = new DataTable([.. Enumerable.Range(0, Columns).Select(column => $"{column}")], "y", inputs, [.. Enumerable.Range(0, 30).Select(Noise(9))]);

        Assert.Contains("one value in the first 19 training rows", Remarks(new DataSet(table, null, ""))[0].Sentence, StringComparison.Ordinal);
    }
}
