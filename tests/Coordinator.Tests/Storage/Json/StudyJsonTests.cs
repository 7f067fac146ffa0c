using System.Text.Json;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.Storage.Json;

/// <summary>Studies on disk have these letters: what wrote them may change, they may not.</summary>
public class StudyJsonTests
{
    [Fact]
    public void A_space_has_the_letters_that_earlier_versions_wrote()
    {
        var space = new SearchSpace(
        [
            new("a", new DimensionValues.Listed(["relu", "[128, 64]"]), []),
            new("b", new DimensionValues.Uniform(0, 0.5), [new Choice("a", "relu"), new Choice("0", "ä")]),
            new("c", new DimensionValues.LogUniform(1e-6, 10), []),
            new("d", new DimensionValues.Whole(1, 9), []),
        ]);

        var text = StudyJson.Write(space);

        Assert.Equal(
            """[{"path":"a","listed":["relu","[128, 64]"],"when":{}},{"path":"b","uniform":[0,0.5],"when":{"a":"relu","0":"\u00E4"}},"""
            + """{"path":"c","log-uniform":[1E-06,10],"when":{}},{"path":"d","whole":[1,9],"when":{}}]""",
            text);
        Assert.Equal(text, StudyJson.Write(StudyJson.ReadSpace(text)));
        Assert.Throws<FormatException>(() => StudyJson.ReadSpace("""[{"path":"a","when":{}}]"""));
    }

    [Fact]
    public void Choices_keep_their_order_and_settings_are_sorted()
    {
        Choice[] choices = [new("z", "1"), new("a", "<b>"), new("m", "")];

        var text = StudyJson.Write([.. choices]);

        Assert.Equal("""{"z":"1","a":"\u003Cb\u003E","m":""}""", text);
        Assert.Equal(choices, StudyJson.ReadChoices(text));
        Assert.Equal(["a", "m", "z"], StudyJson.ReadSettings(text).Keys);
        Assert.Equal("""["0","\u00E4"]""", StudyJson.WriteNames(["0", "ä"]));
    }

    [Fact]
    public void Metrics_have_the_letters_that_earlier_versions_wrote()
    {
        (ModelMetrics Metrics, string Text)[] all =
        [
            (SomeMetrics.Numbers(0.25, double.NaN, double.NegativeInfinity), """{"mae":0.25,"rmse":"NaN","r2":"-Infinity"}"""),
            (SomeMetrics.Classes([new(3, 2, 1), new(0, 1, 0)], 3), """{"support":[3,0],"predicted":[2,1],"hits":[1,0],"top-k":1}"""),
        ];

        Assert.All(all, one => Assert.Equal(one.Text, StudyJson.Write(one.Metrics)));
        Assert.All(all, one => Assert.Equal(one.Metrics, StudyJson.ReadMetrics(one.Text)));
        Assert.Equal(all[1].Metrics, StudyJson.ReadMetrics("""{"support":[3,0],"predicted":[2,1],"hits":[1,0],"k":2,"inTopK":3}"""));
        Assert.Equal("""{"mae":0.1,"r2":"Infinity"}""", StudyJson.WriteScores([("mae", 0.1), ("r2", double.PositiveInfinity)]));
        Assert.Equal(double.PositiveInfinity, StudyJson.ReadScores("""{"r2":"Infinity"}""")["r2"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"support":[3],"predicted":[2,1],"hits":[1]}""")]
    [InlineData("""{"support":["a"],"predicted":[2],"hits":[1]}""")]
    [InlineData("""{"mae":[]}""")]
    public void Damaged_metrics_are_an_error_of_the_text(string text)
    {
        Assert.ThrowsAny<JsonException>(() => StudyJson.ReadMetrics(text));
    }
}
