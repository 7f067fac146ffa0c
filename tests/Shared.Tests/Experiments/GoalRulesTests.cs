using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

public class GoalRulesTests
{
    [Fact]
    public void Goals_are_metrics_parameters_and_epochs_and_the_first_one_ranks()
    {
        var selection = Written.Right("selection { metrics = [mae, parameters, loss], require = \"epochs <= 30\" }").Selection;

        Assert.Equal("mae", selection.Metric.Name);
        Assert.Equal(["mae", "parameters", "loss"], selection.Goals.Select(goal => goal.Text));
        Assert.Equal("epochs <= 30", Assert.Single(selection.Required).Text);
        Assert.Empty(selection.Others);
    }

    [Fact]
    public void Further_metrics_are_recorded_after_each_epoch()
    {
        var experiment = Written.Right("selection { metrics = [loss, r2, spearman], require = [\"mape < 0.5\", \"parameters < 1e4\"] }");
        var again = BuiltIn.Schema.FromSettings(experiment.Settings);

        Assert.Equal(["r2", "spearman", "mape"], experiment.Selection.Others.Select(metric => metric.Name));
        Assert.Superset(new HashSet<string>(["r2", "spearman", "mape"]), experiment.Metrics.Recorded.Select(metric => metric.Name).ToHashSet());
        Assert.Equal(experiment.Selection.Others, again.Selection.Others.AsEnumerable());
        Assert.Equal(experiment.Selection.Required.Select(one => one.Limit), again.Selection.Required.Select(one => one.Limit));
        Assert.Equal(Metric.Loss, experiment.Selection.Metric);
    }

    [Fact]
    public void Each_metric_of_one_class_has_its_own_class()
    {
        var selection = Written.Right("""
            data { kind = csv, train = a.csv }
            loss.kind = cross-entropy
            selection { metrics = [f1:1, f1:2, recall:rare], require = ["f1:3 > 0.5", "recall:common > 0.5"] }
            """).Selection.Among(["zero", "one", "two", "three", "rare", "common"])!;

        Assert.Equal(["f1:one", "f1:two", "recall:rare"], selection.Goals.Select(goal => goal.Text));
        Assert.Equal(["f1:three", "recall:common"], selection.Required.Select(one => one.Of.Text));
        Assert.Equal(["f1:2", "recall:4", "f1:3", "recall:5"], selection.Others.Select(metric => metric.Name));
    }

    [Theory]
    [InlineData("metrics = [loss, size]", "there is no metric size: name one of parameters, epochs, loss,")]
    [InlineData("metrics = [loss]", "there is one goal: name up to 3, or set selection.metric = loss.")]
    [InlineData("metrics = [loss, mae, r2, epochs]", "there are 4 goals: name at most 3")]
    [InlineData("metrics = [loss, loss]", "a goal is named twice")]
    [InlineData("metrics = [parameters, loss]", "begin with a metric")]
    [InlineData("metrics = [loss, accuracy]", "accuracy does not fit the target: it is a metric of classes.")]
    [InlineData("metrics = [loss, mae], metric = mae", "selection.metric = mae and the first goal loss differ")]
    [InlineData("metrics = [loss, mae], rule = one-standard-error", "one-standard-error is another way")]
    [InlineData("require = \"parameters = 3\"", "selection.require must be a comparison in quotes")]
    [InlineData("require = \"parameters < many\"", "selection.require must be a comparison in quotes")]
    [InlineData("require = [\"speed > 3\"]", "there is no metric speed")]
    [InlineData("require = [\"parameters < 10\", \"parameters > 20\"]", "parameters > 20 and parameters < 10 contradict each other: change or remove one.")]
    [InlineData("require = [\"parameters < 11\", \"parameters > 10\"]", "contradict each other")]
    [InlineData("require = [\"mae <= 0.5\", \"mae < 3\", \"mae > 0.5\"]", "mae > 0.5 and mae <= 0.5 contradict each other")]
    [InlineData("require = \"parameters < 1\"", "parameters < 1 cannot be kept, because parameters are at least 1: change or remove it.")]
    [InlineData("require = \"r2 > 1\"", "r2 > 1 cannot be kept, because r2 is at most 1")]
    [InlineData("require = \"loss < 0\"", "loss < 0 cannot be kept, because loss is at least 0")]
    [InlineData("require = \"epochs >= 1001\"", "epochs >= 1001 cannot be kept, because epochs are at most 1000")]
    public void A_mistake_is_named_with_what_to_do(string selection, string sentence) =>
        Assert.Contains(sentence, Written.Mistake($"selection {{ {selection} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("require = [\"parameters < 12\", \"parameters > 10\"]")]
    [InlineData("require = [\"mae <= 0.5\", \"mae >= 0.5\", \"r2 >= 1\", \"loss <= 0\", \"epochs >= 1000\"]")]
    public void What_can_be_kept_is_accepted(string selection) => Written.Right($"selection {{ {selection} }}");

    [Theory]
    [InlineData("folds = race", "search.folds prunes configurations by one score alone")]
    [InlineData("epochs = halving", "search.epochs compares configurations by one score alone")]
    [InlineData("strategy = cma-es", "search.strategy = cma-es follows one score")]
    [InlineData("stop.target = 0.1", "search.stop.target looks at one score")]
    public void What_looks_at_one_score_is_refused_with_several_goals(string search, string sentence) =>
        Assert.Contains(sentence, Written.Mistake($"selection.metrics = [loss, parameters]\nspace.optimizer.weight-decay = [0.1, 0.5]\nsearch {{ {search} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_regret_that_no_expected_gain_falls_below_is_refused(string regret) => Assert.Contains(
        "search.stop.regret must be none or a number above 0",
        Written.Mistake($"space.optimizer.weight-decay = [0.1, 0.5]\nsearch {{ strategy = gp, stop.regret = {regret} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<", 50, 0)]
    [InlineData("<", 100, double.Epsilon)]
    [InlineData("<=", 100, 0)]
    [InlineData("<", 150, 0.5)]
    [InlineData(">", 150, 0)]
    [InlineData(">=", 75, 0.25)]
    [InlineData(">", double.NaN, double.PositiveInfinity)]
    public void A_violation_is_a_share_of_the_limit(string comparison, double value, double violation) =>
        Assert.Equal(violation, new Requirement(new Goal.Epochs(), comparison, 100, "").Violation(value));
}
