using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

public class ThresholdRulesTests
{
    private const string Classes = "data { kind = csv, train = a.csv }\nloss.kind = cross-entropy\nselection { ";

    private const string Labels = "data { kind = csv, train = a.csv, target = [sea, beach] }\nloss.kind = binary-cross-entropy\n";

    [Fact]
    public void A_threshold_is_chosen_by_a_metric_of_the_predicted_classes_or_by_costs()
    {
        var metric = Written.Right(Classes + "threshold = \"f1:yes\" }");
        var costs = Written.Right(Classes + "threshold = costs, costs = [1, 4] }");

        Assert.Equal("f1:yes", metric.Selection.Threshold!.Text);
        Assert.Equal("f1:yes", BuiltIn.Schema.FromSettings(metric.Settings).Selection.Threshold!.Text);

        // 2 of 6 rows of the first class and 1 of 4 of the second are wrong.
        Assert.Equal(0.6, costs.Selection.Threshold!.Compute([new ClassCounts(6, 5, 4), new ClassCounts(4, 5, 3)]), 1e-12);
        Assert.Null(Written.Right(Classes + "metric = accuracy }").Selection.Threshold);
    }

    [Theory]
    [InlineData("{ yes = 4, no = 1 }")]
    [InlineData("[1, 4]")]
    public void Costs_by_name_follow_the_classes(string written)
    {
        var costs = Written.Right($"{Classes}threshold = costs, costs = {written} }}");
        var stored = BuiltIn.Schema.FromSettings(costs.Settings).Selection.Threshold!;

        Assert.Equal(0.6, stored.Among(["no", "yes"])!.Compute([new ClassCounts(6, 5, 4), new ClassCounts(4, 5, 3)]), 1e-12);
    }

    [Fact]
    public void Costs_of_other_classes_fit_none()
    {
        var costs = Written.Right($"{Classes}threshold = costs, costs {{ yes = 4, never = 1 }} }}").Selection.Threshold!;

        Assert.Null(costs.Among(["no", "yes"]));
    }

    [Theory]
    [InlineData("threshold = best", "but best is none of these.")]
    [InlineData("threshold = roc-auc", "but roc-auc is none of these.")]
    [InlineData("threshold = top-k", "but top-k is none of these.")]
    [InlineData("threshold = mae", "but mae is none of these.")]
    [InlineData("threshold = 0.3", "but 0.3 is none of these.")]
    [InlineData("threshold = \"recall:yes\"", "recall alone is best where nearly all rows are predicted as one class")]
    [InlineData("threshold = costs, costs = [1]", "selection.costs must be")]
    [InlineData("threshold = costs, costs = [0, 0]", "at least one above 0")]
    [InlineData("threshold = costs, costs = balanced", "selection.costs must be")]
    [InlineData("threshold = costs, costs { yes = 1, no = x }", "selection.costs must be")]
    [InlineData("threshold = costs, costs = [1, -1]", "selection.costs must be")]
    public void A_mistake_is_named_with_what_to_do(string selection, string sentence) => Assert.Contains(sentence, Written.Mistake($"{Classes}{selection} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("label-f1-macro")]
    [InlineData("label-f1-micro")]
    [InlineData("hamming-loss")]
    [InlineData("balanced-accuracy")]
    [InlineData("mcc")]
    public void Labels_have_thresholds_by_a_metric_of_each_or_by_their_F1(string word)
    {
        var read = Written.Right($"{Labels}selection.threshold = {word}");

        Assert.Equal(word, Assert.IsType<ThresholdRule.ByLabels>(read.Selection.Threshold).Text);
        Assert.IsType<ThresholdRule.ByLabels>(BuiltIn.Schema.FromSettings(read.Settings).Selection.Threshold);
    }

    [Theory]
    [InlineData("costs")]
    [InlineData("subset-accuracy")]
    [InlineData("label-f1-samples")]
    [InlineData("label-roc-auc-macro")]
    [InlineData("\"f1:sea\"")]
    public void Other_rules_do_not_give_each_label_a_threshold(string word) =>
        Assert.Contains($"balanced-accuracy or mcc, but {word.Trim('"')} is none of these.", Written.Mistake($"{Labels}selection.threshold = {word}"), StringComparison.Ordinal);

    [Fact]
    public void Numbers_have_no_threshold() => Assert.Contains("selection.threshold", Written.Right("selection.threshold = mcc").Unused);
}
