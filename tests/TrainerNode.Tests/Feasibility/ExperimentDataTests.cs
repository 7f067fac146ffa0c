using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Feasibility;

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
    [InlineData("validation.outer = 51", "51 outer folds need at least 51 training rows, but there are 50 rows; set validation.outer to 50 or less.")]
    [InlineData("validation.outer = 2", "outside of outer fold 1 of 2, class \"0\" has 2 training rows, too few for one in each of 5 folds")]
    [InlineData("validation { kind = holdout, outer = 40 }\nselection.metric = \"f1:3\"", "of 40, because it has no row of the class \"3\": set fewer outer folds, or validation.kind = stratified-holdout.")]
    [InlineData("validation { kind = stratified-holdout, outer = 40 }\nselection.metric = \"f1:3\"", "because it has no row of the class \"3\": set fewer outer folds, or another metric.")]
    [InlineData("validation { folds = 2, outer = 8 }\nselection.metric = \"f1:3\"", "because it has no row of the class \"3\": set fewer outer folds, or another metric.")]
    [InlineData("loss.class-weights = [1, 2]", "there are 2 weights for 10 classes")]
    [InlineData("analysis.rows = [0, 50, 51]", "there is no test row 50 (counted from 0); the 50 test rows are 0 to 49.")]
    [InlineData("selection.metric = f1:10", "there is no class \"10\". The classes are \"0\", \"1\", \"2\"")]
    [InlineData("selection.metric = f1:rare", "there is no class \"rare\". The classes are \"0\", \"1\", \"2\"")]
    [InlineData("augmentation.shift = 28", "a shift of 28 pixels moves an image of 28 × 28 out of view")]
    [InlineData("space.augmentation.shift = [2, 40, 50]", "a shift of 40 pixels")]
    [InlineData("model { kind = conv, channels = [16], padding = 1000 }", "50 rows at once would fill ")]
    [InlineData("model { kind = conv, channels = [100000], pool = 1 }", "weights, and more than 500,000,000 are out of reach; take fewer maps")]
    [InlineData("model { kind = conv, channels = [100000], head = [4000], pool = 28 }", "50 rows at once would fill ")]
    [InlineData("model { kind = conv, channels = [4, 4, 4, 4, 4] }", "At block 5 the maps are 1 × 1")]
    [InlineData("training.batch-size = 1\nmodel { kind = conv, channels = [4], kernel = 28, padding = 0, pool = 1, batch-norm = true }", "At block 1 the maps are 1 × 1, and batch normalisation of a batch of 1")]
    [InlineData("space.model.kernel = [3, 5, 40]\nmodel { kind = conv, channels = [4] }", "too small for a kernel of 40")]
    public void What_does_not_fit_the_data_is_told_once(string text, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(Check(Digits + text)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data.rows = 10\nvalidation.folds = 10", "r2 is not defined for fold 9, because its validation part (1 row) has only one target value. Make the folds larger")]
    [InlineData("data.rows = 10\nvalidation { folds = 2, outer = 10 }", "r2 is not defined for outer fold 1 of 10, because it has only one target value")]
    [InlineData("data { rows = 10, noise = 0 }\nvalidation { kind = stratified-k-fold, folds = 6 }", "because its validation part (1 row) has only one target value")]
    public void Folds_without_an_R2_are_told_before_they_are_trained(string text, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(Check($"data.kind = noisy-curve\nselection.metric = r2\n{text}")).Sentence, StringComparison.Ordinal);
        Assert.Empty(Check($"data.kind = noisy-curve\nselection.metric = rmse\n{text}"));
        Assert.Empty(Check($"data.kind = noisy-curve\nselection.metric = r2\n{text}\ndata.rows = 20"));
    }

    [Theory]
    [InlineData("kind = k-fold, folds = 2", "Make the folds larger (fewer validation.folds, a larger validation.share), set validation.kind = stratified-k-fold, or use another metric.")]
    [InlineData("kind = holdout", "(fewer validation.folds, a larger validation.share), set validation.kind = stratified-holdout, or use another metric.")]
    [InlineData("kind = group-k-fold, folds = 3", "a larger validation.share), set validation.kind = stratified-group-k-fold, or use another metric.")]
    [InlineData("kind = leave-one-group-out", ". Set validation.kind = group-k-fold, whose folds have several groups, or use another metric.")]
    [InlineData("kind = predefined", ". Make the folds of the column larger, or use another metric.")]
    [InlineData("kind = time-series, folds = 3", "a larger validation.share), or use another metric.")]
    public void Advice_about_an_undefined_metric_fits_how_rows_are_divided(string validation, string advice)
    {
        // Only rows 1 and 2 have the class b, and the weight of one of them is 0.
        _folder.Write("d.csv", string.Concat(Enumerable.Range(0, 24).Select(row => $"{row * row % 11},{row % 6},{row % 3},{row},{(row == 1 ? 0 : 1)},{(row is 1 or 2 ? "b" : "a")}\n").Prepend("x,g,f,t,w,y\n")));

        Assert.EndsWith(
            advice,
            Check($"loss.kind = cross-entropy\nselection.metric = roc-auc\ndata {{ train = d.csv, columns {{ g = group, f = fold, t = time, w = weight }} }}\nvalidation {{ {validation} }}")
                .First(mistake => mistake.Where == "selection.metric").Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.hidden = [2]", "no configuration keeps parameters < 7: the nets have 7 parameters. Change it, or the space.")]
    [InlineData("space.model.hidden = [[2], [4]]", "no configuration keeps parameters < 7: the nets have 7 to 13 parameters. Change it, or the space.")]
    [InlineData("space.model.hidden = [[1], [4]]", null)]
    [InlineData("space.optimizer.learning-rate = { log-uniform = [0.1, 1] }, search.strategy = tpe", null)]
    public void A_size_that_no_net_has_is_refused(string space, string? sentence) =>
        Assert.Equal(sentence, Check($"data.kind = noisy-curve\nselection.require = \"parameters < 7\"\n{space}").SingleOrDefault()?.Sentence);

    [Theory]
    [InlineData("selection { metric = top-k, top-k = 2 }", "top-k with selection.top-k = 2 is 1 for every configuration")]
    [InlineData("selection { metric = top-k, top-k = 5 }", "top-k with selection.top-k = 5 is 1 for every configuration")]
    [InlineData("selection.metric = \"recall:rare\"\nvalidation { kind = k-fold, folds = 4 }", " rows) has no row of the class \"rare\"")]
    [InlineData("selection.metric = \"f1:rare\"\nvalidation { kind = k-fold, folds = 4 }", " rows) has no row of the class \"rare\"")]
    [InlineData("selection.metric = \"precision:rare\"\nvalidation { kind = holdout, share = 0.1 }", " rows) has no row of the class \"rare\"")]
    [InlineData("loss.class-weights = { rare = 19, comon = 1 }", "there is no class \"comon\". Did you mean \"common\"?")]
    [InlineData("loss.class-weights = { rare = 19, common = 1, other = 1 }", "there is no class \"other\"")]
    [InlineData("loss.class-weights = [1, 2, 3]", "there are 3 weights for 2 classes. Give one for each, best by name: { \"common\" = 1, \"rare\" = 1 }.")]
    [InlineData("selection { threshold = costs, costs { rare = 19, comon = 1 } }", "there is no class \"comon\". Did you mean \"common\"?")]
    [InlineData("selection { threshold = costs, costs { rare = 19, common = 1, other = 2 } }", "there is no class \"other\"")]
    [InlineData("selection { threshold = costs, costs = [1, 2, 3] }", "there are 3 costs for 2 classes. Give one for each")]
    public void Metrics_that_say_nothing_and_weights_of_other_classes_are_refused(string settings, string sentence)
    {
        _folder.Write("classes.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"{row},{(row is 3 or 4 ? "rare" : "common")}\n")));
        var text = $"data.train = \"{_folder.File("classes.csv").Replace('\\', '/')}\"\nloss.kind = cross-entropy\nvalidation.folds = 2\n";

        Assert.Contains(sentence, Assert.Single(Check(text + settings)).Sentence, StringComparison.Ordinal);
        Assert.Empty(Check(text + "selection.metric = \"recall:rare\"\nloss.class-weights = { rare = 19, common = 1 }"));
        Assert.Empty(Check(text + "selection { metric = top-k, top-k = 1 }"));
    }

    [Fact]
    public void Classes_that_are_texts_are_told_by_their_names()
    {
        _folder.Write("classes.csv", "x,y\n1,rare\n2,common\n3,rare\n4,common\n");
        var text = $"data.train = \"{_folder.File("classes.csv").Replace('\\', '/')}\"\nloss.kind = cross-entropy\nvalidation.folds = 2\nselection.metric = ";

        Assert.Empty(Check(text + "f1:rare"));
        Assert.Equal(
            "there is no class \"odd\". The classes are \"common\", \"rare\".", Assert.Single(Check(text + "f1:odd")).Sentence);
    }

    public void Dispose() => _folder.Dispose();

    private Mistake[] Check(string text)
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", text), [])).Value;
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value;
        return [.. ExperimentData.Check(experiment, data, BuiltIn.Objectives)];
    }
}
