using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Tests.Experiments;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Search.Walks;

public class NestedStrategyTests
{
    private const string Space = "space { optimizer.learning-rate = [0.1, 0.01, 0.001], model.hidden = [[8], [16]] }";

    [Theory]
    [InlineData("")]
    [InlineData("search { strategy = random, samples = 4 }\n")]
    public void Each_search_tries_the_same_configurations_in_the_same_order(string search)
    {
        var experiment = Written.Right($"validation.outer = 2\n{search}{Space}");
        var alone = Preview.Suggest(Written.Right(search + Space)).ToList();
        var all = All(experiment);

        Assert.Equal(3 * alone.Count, all.Count);
        Assert.Equal(all.Count, experiment.Strategy().Count);
        Assert.Equal(Enumerable.Range(0, all.Count), all.Select(configuration => configuration.Index));
        Assert.All(all, configuration => Assert.Equal(
            alone[configuration.Index % alone.Count].Choices.AsEnumerable(), configuration.Choices.Where(choice => choice.Path != OuterPart.Path)));
        Assert.Equal(
            all.Select(configuration => configuration.Index / alone.Count), all.Select(configuration => configuration.Part?.Number ?? 0));
    }

    [Fact]
    public void The_search_over_all_rows_has_the_keys_that_it_has_alone_and_the_others_have_keys_of_their_own()
    {
        var all = All(Written.Right($"validation.outer = 2\n{Space}"));

        Assert.Equal(All(Written.Right(Space)).Select(configuration => configuration.Key), all.Take(6).Select(configuration => configuration.Key));
        Assert.Equal(all.Count, all.Select(configuration => configuration.Key).Distinct().Count());
        Assert.Empty(
            all.Skip(6).Select(configuration => configuration.Key)
                .Intersect(All(Written.Right($"validation.outer = 3\n{Space}")).Select(configuration => configuration.Key)));
    }

    [Fact]
    public void A_trainer_makes_the_same_configuration_of_the_choices()
    {
        var here = Written.Right($"validation.outer = 2\n{Space}");
        var there = BuiltIn.Schema.FromSettings(here.Settings);

        foreach (var configuration in All(here))
        {
            var again = there.Configure(configuration.Index, configuration.Choices);
            Assert.Equal((configuration.Key, configuration.Part), (again.Key, again.Part));
        }
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1/1")]
    [InlineData("01/2")]
    [InlineData("1/1001")]
    [InlineData("one of two")]
    public void A_part_that_is_none_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Written.Right("").Configure(0, [new Choice(OuterPart.Path, text)]));

    [Theory]
    [InlineData("validation.outer = 1", "validation.outer = 1 leaves no rows to search on")]
    [InlineData("validation.outer = -1", "must be a whole number from 0 to 1000")]
    [InlineData("validation.outer = 1001", "must be a whole number from 0 to 1000")]
    [InlineData("space { validation.outer = [0, 5] }", "validation.outer cannot vary")]
    public void A_number_of_outer_folds_that_is_none_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, Written.Mistake(text), StringComparison.Ordinal);

    [Fact]
    public void A_part_is_no_setting_of_the_file() => Assert.NotEmpty(Written.Mistakes("validation.outer-part = 1/2"));

    private static List<Configuration> All(Experiment experiment)
    {
        var strategy = experiment.Strategy();
        List<Configuration> all = [.. Enumerable.Range(0, strategy.Count!.Value).Select(index => experiment.Configure(index, strategy.Suggest(index, SearchHistory.Empty)!.Value))];
        Assert.Equal(all.Select(configuration => configuration.Key), Preview.Whole(experiment).Select(configuration => configuration.Key));
        return all;
    }
}
