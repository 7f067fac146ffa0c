using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;

namespace ActorSearch.TrainerNode.Tests.Data.Checks;

public class DataChecksTests
{
    private const int Rows = 40;

    [Fact]
    public void Ordinary_data_has_no_remark() => Assert.Empty(Remarks(("a", Noise(1)), ("b", Noise(2))));

    [Fact]
    public void What_the_reader_has_to_say_comes_first()
    {
        var data = new DataSet(Table(Noise(9), [], ("a", Noise(1)), ("c", _ => 3)), null, "") { Notices = ["train.csv, column \"y\": 10 and 10.0 are one class."] };

        Assert.Equal(["data-notice", "constant-input"], Remarks(data).Select(remark => remark.Id));
    }

    [Fact]
    public void Values_are_those_of_the_file_whatever_they_are_stored_as()
    {
        var table = Table(row => row % 2 == 0 ? 0 : 1, [], ("a", Noise(1)), ("b", Noise(2))) with { TargetUnit = new ColumnUnit(1e9, 0) };

        Assert.Contains("only 2 different values in all 40 training rows (1000000000, 1000000001)", Only(Remarks(new DataSet(table, null, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_input_is_named()
    {
        Assert.Equal(
            "constant-input: input \"c\": one value in all 40 training rows, so nothing is learned from it. Leave it out of data.inputs.",
            Only(Remarks(("a", Noise(1)), ("c", _ => 3))));
    }

    [Fact]
    public void Many_constant_inputs_are_one_remark()
    {
        Assert.StartsWith(
            "constant-input: inputs \"p\", \"q\", \"r\" and 1 more: one value in all 40 training rows, so nothing is learned from them.",
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
        float Value(int row) => step == 17 ? first + (row * step % Rows) : first + (row * (float)step) + (name == "x" ? 0 : row % 3);

        Assert.Equal(
            $"id-input: input \"{name}\": a different whole number in each row, like a row's id, which says nothing about new rows. Leave it out of data.inputs.",
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
    public void Rows_that_repeat_are_counted_and_the_first_is_shown()
    {
        var table = Table(Noise(9), [], ("a", Noise(1)), ("b", Noise(2)));
        var twice = table with { Inputs = [.. table.Inputs, .. table.Inputs[..6]], Targets = [.. table.Targets, .. table.Targets[..3]] };

        Assert.Equal(
            "repeated-rows: 3 of 43 training rows repeat earlier ones (row 41 is row 1 again). A copy on the other side of a fold flatters its score. "
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
            "test-rows-in-training: 2 of 2 test rows are training rows too (test row 1 is training row 2), which flatters the test score. "
            + "Remove them from one of the two files, unless they are separate observations.",
            Only(Remarks(new DataSet(table, test, ""))));
    }

    [Fact]
    public void Images_repeat_too()
    {
        byte[] pixels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i * 37)), .. Enumerable.Range(0, 4).Select(i => (byte)(i * 37))];
        var images = new LabelledImages(new ImageShape(2, 2), ["0", "1"], pixels, [.. Enumerable.Range(0, 11).Select(i => (byte)(i % 10 % 2))]);

        Assert.StartsWith("repeated-rows: 1 of 11 training rows repeats an earlier one (row 11 is row 1 again).", Only(Remarks(new DataSet(DataTable.Of(images), null, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_column_in_another_unit_is_told()
    {
        Assert.Equal(
            "test-range: input \"a\": 0.5 to 39.5 in training, but 1000 to 1039 in the test rows, 100 % of which lie outside. Check that both files have the same units and meaning.",
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

        Assert.StartsWith("test-rows-in-training: 40 of 40 test rows are training rows too", Only(Remarks(new DataSet(table, table, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_varies_in_the_test_rows_alone_is_told()
    {
        var remarks = Tested(_ => 5, row => row + 100);

        Assert.Equal(["constant-input", "test-range"], remarks.Select(remark => remark.Id));
    }

    [Fact]
    public void A_class_without_test_rows_is_told()
    {
        var (train, test) = (Table(row => row % 3, ["p", "q", "r"], ("a", Noise(1))), Table(row => row % 2, ["p", "q", "r"], ("a", Noise(3))));

        Assert.Equal(
            "untested-class: target \"y\": no test row is of class \"r\", so the test score says nothing about it. Add test rows of it.",
            Only(Remarks(new DataSet(train, test, ""))));
    }

    [Theory]
    [InlineData(MetricKind.Accuracy, 38, true)]
    [InlineData(MetricKind.Accuracy, 36, true)]
    [InlineData(MetricKind.Accuracy, 35, false)]
    [InlineData(MetricKind.MacroF1, 38, false)]
    [InlineData(MetricKind.Loss, 38, false)]
    public void Accuracy_of_lopsided_classes_is_told(MetricKind metric, int most, bool told)
    {
        var table = Table(row => row < most ? 1 : 0, ["bad", "ok"], ("a", Noise(1)));
        var experiment = Experiment with
        {
            Validation = new ValidationSettings.StratifiedKFold(2, 1),
            Selection = new SelectionSettings(SelectionRule.MeanBest) { Metric = new SelectionMetric(metric) },
        };

        var remarks = DataChecks.Remarks(experiment, new DataSet(table, null, ""));

        Assert.Equal(
            told
                ? [$"target \"y\": {(most == 38 ? "95 %" : "90 %")} of the training rows are of class \"ok\", so predicting nothing else has an accuracy of {(most == 38 ? "0.95" : "0.9")}. Rank by the rare classes: selection.metric = macro-f1."]
                : Array.Empty<string>(),
            remarks.Select(remark => remark.Sentence));
    }

    [Fact]
    public void A_class_with_fewer_rows_than_folds_is_told_where_no_one_refuses_it()
    {
        var table = Table(row => row < 3 ? 0 : 1, ["few", "many"], ("a", Noise(1)));

        Assert.Equal(
            "rare-class: target \"y\": class \"few\" has 3 training rows for 5 folds, so some folds do not judge it. "
            + "Add rows of it, or set validation.folds to 3 or less with validation.kind = stratified-k-fold.",
            Only(Remarks(new DataSet(table, null, ""))));
    }

    [Fact]
    public void A_regression_of_few_values_may_be_of_classes()
    {
        Assert.Equal(
            "few-target-values: target \"y\": only 3 different values in all 40 training rows (0, 1, 2). If they are classes, set loss.kind = cross-entropy.",
            Only(Remarks(new DataSet(Table(row => row % 3, [], ("a", Noise(1)), ("b", Noise(2))), null, ""))));
    }

    [Fact]
    public void A_target_with_one_value_is_told()
    {
        Assert.Equal(
            "constant-target: target \"y\": one value in all 40 training rows, 7, so there is nothing to predict. Check data.target.",
            Only(Remarks(new DataSet(Table(_ => 7, [], ("a", Noise(1)), ("b", Noise(2))), null, ""))));
    }

    [Fact]
    public void Few_values_in_few_rows_are_ordinary()
    {
        Assert.Empty(Remarks(new DataSet(Table(row => row / 4 % 9, [], ("a", Noise(1)), ("b", Noise(2))), null, "")));
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

    private static Experiment Experiment { get; } = new(
        "some", 1, new DataSettings.NoisyCurve(20, 0.1, 0), new ValidationSettings.KFold(5, 1), new SearchSettings.Grid(),
        new SelectionSettings(SelectionRule.MeanBest), new RefitSettings(new RefitEpochs.MeanBest(), 1), new SearchSpace([]),
        ImmutableSortedDictionary<string, string>.Empty);

    private static string Only(ImmutableArray<Remark> remarks) => Assert.Single(remarks) is var remark ? $"{remark.Id}: {remark.Sentence}" : "";

    private static ImmutableArray<Remark> Remarks(params (string Name, Func<int, float> Value)[] inputs) => Remarks(new DataSet(Table(Noise(9), [], inputs), null, ""));

    private static ImmutableArray<Remark> Remarks(DataSet data) => DataChecks.Remarks(Experiment, data);

    private static ImmutableArray<Remark> Classes(
        ImmutableArray<string> classes, Func<int, float> label, params (string Name, Func<int, float> Value)[] inputs) =>
        Remarks(new DataSet(Table(label, classes, inputs), null, ""));

    private static ImmutableArray<Remark> Tested(Func<int, float> train, Func<int, float> test) => Remarks(
        new DataSet(Table(Noise(9), [], ("b", Noise(1)), ("a", train)), Table(Noise(9), [], ("b", Noise(1)), ("a", test)), ""));

    private static DataTable Table(Func<int, float> target, ImmutableArray<string> classes, params (string Name, Func<int, float> Value)[] inputs) => new(
        [.. inputs.Select(input => input.Name)],
        "y",
        [.. Enumerable.Range(0, Rows).SelectMany(row => inputs.Select(input => input.Value(row)))],
        [.. Enumerable.Range(0, Rows).Select(target)])
    {
        Classes = classes,
    };

    /// <summary>Numbers without a pattern that repeat at no row.</summary>
    private static Func<int, float> Noise(int seed) => row => (((row + 1) * 7919 * seed) + (seed * 104729)) % 10007 / 1000f;
}
