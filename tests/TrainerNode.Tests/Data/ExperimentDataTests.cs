using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Tests.Data;

public sealed class ExperimentDataTests : IDisposable
{
    private const string Digits = "data { kind = stroke-digits, digits = 50 }\nloss.kind = cross-entropy\n";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_fits_has_no_mistakes()
    {
        Assert.Empty(Check(Digits + "model { kind = conv, channels = [4, 4] }"));
        Assert.Empty(Check("data.kind = noisy-curve"));
    }

    [Theory]
    [InlineData("validation.folds = 6", "class \"0\" has 5 training rows, too few for one in each of 6 folds")]
    [InlineData("validation.folds = 51", "51 folds need at least 51 training rows")]
    [InlineData("loss.class-weights = [1, 2]", "there are 2 weights for 10 classes")]
    [InlineData("analysis.rows = [0, 50, 51]", "there is no test row 50 (counted from 0); the 50 test rows are 0 to 49.")]
    [InlineData("selection.metric = \"f1:10\"", "there is no class 10")]
    [InlineData("model { kind = conv, channels = [4, 4, 4, 4, 4] }", "At block 5 the maps are 1 × 1")]
    [InlineData("space.model.kernel = [3, 5, 40]\nmodel { kind = conv, channels = [4] }", "too small for a kernel of 40")]
    public void What_does_not_fit_the_data_is_told_once(string text, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(Check(Digits + text)).Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Mistake[] Check(string text)
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(_folder.Write("e.conf", text), [])).Value;
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value;
        return [.. ExperimentData.Check(experiment, data)];
    }
}
