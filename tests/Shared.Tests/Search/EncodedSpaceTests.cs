using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Seen;
using ActorSearch.Shared.Tests.Experiments;

namespace ActorSearch.Shared.Tests.Search;

public class EncodedSpaceTests
{
    private const string Mixed = """
        space {
          optimizer.kind = [sgd, adam]
          optimizer.momentum { uniform = [0.1, 0.9] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          training.batch-size { int = [8, 64] }
          optimizer.weight-decay = [1e-2, 0, 1e-4]
        }
        """;

    [Fact]
    public void A_list_of_numbers_is_ordered_by_size_and_a_list_of_words_is_categories()
    {
        var space = Of(Mixed);

        Assert.Equal<Axis>([new(false, 2), new(true, 0), new(true, 0), new(true, 57), new(true, 3)], space.Axes);
        var point = space.Encode(Choices(("optimizer.kind", "adam"), ("optimizer.learning-rate", "0.001"), ("training.batch-size", "8"), ("optimizer.weight-decay", "0.01")))!;
        Assert.Equal([1, double.NaN, 0.5, 0.0088, 0.8333], point.Select(number => Math.Round(number, 4)));
    }

    [Fact]
    public void A_point_and_its_choices_are_the_same_thing()
    {
        var space = Of(Mixed);
        for (var i = 0; i < 200; i++)
        {
            var point = Draw(space, i);
            Assert.Equal(point.Select(number => Math.Round(number, 12)), space.Encode(space.Decode(point))!.Select(number => Math.Round(number, 12)));
        }
    }

    [Fact]
    public void An_axis_varies_where_its_condition_holds()
    {
        var space = Of(Mixed);

        Assert.True(space.HasConditions);
        Assert.True(space.Varies(1, [0, double.NaN, 0.5, 0.5, 0.5]));
        Assert.False(space.Varies(1, [1, 0.5, 0.5, 0.5, 0.5]));
        Assert.DoesNotContain(space.Decode([1, 0.5, 0.5, 0.5, 0.5]), choice => choice.Path == "optimizer.momentum");
    }

    [Theory]
    [InlineData("optimizer.kind", "lbfgs")]
    [InlineData("optimizer.learning-rate", "0.2")]
    [InlineData("training.batch-size", "65")]
    [InlineData("model.kind", "noop")]
    public void Choices_of_another_space_have_no_point(string path, string value)
    {
        var choices = Choices(("optimizer.kind", "adam"), ("optimizer.learning-rate", "0.001"), ("training.batch-size", "8"), ("optimizer.weight-decay", "0.01"));

        Assert.NotNull(Of(Mixed).Encode(choices));
        Assert.Null(Of(Mixed).Encode([.. choices.Where(choice => choice.Path != path), new Choice(path, value)]));
        Assert.Null(Of(Mixed).Encode(choices[1..]));
    }

    [Fact]
    public void A_space_of_lists_can_be_counted_and_walked()
    {
        var space = Of("space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.1, 0.9], training.batch-size { int = [1, 10] } }");

        Assert.Equal(30, space.Size);
        Assert.Equal(30, Enumerable.Range(0, 30).Select(place => space.Encode(space.At(place))!).Distinct(PointComparer.Instance).Count());
        Assert.Null(Of(Mixed).Size);
    }

    [Fact]
    public void Completing_moves_numbers_to_values_and_draws_what_is_missing()
    {
        var space = Of(Mixed);
        double[] point = [0, double.NaN, 1.5, 0.999, 0.4];
        var stream = RandomStream.For(1, StreamPurpose.Suggestion);

        space.Complete(point, ref stream);

        Assert.InRange(point[1], 0, 1);
        Assert.Equal([1, 56.5 / 57, 0.5], point[2..]);
    }

    internal static EncodedSpace Of(string text)
    {
        var experiment = Written.Right("search.strategy = random\n" + text);
        return new EncodedSpace(experiment.Schema, experiment.Space.Dimensions, experiment.Settings);
    }

    private static double[] Draw(EncodedSpace space, int index)
    {
        var stream = RandomStream.For(1, StreamPurpose.Suggestion, index);
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        space.Complete(point, ref stream);
        return point;
    }

    private static ImmutableArray<Choice> Choices(params (string Path, string Value)[] choices) => [.. choices.Select(choice => new Choice(choice.Path, choice.Value))];
}
