using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Tests.Experiments;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.Shared.Tests.Search.Walks;

public class RandomStrategyTests
{
    private const string Continuous = "space { optimizer.kind = [sgd, adam], optimizer.momentum { uniform = [0.1, 0.9] }, optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }, training.batch-size { int = [8, 64] } }";
    private const string Finite = "space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.1, 0.9], training.batch-size { int = [1, 10] } }";

    [Theory]
    [InlineData(Continuous)]
    [InlineData(Finite)]
    public void More_samples_keep_the_earlier_ones(string space) => Assert.Equal(Draw(space, 7), Draw(space, 30).Take(7));

    [Theory]
    [InlineData(Continuous)]
    [InlineData(Finite)]
    public void Another_seed_draws_others(string space) => Assert.NotEqual(Draw(space, 10), Draw(space + "\nseed = 5", 10));

    [Fact]
    public void A_finite_space_is_exhausted_without_repeats()
    {
        Assert.Equal(30, Preview.Count(Written.Right(Text(Finite, 1000))));
        Assert.Equal(30, Draw(Finite, 1000).Distinct().Count());
        Assert.Equal(
            ConfigurationTests.All(Written.Right(Finite)).Select(Show).Order(StringComparer.Ordinal), Draw(Finite, 30).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Draws_stay_within_their_ends_and_spread_over_them()
    {
        var configurations = ConfigurationTests.All(Written.Right(Text(Continuous, 400))).ToList();
        var rates = configurations.Select(configuration => configuration.Hyperparameters.Optimizer.LearningRate).ToList();

        Assert.Equal(400, configurations.Select(Show).Distinct().Count());
        Assert.All(rates, rate => Assert.InRange(rate, 1e-5, 1e-1));
        Assert.InRange(rates.Count(rate => rate < 1e-3), 150, 250);
        Assert.All(configurations, configuration => Assert.InRange(configuration.Hyperparameters.Training.BatchSize, 8, 64));
        Assert.All(configurations, configuration =>
            Assert.Equal(configuration.Hyperparameters.Optimizer is Sgd, configuration.Choices.Any(choice => choice.Path == "optimizer.momentum")));
    }

    [Fact]
    public void A_continuous_key_that_never_varies_leaves_the_space_finite() => Assert.Equal(
        2,
        ConfigurationTests.All(Written.Right(
            "search { strategy = random, samples = 9 }\n" + Continuous, "optimizer.kind=adam", "optimizer.learning-rate=0.1", "space.training.batch-size=[8, 9]")).Count());

    [Fact]
    public void Drawn_numbers_are_canonical()
    {
        var experiment = Written.Right(Text(Continuous, 50));
        Assert.All(ConfigurationTests.All(experiment), configuration =>
            Assert.Equal(configuration.Key, BuiltIn.Schema.FromSettings(experiment.Settings).Configure(0, configuration.Choices).Key));
    }

    private static List<string> Draw(string space, int samples) => [.. ConfigurationTests.All(Written.Right(Text(space, samples))).Select(Show)];

    private static string Text(string space, int samples) =>
        string.Create(CultureInfo.InvariantCulture, $"search {{ strategy = random, samples = {samples} }}\n{space}");

    private static string Show(Configuration configuration) => string.Join(',', configuration.Choices.Select(choice => choice.Value));
}
