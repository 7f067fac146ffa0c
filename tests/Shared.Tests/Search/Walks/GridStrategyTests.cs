using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Tests.Experiments;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Search.Walks;

public class GridStrategyTests
{
    [Fact]
    public void The_last_key_varies_fastest() => Assert.Equal(
        ["1,0", "1,0.5", "2,0", "2,0.5"],
        ConfigurationTests.All(Written.Right("space { training.batch-size = [1, 2], model.dropout = [0, 0.5] }")).Select(Show));

    [Fact]
    public void Without_a_space_there_is_one_configuration() =>
        Assert.Empty(Assert.Single(ConfigurationTests.All(Written.Right(""))).Choices);

    [Fact]
    public void A_key_multiplies_nothing_where_it_does_not_vary() => Assert.Equal(
        ["sgd,0,1", "sgd,0,2", "sgd,0.9,1", "sgd,0.9,2", "adam,0.8,1", "adam,0.8,2", "adamax,1", "adamax,2"],
        ConfigurationTests.All(Written.Right("""
            space {
              optimizer.kind = [sgd, adam, adamax]
              optimizer.momentum = [0, 0.9]
              optimizer.beta1 { values = [0.8], when { optimizer.kind = adam } }
              training.batch-size = [1, 2]
            }
            """)).Select(Show));

    [Fact]
    public void A_million_configurations_are_counted_without_being_made()
    {
        var strategy = SearchStrategies.Create(Written.Right("space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.5, 0.9], training.batch-size { int = [1, 1000] }, training.patience { int = [1, 1000] } }"));
        Assert.Equal(3_000_000, strategy.Count);
        Assert.Equal("sgd,0.5,1000,1000", At(999_999));
        Assert.Equal("sgd,0.9,1,1", At(1_000_000));
        Assert.Equal("adam,1000,1000", At(2_999_999));
        Assert.Null(strategy.Suggest(3_000_000, SearchHistory.Empty));

        string At(int index) => string.Join(',', strategy.Suggest(index, SearchHistory.Empty)!.Value.Select(choice => choice.Value));
    }

    [Property(MaxTest = 60)]
    public Property Each_index_is_one_point_and_each_point_one_index() => Prop.ForAll(Spaces.ToArbitrary(), space =>
    {
        var experiment = Written.Right($"space {{ {string.Join('\n', space)} }}");
        var all = Preview.Suggest(experiment).ToList();
        var count = Preview.Count(experiment);

        Assert.Equal(Enumerable.Range(0, count), all.Select(configuration => configuration.Index));
        Assert.Equal(count, all.Select(Show).Distinct().Count());
        Assert.Equal(count, all.Select(configuration => configuration.Key).Distinct().Count());
        Assert.Equal(ByHand(space), count);
    });

    // Any of these in this order, of which some depend on what was chosen before.
    private static readonly string[] Keys =
    [
        "training.early-stopping = [true, false]", "optimizer.kind = [sgd, adam, rmsprop]", "training.patience = [1, 2, 3]",
        "optimizer.momentum = [0, 0.5]", "model.dropout { values = [0, 0.1], when { training.early-stopping = false, optimizer.kind = sgd } }",
        "optimizer.alpha = [0.7, 0.8]", "training.batch-size { int = [4, 6] }",
    ];

    private static Gen<string[]> Spaces =>
        from taken in Gen.Choose(0, (1 << Keys.Length) - 1)
        let first = taken | 3
        select Keys.Where((_, i) => (first >> i & 1) == 1).ToArray();

    private static int ByHand(string[] space)
    {
        bool Has(string key) => space.Any(line => line.StartsWith(key, StringComparison.Ordinal));
        var count = 0;
        foreach (var stops in new[] { true, false })
        {
            foreach (var kind in new[] { "sgd", "adam", "rmsprop" })
            {
                count += (Has("training.patience") && stops ? 3 : 1) * (Has("optimizer.momentum") && kind != "adam" ? 2 : 1)
                    * (Has("model.dropout") && !stops && kind == "sgd" ? 2 : 1) * (Has("optimizer.alpha") && kind == "rmsprop" ? 2 : 1)
                    * (Has("training.batch-size") ? 3 : 1);
            }
        }

        return count;
    }

    private static string Show(Configuration configuration) => string.Join(',', configuration.Choices.Select(choice => choice.Value));
}
