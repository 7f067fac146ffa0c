using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Shared.Tests.Experiments;

public class OverrideTests
{
    private const string Space = "space { optimizer.learning-rate = [1e-2, 1e-3], model.hidden = [[64], [64, 128]], optimizer.kind = [sgd, adam], optimizer.momentum = [0.5, 0.9] }";

    [Theory]
    [InlineData("optimizer.learning-rate", "--set optimizer.learning-rate: it must be key=value")]
    [InlineData("=1", "--set =1: it must be key=value")]
    [InlineData("", "it must be key=value")]
    [InlineData("# nothing = 1", "--set # nothing = 1: it is empty: it must be key=value")]
    [InlineData("optimizer.learning-rat=1", "--set optimizer.learning-rat=1: there is no setting optimizer.learning-rat. Did you mean optimizer.learning-rate?")]
    [InlineData("optimizer.learning-rate=0", "--set optimizer.learning-rate=0: optimizer.learning-rate must be a number above 0")]
    [InlineData("optimizer.learning-rate=", "is missing here")]
    [InlineData("space.model.hidden=[[8]", "never closed")]
    [InlineData("space.model.hidden=[]", "--set space.model.hidden=[]: model.hidden has an empty list")]
    public void A_wrong_override_is_named_as_it_was_given(string given, string part) =>
        Assert.Contains(part, Written.Mistake("", given), StringComparison.Ordinal);

    [Fact]
    public void A_later_override_wins_over_the_file_and_earlier_ones() =>
        Assert.Equal("3", Written.Right("training.patience = 1", "training.patience=2", "training.patience=3").Settings["training.patience"]);

    [Fact]
    public void A_pinned_setting_leaves_the_space()
    {
        var experiment = Written.Right(Space, "optimizer.learning-rate=0.1");
        Assert.Equal(["model.hidden", "optimizer.kind", "optimizer.momentum"], experiment.Space.Dimensions.Select(dimension => dimension.Path));
        Assert.Equal("0.1", experiment.Settings["optimizer.learning-rate"]);
    }

    [Fact]
    public void A_dimension_is_replaced_in_its_place()
    {
        var experiment = Written.Right(Space, "space.model.hidden=[[8]]");
        Assert.Equal("model.hidden", experiment.Space.Dimensions[1].Path);
        Assert.Equal(["[8]"], Assert.IsType<DimensionValues.Listed>(experiment.Space.Dimensions[1].Values).Items.ToArray());
    }

    [Theory]
    [InlineData("model.hidden", "space={model.hidden=[[8],[9]]}")]
    [InlineData("model.hidden", "space { model { hidden = [[8],[9]] } }")]
    [InlineData("model.hidden training.batch-size", "space={model.hidden=[[8],[9]]}", "space.training.batch-size=[5,6]")]
    [InlineData("optimizer.learning-rate optimizer.kind optimizer.momentum", "space.model={}")]
    [InlineData("model.hidden optimizer.learning-rate", "space.optimizer={learning-rate=[1,2]}")]
    [InlineData("", "space={}")]
    [InlineData("", "space=null")]
    public void An_object_of_dimensions_says_all_that_varies_there(string left, params string[] given) =>
        Assert.Equal(left, string.Join(' ', Written.Right(Space, given).Space.Dimensions.Select(dimension => dimension.Path)));

    [Fact]
    public void An_object_of_settings_leaves_the_other_settings_of_its_section()
    {
        var settings = Written.Right("training { max-epochs = 7, patience = 3 }", "training={patience=5}").Settings;

        Assert.Equal(("7", "5"), (settings["training.max-epochs"], settings["training.patience"]));
    }

    [Theory]
    [InlineData("optimizer.kind=adam")]
    [InlineData("space.optimizer.kind=[adam]")]
    public void What_an_override_leaves_without_effect_is_dropped_silently(string given) =>
        Assert.DoesNotContain(Written.Right(Space, given).Space.Dimensions, dimension => dimension.Path == "optimizer.momentum");

    [Theory]
    [InlineData("engine = dense", "engine.vector-bits=256")]
    [InlineData("engine { kind = dense }", "engine.vector-bits = 256")]
    [InlineData("engine { vector-bits = 256 }", "engine=dense")]
    [InlineData("engine { kind = dense, vector-bits = 256 }", "name=x")]
    public void The_engine_and_its_vectors_are_two_settings(string text, string given)
    {
        var experiment = Written.Right(text, given);
        Assert.Equal("dense", experiment.Settings["engine"]);
        Assert.Equal(256, experiment.VectorBits);
    }

    [Fact]
    public void The_width_of_the_vectors_is_no_part_of_a_configuration() =>
        Assert.Equal(Preview.Suggest(Written.Right("engine = dense")).First().Key, Preview.Suggest(Written.Right("engine = dense", "engine.vector-bits=128")).First().Key);

    [Fact]
    public void A_path_needs_no_quotes_of_HOCON()
    {
        var read = Written.Read("data.train = x", "data.train=C:\\a=b\\rows?.csv");
        Assert.Equal("C:\\a=b\\rows?.csv", Assert.IsType<Checked<Experiment>.Right>(read).Value.Settings["data.train"]);
    }

    [Theory]
    [InlineData("{\"age\": \"ignore\", \"w\": \"weight\"}", "data.columns.age=ignore")]
    [InlineData("{\"age\": \"ignore\", \"day\": \"ignore\", \"w\": \"weight\"}", "data.columns.age=ignore", "data.columns.day=ignore")]
    [InlineData("{\"age\": {\"impute\": \"mean\", \"scale\": \"robust\"}, \"w\": \"weight\"}", "data.columns.age.scale=robust")]
    [InlineData("{\"age\": {\"impute\": \"mean\"}}", "data.columns.w=null")]
    [InlineData("{\"age\": \"ignore\"}", "data.columns={age=ignore}")]
    [InlineData("{}", "data.columns={}")]
    public void One_name_of_an_object_is_overridden_and_the_others_stay(string columns, params string[] given)
    {
        var experiment = ((Checked<Experiment>.Right)Written.Read("data { train = t.csv, columns { w = weight, age { impute = mean } } }", given)).Value;

        Assert.Equal(columns, experiment.Settings["data.columns"]);
    }

    [Fact]
    public void One_part_of_a_range_is_overridden_and_its_condition_stays()
    {
        var experiment = Written.Right(
            "search.strategy = random\nspace { optimizer.kind = [sgd, adam], optimizer.momentum { uniform = [0, 0.5], when { optimizer.kind = sgd } } }", "space.optimizer.momentum.uniform=[0, 0.9]");

        Assert.Equal(new DimensionValues.Uniform(0, 0.9), experiment.Space.Dimensions[1].Values);
        Assert.Single(experiment.Space.Dimensions[1].When);
    }

    [Fact]
    public void Null_takes_a_value_back()
    {
        var experiment = Written.Right(
            Space + "\ntraining.patience = 7\nvalidation.folds = null", "training.patience=null", "space.model.hidden=null", "optimizer.learning-rate=null");

        Assert.Equal(("100", "5", "0.001"), (
            experiment.Settings["training.patience"], experiment.Settings["validation.folds"], experiment.Settings["optimizer.learning-rate"]));
        Assert.Equal(["optimizer.kind", "optimizer.momentum"], experiment.Space.Dimensions.Select(dimension => dimension.Path));
        Assert.Contains("data.train is missing", Assert.Single(Written.MistakesOf("data.train = a.csv", "data.train=null")), StringComparison.Ordinal);
    }
}
