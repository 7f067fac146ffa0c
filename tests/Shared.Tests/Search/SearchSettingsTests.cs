using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Tests.Experiments;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Search;

public class SearchSettingsTests
{
    private const string Space = """
        space {
          optimizer.kind = [sgd, adam]
          optimizer.momentum { uniform = [0.1, 0.9] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          model.hidden = [[64, 128], [128, 256]]
          training.batch-size { int = [8, 64] }
          optimizer.weight-decay = [0, 1e-4]
        }

        """;

    [Theory]
    [InlineData("sobol", int.MaxValue)]
    [InlineData("tpe", 8)]
    [InlineData("cma-es", 8)]
    public void Each_strategy_is_a_word(string word, int ahead)
    {
        var strategy = SearchStrategies.Create(Written.Right(Text($"strategy = {word}, samples = 30")));

        Assert.Equal((30, ahead), (strategy.Count, strategy.Ahead));
        Assert.Equal(30, Walk.Of(strategy, 100, Walk.Sum).Count);
    }

    [Fact]
    public void The_look_back_is_a_setting() => Assert.Equal(3, SearchStrategies.Create(Written.Right(Text("strategy = tpe, ahead = 3"))).Ahead);

    [Theory]
    [InlineData("sobol")]
    [InlineData("tpe")]
    public void The_search_begins_with_the_points_of_a_person(string word)
    {
        var experiment = Written.Right(Text(
            $$"""strategy = {{word}}, enqueue = [{ optimizer { kind = adam, learning-rate = 1e-3, weight-decay = 0.0001 }, model.hidden = [128, 256] }, { training.batch-size = 8 }]"""));
        var walk = Walk.Of(SearchStrategies.Create(experiment), 3, Walk.Sum);

        Assert.Equal(["adam", "0.001", "0.0001"], new[] { "kind", "learning-rate", "weight-decay" }.Select(name => Value(walk[0], $"optimizer.{name}")));
        Assert.Equal("[128, 256]", Value(walk[0], "model.hidden"));
        Assert.InRange(int.Parse(Value(walk[0], "training.batch-size"), System.Globalization.CultureInfo.InvariantCulture), 8, 64);
        Assert.Equal("8", Value(walk[1], "training.batch-size"));
    }

    [Fact]
    public void Points_come_back_from_the_settings_of_a_study()
    {
        var experiment = Written.Right(Text("strategy = tpe, enqueue = [{ model.hidden = [128, 256], optimizer.kind = sgd }]"));
        var again = BuiltIn.Schema.FromSettings(experiment.Settings);

        Assert.Equal(experiment.Search.Start[0], again.Search.Start[0].AsEnumerable());
    }

    [Theory]
    [InlineData("{ training.patience = 3 }", "point 1 sets training.patience, which does not vary: name settings of space.")]
    [InlineData("{ optimizer.learning-rat = 0.2 }", "point 1 sets optimizer.learning-rat, which does not vary: did you mean optimizer.learning-rate?")]
    [InlineData("{ optimizer.learning-rate = 0.2 }", "point 1 sets optimizer.learning-rate = 0.2, which is not among its values in space (numbers from 1E-05 to 0.1): use one of these.")]
    [InlineData("{ optimizer.kind = rmsprop }", "point 1 sets optimizer.kind = rmsprop, which is not among its values in space (sgd, adam): use one of these.")]
    [InlineData("{ training.batch-size = 8.5 }", "point 1 sets training.batch-size = 8.5, which is not among its values in space (whole numbers from 8 to 64): use one of these.")]
    [InlineData("{ model.hidden = [64] }", "point 1 sets model.hidden = [64], which is not among its values in space ([64, 128], [128, 256]): use one of these.")]
    [InlineData("{ optimizer.momentum = 0.5 }", "point 1 sets optimizer.momentum, which depends on optimizer.kind: set that too.")]
    [InlineData("{ optimizer { kind = adam, momentum = 0.5 } }", "point 1 sets optimizer.momentum, which does not vary with optimizer.kind = adam: remove it there.")]
    [InlineData("{ optimizer.kind = adam }, { optimizer.kind = sgd }, { optimizer.kind = adam }", "points 1 and 3 are the same: remove one.")]
    [InlineData("{ optimizer.learning-rate = 0.01 }, { optimizer.learning-rate = 1e-2 }", "points 1 and 2 are the same: remove one.")]
    public void A_mistake_in_a_point_gets_one_sentence(string points, string sentence) =>
        Assert.Equal($"curve.conf: search.enqueue: {sentence}", Written.Mistake(Text($"strategy = tpe, enqueue = [{points}]")));

    [Fact]
    public void A_point_that_is_not_an_object_is_refused() => Assert.Equal(
        "curve.conf: search.enqueue must be a list of objects, for example [{ optimizer.learning-rate = 0.01 }], but is [3].",
        Written.Mistake(Text("strategy = tpe, enqueue = [3]")));

    [Fact]
    public void More_points_than_samples_are_refused() => Assert.Equal(
        "curve.conf: search.enqueue: there are 2 points, more than search.samples = 1: raise it, or remove some.",
        Written.Mistake(Text("strategy = sobol, samples = 1, enqueue = [{ optimizer.kind = adam }, { optimizer.kind = sgd }]")));

    [Fact]
    public void What_is_pinned_need_not_be_taken_out_of_the_points()
    {
        var experiment = Written.Right(Text("strategy = tpe, enqueue = [{ optimizer { kind = adam, learning-rate = 0.01 } }]"), "optimizer.learning-rate=0.05");

        Assert.Equal("adam", Value(Walk.Of(SearchStrategies.Create(experiment), 1, Walk.Sum)[0], "optimizer.kind"));
    }

    private static string Text(string search) => $"search {{ {search} }}\n{Space}";

    private static string Value(SearchTrial trial, string path) => trial.Choices.Single(choice => choice.Path == path).Value;
}
