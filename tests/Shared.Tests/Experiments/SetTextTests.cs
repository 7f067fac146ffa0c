using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data.Csv;

namespace ActorSearch.Shared.Tests.Experiments;

/// <summary>What <c>--set</c> gives is a text letter by letter, or has the shape that a file's values have.</summary>
public class SetTextTests
{
    [Theory]
    [InlineData("""C:\new\table.csv""", """C:\new\table.csv""")]
    [InlineData("""  "C:\new\table.csv"  """, """C:\new\table.csv""")]
    [InlineData("a#b.csv", "a#b.csv")]
    [InlineData("""a"b.csv""", """a"b.csv""")]
    [InlineData("http://host/a.csv", "http://host/a.csv")]
    [InlineData("${HOME}/a.csv", "${HOME}/a.csv")]
    [InlineData("a = b.csv", "a = b.csv")]
    public void A_text_is_taken_as_it_is(string given, string taken)
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(Written.Read("data { kind = csv, train = x.csv }\nmodel.hidden = [4]", $"data.train={given}")).Value;

        Assert.Equal(taken, Assert.IsType<CsvData>(experiment.Data).Train);
    }

    [Theory]
    [InlineData("model.hidden=[8")]
    [InlineData("model.hidden=[8]]")]
    [InlineData("model.hidden=[[8]")]
    [InlineData("model.hidden=[${?X}]")]
    [InlineData("model.hidden=${?X}")]
    [InlineData("model.hidden=[8] include \"x\"")]
    [InlineData("space.optimizer.learning-rate=[0.1")]
    [InlineData("space.optimizer.learning-rate={ log-uniform = [1")]
    [InlineData("space={a")]
    [InlineData("data.train=[x")]
    public void A_list_or_an_object_that_is_not_one_is_refused_and_nothing_hangs(string given) => Assert.Single(Written.Mistakes("", given));

    [Fact]
    public void A_model_that_draws_its_losses_takes_classes_too() => Assert.Empty(Written.MistakesOf(
        "data.kind = stroke-digits\nloss.kind = cross-entropy\nspace.model.kind = [mlp, noop]"));
}
