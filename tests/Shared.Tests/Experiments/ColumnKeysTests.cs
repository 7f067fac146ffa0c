using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Tests.Experiments;

public sealed class ColumnKeysTests
{
    [Theory]
    [InlineData("city { smoothing = 20 }", "smoothing has no effect, because encode is one-hot there; set encode = target for the column, or remove smoothing.")]
    [InlineData("city { encode = target, dimensions = 4 }", "dimensions has no effect, because encode is target there")]
    [InlineData("age { fill = 3 }", "fill has no effect, because impute is auto there; set impute = constant")]
    [InlineData("age { scale = robust, quantiles = 30 }", "quantiles has no effect, because scale is robust there")]
    [InlineData("city { smoothing = 20 }\n}\nspace { data.prepare.encode = [one-hot, ordinal]", "because encode is one-hot or ordinal there")]
    public void A_key_of_another_kind_than_the_column_has_is_refused(string columns, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Assert.IsType<Checked<Experiment>.Wrong>(Read(columns)).Mistakes).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("city { encode = target, smoothing = 20 }")]
    [InlineData("city { levels = 3 }")]
    [InlineData("city { smoothing = 20 }\n}\nspace { data.prepare.encode = [one-hot, target]")]
    [InlineData("city { smoothing = 20 }\n}\ndata.prepare { encode = target")]
    public void A_key_that_some_configuration_uses_is_not(string columns) => Assert.IsType<Checked<Experiment>.Right>(Read(columns));

    private static Checked<Experiment> Read(string columns) => Written.Read($"data.train = a.csv\ndata.columns {{ {columns} }}");
}
