using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using static ActorSearch.TrainerNode.Tests.Data.Checks.SomeData;

namespace ActorSearch.TrainerNode.Tests.Data.Checks;

public class TargetChecksTests
{
    [Fact]
    public void Values_are_those_of_the_file_whatever_they_are_stored_as()
    {
        var table = Table(row => row % 2 == 0 ? 0 : 1, [], ("a", Noise(1)), ("b", Noise(2))) with { TargetUnit = new ColumnUnit(1e9, 0) };

        Assert.Contains("only 2 different values in all 40 training rows (1000000000, 1000000001)", Only(Remarks(new DataSet(table, null, ""))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accuracy", 38, true)]
    [InlineData("accuracy", 36, true)]
    [InlineData("accuracy", 35, false)]
    [InlineData("macro-f1", 38, false)]
    [InlineData("loss", 38, false)]
    public void Accuracy_of_lopsided_classes_is_told(string metric, int most, bool told)
    {
        var table = Table(row => row < most ? 1 : 0, ["bad", "ok"], ("a", Noise(1)));
        var experiment = Usual with
        {
            Validation = new StratifiedKFold(2, 1),
            Selection = new SelectionSettings(SelectionRule.MeanBest) { Metric = SomeMetrics.Named(metric) },
        };

        var remarks = DataChecks.Remarks(experiment, new DataSet(table, null, ""));

        Assert.Equal(
            told
                ? [$"target \"y\": {(most == 38 ? "95 %" : "90 %")} of the training rows have class \"ok\", so a model that always predicts it has an accuracy of {(most == 38 ? "0.95" : "0.9")}. To count all classes equally, set selection.metric = macro-f1."]
                : Array.Empty<string>(),
            remarks.Select(remark => remark.Sentence));
    }

    [Fact]
    public void A_class_with_fewer_rows_than_folds_is_told_where_no_one_refuses_it()
    {
        var table = Table(row => row < 3 ? 0 : 1, ["few", "many"], ("a", Noise(1)));

        Assert.Equal(
            "rare-class: target \"y\": class \"few\" has 3 training rows for 5 folds, so some folds cannot score it. "
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
}
