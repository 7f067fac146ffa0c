using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.Shared.Tests.Experiments;

public class ConfigurationTests
{
    [Fact]
    public void Canonical_settings_and_choices_make_the_same_configurations_elsewhere()
    {
        var here = Written.Right("optimizer.weight-decay = 1e-4\nspace { optimizer.kind = [sgd, adam], model.hidden = [[8], [8, 16]], optimizer.momentum = [0, 0.9], optimizer.weight-decay = { values = [0, 1e-3], when { optimizer.kind = sgd } } }");
        var there = BuiltIn.Schema.FromSettings(here.Settings);

        Assert.Empty(there.Space.Dimensions);
        Assert.Equal((here.Name, here.Seed, here.Data, here.Validation), (there.Name, there.Seed, there.Data, there.Validation));
        foreach (var configuration in All(here))
        {
            var again = there.Configure(configuration.Index, configuration.Choices);
            Assert.Equal((configuration.Key, configuration.Hyperparameters.Optimizer), (again.Key, again.Hyperparameters.Optimizer));
        }

        Assert.Equal(0.0001, All(here).Last().Hyperparameters.Optimizer is Adam { WeightDecay: var decay } ? decay : double.NaN);
    }

    [Fact]
    public void Settings_that_are_not_canonical_are_refused()
    {
        var settings = Written.Right("").Settings;
        Assert.Throws<FormatException>(() => BuiltIn.Schema.FromSettings(settings.SetItem("optimizer.learning-rate", "1e-2")));
        Assert.Throws<FormatException>(() => BuiltIn.Schema.FromSettings(settings.SetItem("model.hidden", "[64,128]")));
        Assert.Throws<FormatException>(() => BuiltIn.Schema.FromSettings(settings.SetItem("of.tomorrow", "1")));
        Assert.Throws<FormatException>(() => BuiltIn.Schema.FromSettings(settings.Remove("name")));
        Assert.Throws<FormatException>(() => Written.Right("").Configure(0, [new Choice("optimizer.learning-rate", "0.010")]));
        Assert.Throws<FormatException>(() => Written.Right("").Configure(0, [new Choice("seed", "2")]));
    }

    [Theory]
    [InlineData("seed = 7\nname = other")]
    [InlineData("data.rows = 50\nvalidation.folds = 3\nselection.rule = mean-best\nrefit.restarts = 9")]
    [InlineData("optimizer.momentum = 0.5\nloss.beta = 3")]
    [InlineData("optimizer.learning-rate = 1e-3")]
    [InlineData("optimizer.weight-decay = -0.0")]
    [InlineData("training.monitor = loss")]
    [InlineData("selection.metric = r2")]
    public void What_shapes_no_training_leaves_the_key(string text) => Assert.Equal(Key(""), Key(text));

    [Theory]
    [InlineData("optimizer.learning-rate = 0.002")]
    [InlineData("model.hidden = [64, 64]")]
    [InlineData("loss.kind = l1")]
    [InlineData("training.min-delta = 0.1")]
    [InlineData("training.early-stopping = false")]
    [InlineData("data.standardize.inputs = true")]
    [InlineData("training.monitor = metric")]
    public void What_shapes_a_training_changes_the_key(string text) => Assert.NotEqual(Key(""), Key(text));

    [Fact]
    public void A_training_that_watches_the_metric_has_another_key_for_each_metric() =>
        Assert.NotEqual(Key("training.monitor = metric\nselection.metric = r2"), Key("training.monitor = metric\nselection.metric = mae"));

    [Fact]
    public void A_key_does_not_tell_whether_a_value_was_chosen_or_given() => Assert.Equal(
        Key("optimizer.learning-rate = 0.01"),
        Preview.Suggest(Written.Right("space.optimizer.learning-rate = [0.01]")).First().Key);

    private static ConfigurationKey Key(string text) => Written.Right(text).Configure(0, []).Key;

    internal static IEnumerable<Configuration> All(Experiment experiment) => Preview.Suggest(experiment);
}
