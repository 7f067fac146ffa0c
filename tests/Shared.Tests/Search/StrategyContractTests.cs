using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>What every strategy promises, on spaces of all sorts.</summary>
public class StrategyContractTests
{
    private static readonly Dictionary<string, string> Spaces = new()
    {
        ["finite"] = "space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.1, 0.9], training.batch-size { int = [1, 10] } }",
        ["mixed"] = """
            space {
              optimizer.kind = [sgd, adam]
              optimizer.momentum { uniform = [0.1, 0.9] }
              optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
              optimizer.weight-decay = [1e-2, 0, 1e-4]
              training.batch-size { int = [1, 100000] }
            }
            """,
        ["one"] = "space { optimizer.learning-rate { log-uniform = [1e-5, 1e-1] } }",
        ["categories"] = "space { optimizer.kind = [sgd, adam, adamw, rmsprop], model.activation = [relu, tanh, gelu, silu] }",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in Strategies.Names)
            {
                foreach (var space in Spaces.Keys) cases.Add(name, space);
            }

            return cases;
        }
    }

    /// <summary>Ways in which results can be of no help.</summary>
    public static TheoryData<string, double> Useless
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (var name in Strategies.Names)
            {
                foreach (var cost in new[] { double.NaN, 3.5, double.PositiveInfinity, 0 }) cases.Add(name, cost);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_history_gives_the_same_walk_and_another_seed_another(string name, string space)
    {
        var walk = Walk.Of(Strategies.Make(name, Space(space)), 60, Walk.Sum);

        Assert.Equal(Walk.Texts(walk), Walk.Texts(Walk.Of(Strategies.Make(name, Space(space)), 60, Walk.Sum)));
        Assert.NotEqual(Walk.Texts(walk), Walk.Texts(Walk.Of(Strategies.Make(name, Space(space), seed: 6), 60, Walk.Sum)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_choices_come_twice_until_the_space_is_exhausted(string name, string space)
    {
        var encoded = Space(space);
        var walk = Walk.Of(Strategies.Make(name, encoded), 80, Walk.Sum);

        Assert.Equal((int)(encoded.Size is { } size && size < 80 ? size : 80), walk.Count);
        Assert.Equal(walk.Count, Walk.Texts(walk).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_resumed_walk_equals_an_uninterrupted_one(string name, string space)
    {
        var walk = Walk.Of(Strategies.Make(name, Space(space)), 60, Cost);
        foreach (var at in new[] { 1, 9, 13, 30, walk.Count - 1 }.Where(at => at < walk.Count))
        {
            // Read back, the choices are equal but not the same objects.
            SearchTrial[] stored = [.. walk.Take(at).Select(trial => trial with { Choices = [.. trial.Choices.Select(choice => choice with { })] })];
            Assert.Equal(Walk.Texts(walk), Walk.Texts(Walk.Of(Strategies.Make(name, Space(space)), 60, Cost, stored)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_was_asked_before_does_not_matter(string name, string space)
    {
        var (fresh, used) = (Strategies.Make(name, Space(space)), Strategies.Make(name, Space(space)));
        var (walk, other) = (Walk.Of(fresh, 40, Cost), Walk.Of(Strategies.Make(name, Space(space), seed: 6), 40, Walk.Sum));
        for (var i = walk.Count - 1; i >= 0; i -= 3)
        {
            used.Suggest(Math.Max(0, i - 5), new SearchHistory(name == "sobol" ? walk : other));
            Assert.Equal<Choice>(walk[i].Choices, used.Suggest(i, new SearchHistory(walk))!.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Useless))]
    public void Results_that_say_nothing_stop_nothing(string name, double cost)
    {
        foreach (var space in Spaces.Keys)
        {
            var encoded = Space(space);
            var walk = Walk.Of(Strategies.Make(name, encoded), 50, _ => cost);

            Assert.Equal((int)(encoded.Size is { } size && size < 50 ? size : 50), walk.Count);
            Assert.All(walk, trial => Assert.NotNull(encoded.Encode(trial.Choices)));
        }
    }

    [Theory]
    [InlineData("auto", 1)]
    [InlineData("auto", 8)]
    [InlineData("gp", 1)]
    [InlineData("gp", 8)]
    [InlineData("tpe", 1)]
    [InlineData("tpe", 8)]
    [InlineData("cma-es", 1)]
    [InlineData("cma-es", 8)]
    public void Learning_finds_more_than_an_even_design(string name, int ahead)
    {
        var even = Enumerable.Range(0, 5).Average(seed => Best(Walk.Of(Strategies.Make("sobol", Space("mixed"), (ulong)seed), 80, Cost)));
        var learnt = Enumerable.Range(0, 5).Average(seed => Best(Walk.Of(Strategies.Make(name, Space("mixed"), (ulong)seed, ahead: ahead), 80, Cost)));

        Assert.InRange(learnt, 0, even / 2);
    }

    [Theory]
    [InlineData("auto", "749e693d")]
    [InlineData("gp", "d65d7448")]
    [InlineData("sobol", "15bcefda")]
    [InlineData("tpe", "764771b3")]
    [InlineData("cma-es", "bf6f5aa3")]
    public void A_walk_has_the_same_bits_on_every_machine(string name, string digest)
    {
        var texts = string.Join('\n', Spaces.Keys.SelectMany(space => Walk.Texts(Walk.Of(Strategies.Make(name, Space(space)), 60, Cost))));

        Assert.Equal($"{name} {digest}", $"{name} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texts)))[..8]}");
    }

    private static EncodedSpace Space(string name) => EncodedSpaceTests.Of(Spaces[name]);

    private static double Best(IEnumerable<SearchTrial> trials) => trials.Select(trial => trial.Result!.Cost).Where(double.IsFinite).Min();

    // Least at a learning rate of 0.001, a momentum of 0.5, a batch size of 1000; sgd is worse, and every fifth diverges.
    private static double Cost(ImmutableArray<Choice> choices)
    {
        var cost = 0.0;
        foreach (var choice in choices)
        {
            var number = double.TryParse(choice.Value, CultureInfo.InvariantCulture, out var value) ? value : choice.Value.Length;
            cost += choice.Path switch
            {
                "optimizer.kind" => choice.Value == "sgd" ? 0.5 : 0,
                "optimizer.learning-rate" => Math.Abs(number - 0.001) * 10,
                "optimizer.momentum" => Math.Abs(number - 0.5),
                "training.batch-size" => Math.Abs(number - 1000) / 1e5,
                _ => number / 100,
            };
        }

        return choices[^1].Value.EndsWith('7') ? double.NaN : cost;
    }
}
