using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Shared.Tests.Experiments;

public class SpaceTests
{
    [Theory]
    [InlineData("optimizer.learning-rate = []", "empty list")]
    [InlineData("optimizer.learning-rate = [1, -1]", "above 0 (1e-30 to 1e30), but is -1")]
    [InlineData("optimizer.learning-rate = [0.1, 1e-1]", "lists 0.1 twice")]
    [InlineData("optimizer.learning-rate = 0.1", "write [0.1]")]
    [InlineData("optimizer.learning-rates = [1]", "Did you mean optimizer.learning-rate?")]
    [InlineData("nothing.at-all = [1]", "no setting nothing")]
    [InlineData("model.hidden = [64, 128]", "a list of lists: [[64, 128]]")]
    [InlineData("model.hidden = [[64], []]", "but is []")]
    [InlineData("seed = [1, 2]", "belongs to the whole search")]
    [InlineData("data.train = [a, b]", "belongs to the whole search")]
    [InlineData("validation.folds = [3, 5]", "belongs to the whole search")]
    [InlineData("refit.restarts = [3, 5]", "belongs to the whole search")]
    [InlineData("loss.beta = [1, 2]", "no longer be comparable")]
    [InlineData("optimizer.learning-rate = { log-uniform = [1e-5, 1e-1] }", "list values, use range = [low, high, step], or set search.strategy = random")]
    [InlineData("optimizer.learning-rate = { log-uniform = [0, 1] }", "above 0 (1e-30 to 1e30), but is 0")]
    [InlineData("optimizer.weight-decay = { log-uniform = [0, 1] }", "low > 0")]
    [InlineData("optimizer.weight-decay = { uniform = [1, 0] }", "low < high")]
    [InlineData("optimizer.weight-decay = { uniform = [1, 1.0000000001] }", "too narrow")]
    [InlineData("optimizer.weight-decay = { uniform = [0, 1e-310] }", "too narrow")]
    [InlineData("optimizer.weight-decay = { uniform = [1, 2, 3] }", "[low, high], but is")]
    [InlineData("optimizer.weight-decay = { range = [0, 1, 0] }", "step > 0")]
    [InlineData("optimizer.weight-decay = { range = [0, 1, 1e-9] }", "more than 100000 values")]
    [InlineData("optimizer.weight-decay = { range = [1e-40, 1, 1] }", "with at most 28 places, which 1e-40 is not: use uniform")]
    [InlineData("optimizer.weight-decay = { range = [0, 1e20, 1e19] }", "counts in decimals below 1E+18")]
    [InlineData("optimizer.weight-decay = { range = [0, 1, x] }", "step > 0, but is [0, 1, x]")]
    [InlineData("optimizer.weight-decay = { rang = [0, 1, 1] }", "Did you mean range?")]
    [InlineData("optimizer.weight-decay = { low = 0, high = 1 }",
        "low and high are not kinds of values for optimizer.weight-decay. Write one of values = [a, b], range = [low, high, step], uniform = [low, high], log-uniform = [low, high]; when")]
    [InlineData("training.batch-size = { min = 1, max = 9, step = 2 }", "min and max and step are not kinds of values for training.batch-size. Write one of values = [a, b], range = [low, high, step], int = [low, high]; when")]
    [InlineData("optimizer.kind = { choices = [sgd, adam] }", "choices is not a kind of values for optimizer.kind. Write one of values = [a, b]; when")]
    [InlineData("optimizer.weight-decay = { min = 0 }", "min is not a kind of values for optimizer.weight-decay. Write one of")]
    [InlineData("optimizer.weight-decay = { range = [0, 1, 1], values = [1] }", "exactly one of")]
    [InlineData("optimizer.weight-decay = { when = { optimizer.kind = sgd } }", "exactly one of")]
    [InlineData("optimizer.weight-decay = { values = [0, 1], when = sgd }", "when must be settings")]
    [InlineData("optimizer.weight-decay = { values = [0, 1], when = { optimizer.kin = sgd } }", "Did you mean optimizer.kind?")]
    [InlineData("optimizer.weight-decay = { values = [0, 1], when = { optimizer.kind = sdg } }", "but is sdg")]
    [InlineData("optimizer.weight-decay = { values = [0, 1], when = { optimizer.kind = sgd } }", "has no effect")]
    [InlineData("optimizer.momentum = [0, 0.9]", "it needs optimizer.kind = sgd or rmsprop, which is never chosen")]
    [InlineData("optimizer.momentum = [0, 0.9], optimizer.kind = [sgd, adam]", "move optimizer.kind before it")]
    [InlineData("optimizer.kind { values = [sgd, adam], when = { training.batch-size = 8 } }, training.batch-size { values = [8, 16], when = { optimizer.kind = sgd } }",
        "optimizer.kind and training.batch-size depend on each other: remove the condition of one")]
    [InlineData("optimizer.kind { values = [sgd, adam], when = { optimizer.kind = sgd } }", "optimizer.kind depends on itself: remove its condition")]
    [InlineData("optimizer.kind = [sgd, adam], optimizer.momentum = [0, 0.9], optimizer.nesterov = [true, false]", "needs a momentum")]
    [InlineData("training.batch-size = { uniform = [1, 2] }", "use int or a list")]
    [InlineData("optimizer.kind = { int = [1, 2] }", "use a list")]
    [InlineData("training.batch-size = { int = [1, 1000000] }, training.max-epochs = { int = [1, 1000000] }", "1,000,000,000,000 configurations")]
    public void A_wrong_space_is_one_sentence(string space, string part) =>
        Assert.Contains(part, Written.Mistake($"space {{ {space} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ range = [0, 0.3, 0.1] }", "0 0.1 0.2 0.3")]
    [InlineData("{ range = [1e-3, 3e-3, 0.001] }", "0.001 0.002 0.003")]
    [InlineData("{ range = [0, 1, 0.4] }", "0 0.4 0.8")]
    [InlineData("{ range = [0.5, 0.5, 1] }", "0.5")]
    public void A_range_lists_exact_decimals_up_to_its_end(string range, string values) => Assert.Equal(
        values.Split(' '),
        Assert.IsType<DimensionValues.Listed>(Written.Right($"space.optimizer.weight-decay = {range}").Space.Dimensions[0].Values).Items);

    [Fact]
    public void Other_kinds_keep_their_ends()
    {
        var space = Written.Right("search.strategy = random\nspace { model.dropout = { uniform = [0, 0.5] }, optimizer.learning-rate = { log-uniform = [1e-4, 1] }, training.batch-size { int = [8, 64] } }").Space;
        Assert.Equal(
            [new DimensionValues.Uniform(0, 0.5), new DimensionValues.LogUniform(1e-4, 1), new DimensionValues.Whole(8, 64)],
            space.Dimensions.Select(dimension => dimension.Values));
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("random")]
    public void A_condition_on_a_number_holds_by_its_value(string strategy)
    {
        var experiment = Written.Right(
            $"search {{ strategy = {strategy}, samples = 40 }}\nspace {{ training.batch-size = [2, 10], optimizer.weight-decay = {{ values = [0, 1e-5], when {{ training.batch-size = 10 }} }} }}");

        var decays = Preview.Suggest(experiment).ToLookup(configuration => configuration.Choices[0].Value, configuration => configuration.Choices.Length > 1);

        Assert.DoesNotContain(true, decays["2"]);
        Assert.DoesNotContain(false, decays["10"]);
        Assert.NotEmpty(decays["2"]);
        Assert.NotEmpty(decays["10"]);
    }
}
