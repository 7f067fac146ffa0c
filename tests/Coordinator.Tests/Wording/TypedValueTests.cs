using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Tests.Wording;

public class TypedValueTests
{
    [Theory]
    [InlineData("optimizer.learning-rate", "0.01", "0.01")]
    [InlineData("optimizer.learning-rate", "1E-05", "1E-05")]
    [InlineData("training.batch-size", "40", "40")]
    [InlineData("model.batch-norm", "true", "true")]
    [InlineData("model.hidden", "[64, 128]", "[64,128]")]
    [InlineData("model.hidden", "[]", "[]")]
    [InlineData("model.activation", "relu", "\"relu\"")]
    [InlineData("loss.class-weights", "equal", "\"equal\"")]
    [InlineData("loss.class-weights", "[1, 19]", "[1,19]")]
    [InlineData("loss.class-weights", "{\"Fault\": 19, \"ok\": 1}", "{\"Fault\":19,\"ok\":1}")]
    [InlineData("refit.epochs", "12", "12")]
    [InlineData("refit.epochs", "mean-best", "\"mean-best\"")]
    [InlineData("seed", "18446744073709551615", "18446744073709551615")]
    [InlineData("data.target", "0", "\"0\"")]
    [InlineData("data.target", "true", "\"true\"")]
    [InlineData("data.target", "[\"sea\", \"sky\"]", "[\"sea\",\"sky\"]")]
    [InlineData("data.inputs", "[\"3\", \"a, b\"]", "[\"3\",\"a, b\"]")]
    public void A_value_has_the_type_of_its_setting(string path, string text, string json) =>
        Assert.Equal(json, TypedValue.Parse(path, text)?.ToJsonString());

    [Fact]
    public void What_a_condition_leaves_out_is_null() => Assert.Null(TypedValue.Parse("optimizer.momentum", null));
}
