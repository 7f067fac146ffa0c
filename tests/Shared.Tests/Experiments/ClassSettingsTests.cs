using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.Shared.Tests.Experiments;

public sealed class ClassSettingsTests
{
    private const string Digits = "data.kind = stroke-digits\nloss.kind = cross-entropy\n";

    [Fact]
    public void Classes_are_stratified_unless_the_file_says_otherwise()
    {
        Assert.IsType<StratifiedKFold>(Right(Digits).Validation);
        Assert.IsType<KFold>(Right(Digits + "validation.kind = k-fold").Validation);
        Assert.IsType<KFold>(Right("data.kind = noisy-curve").Validation);
    }

    [Fact]
    public void Cross_entropy_makes_a_tables_target_classes()
    {
        Assert.True(Assert.IsType<CsvData>(Right("data.train = a.csv\nloss.kind = cross-entropy").Data).Classes);
        Assert.False(Assert.IsType<CsvData>(Right("data.train = a.csv").Data).Classes);
    }

    [Fact]
    public void A_convolutional_net_is_described_block_by_block()
    {
        var experiment = Right(Digits + "model { kind = conv, channels = [8, 16, 32], kernel = [5, 3, 3], pool = [2, 2, 1], batch-norm = true, head = [64] }");

        var conv = Assert.IsType<Conv>(Preview.Suggest(experiment).First().Hyperparameters.Model);

        Assert.Equal(
            [new ConvBlock(8, 5, 1, 2, 2, true), new ConvBlock(16, 3, 1, 2, 2, true), new ConvBlock(32, 3, 1, 2, 1, true)], conv.Blocks.ToArray());
        Assert.Equal([64], conv.Hidden.ToArray());
    }

    [Fact]
    public void Every_part_may_vary()
    {
        var experiment = Right(Digits + """
            model.kind = conv
            space {
              model.channels = [[8], [16]]
              model.kernel = [3, [5]]
              model.batch-norm = [true, false]
              model.initialization = [xavier, kaiming]
              loss.label-smoothing = [0, 0.1]
              loss.class-weights = [balanced, [1, 2, 1, 1, 1, 1, 1, 1, 1, 1]]
              training.schedule.kind = [constant, one-cycle]
              augmentation.rotation = [0, 10]
            }
            """);

        Assert.Equal(256, Preview.Count(experiment));
    }

    [Theory]
    [InlineData("data.kind = stroke-digits", "images have classes: set loss.kind = cross-entropy")]
    [InlineData("data.kind = noisy-curve\nloss.kind = cross-entropy", "the targets of the curve are numbers, not classes")]
    [InlineData("data.kind = noisy-curve\nmodel.kind = conv", "a convolutional net needs images")]
    [InlineData("data.kind = noisy-curve\naugmentation.rotation = 5", "augmentation needs images: set augmentation.rotation = 0")]
    [InlineData("data.kind = noisy-curve\nselection.metric = accuracy", "the metric does not fit the target")]
    [InlineData(Digits + "selection.metric = r2", "the metric does not fit the target")]
    [InlineData(Digits + "selection { metric = accuracy, rule = mean-curve }", "one-epoch, mean-best or one-standard-error")]
    [InlineData(Digits + "engine = dense\nmodel.kind = conv", "the dense engine runs only fully connected nets")]
    [InlineData(Digits + "engine = conv\nmodel.kind = mlp", "the conv engine runs only convolutional nets")]
    [InlineData(Digits + "loss.class-weights = [0, 0, 0]", "each a number from 0 to 1000000, at least two above 0, but is [0, 0, 0]")]
    [InlineData(Digits + "space.loss.class-weights = [equal, [0, 0, 1]]", "at least two above 0")]
    [InlineData(Digits + "analysis.rows = [3, -1]", "analysis.rows must be a list, for example [3, 17], each item a whole number from 0 to 2147483647")]
    [InlineData(Digits + "analysis.tsne.perplexity = 0.5", "analysis.tsne.perplexity must be a number from 1 to ")]
    [InlineData(Digits + "space.analysis.tsne.seed = [1, 2]", "it belongs to the whole search")]
    [InlineData(Digits + "selection.metric = f1", "precision:NAME, recall:NAME or f1:NAME")]
    [InlineData(Digits + "selection.metric = \"f1:\"", "precision:NAME, recall:NAME or f1:NAME")]
    [InlineData(Digits + "selection.metric = accuracy:1", "precision:NAME, recall:NAME or f1:NAME")]
    [InlineData(Digits + "model { kind = conv, channels = [65536, 65536] }", "a net of more than 500,000,000 weights is too large: use smaller numbers in model.channels")]
    [InlineData(Digits + "model { kind = conv, channels = [100000, 100000, 100000, 100000], kernel = 1000 }", "use smaller numbers in model.channels")]
    [InlineData(Digits + "model { kind = conv, head = [100000, 100000] }", "make model.head narrower")]
    [InlineData(Digits + "data.standardize.target = true", "classes cannot be scaled")]
    [InlineData("data.train = a.csv\nloss.kind = poisson\ndata.standardize.target = true", "learns the target as it is in the file: set data.standardize.target = false")]
    [InlineData("data.train = a.csv\nloss.kind = poisson\ndata.prepare.target = log1p", "learns the target as it is in the file: set data.prepare.target = none")]
    [InlineData(Digits + "model { kind = conv, channels = [8, 16], stride = [1, 1, 2] }", "model.stride and model.channels have different lengths")]
    [InlineData("data { kind = idx, train-images = a, train-labels = b, test-images = c }\nloss.kind = cross-entropy", "test images need labels and labels need images")]
    [InlineData("data { kind = idx, train-images = a }\nloss.kind = cross-entropy", "data.train-labels is missing")]
    [InlineData("data { kind = idx, train-images = a, train-labels = b, classes = 1 }\nloss.kind = cross-entropy", "auto or a whole number from 2 to 256")]
    public void What_does_not_agree_is_told_in_a_sentence(string text, string sentence)
    {
        Assert.Contains(Wrong(text), mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_looked_at_of_the_final_model_is_a_setting_and_shapes_no_training()
    {
        var (plain, asked) = (Right(Digits), Right(Digits + "analysis { rows = [3, 17], tsne { rows = 500, perplexity = 12.5, seed = 7 } }"));

        Assert.Equal(AnalysisSettings.Default, plain.Analysis);
        Assert.Equal([3, 17], asked.Analysis.Chosen.ToArray());
        Assert.Equal((500, 12.5, 7UL), (asked.Analysis.MostMapped, asked.Analysis.Embedding.Perplexity, asked.Analysis.Embedding.Seed));
        Assert.Equal(Preview.Suggest(plain).First().Key, Preview.Suggest(asked).First().Key);
        Assert.Equal([3, 17], BuiltIn.Schema.FromSettings(asked.Settings).Analysis.Chosen.ToArray());
    }

    [Theory]
    [InlineData("accuracy", "accuracy")]
    [InlineData("recall:3", "recall:3")]
    [InlineData("macro-f1", "macro-f1")]
    public void A_metric_is_a_word_with_a_class_where_it_is_of_one(string text, string name)
    {
        Metric[] read =
        [
            Right($"{Digits}selection.metric = \"{text}\"").Selection.Metric,
            Right($"{Digits}selection.metric = {text}").Selection.Metric,
            Right(Digits, $"selection.metric={text}").Selection.Metric,
        ];

        Assert.All(read, metric => Assert.Equal((name, text), (metric.Name, metric.Text)));
    }

    [Theory]
    [InlineData("f1:rare", "f1:1", "f1:rare")]
    [InlineData("f1:1", "f1:1", "f1:rare")]
    [InlineData("recall:0", "recall:0", "recall:common")]
    [InlineData("accuracy", "accuracy", "accuracy")]
    public void A_class_is_called_by_its_name_once_the_data_is_known(string text, string name, string canonical)
    {
        var experiment = Right($"data.train = a.csv\nloss.kind = cross-entropy\nselection.metric = {text}").WithClasses(["common", "rare"]);

        Assert.Equal(name, experiment.Selection.Metric.Name);
        Assert.Equal(canonical, experiment.Settings["selection.metric"]);
        Assert.Equal(experiment.Selection.Metric, BuiltIn.Schema.FromSettings(experiment.Settings).WithClasses(experiment.Classes).Selection.Metric);
    }

    [Theory]
    [InlineData("recall:1", 0, "1", "2")]
    [InlineData("recall:2", 1, "1", "2")]
    [InlineData("recall:01", 0, "01", "1")]
    [InlineData("recall:1", 1, "01", "1")]
    [InlineData("recall:1", 1, "0", "1")]
    [InlineData("recall:1", 0, "1", "fraud")]
    [InlineData("recall:a:b", 1, "a", "a:b")]
    [InlineData("recall:-1", 0, "-1", "1")]
    public void A_name_is_a_name_before_it_is_a_number(string text, int index, params string[] classes)
    {
        var metric = Right($"data.train = a.csv\nloss.kind = cross-entropy\nselection.metric = \"{text}\"").WithClasses([.. classes]).Selection.Metric;

        Assert.Equal(($"recall:{index}", $"recall:{classes[index]}"), (metric.Name, metric.Text));
        Assert.Equal(metric.Text, metric.Key);
    }

    [Theory]
    [InlineData("0", "1", "2")]
    [InlineData("3", "1", "2")]
    [InlineData("0", "1", "fraud")]
    [InlineData("2", "ok", "fraud")]
    [InlineData("ok ay", "ok", "fraud")]
    [InlineData("OK", "ok", "fraud")]
    public void A_number_that_could_be_a_name_is_not_taken_for_a_place(string named, params string[] classes) =>
        Assert.Null(Right($"{Digits}selection.metric = \"f1:{named}\"").Selection.Metric.Among([.. classes]));

    [Theory]
    [InlineData("{ ok = 1, Fault = 19 }", "{\"Fault\": 19, \"ok\": 1}")]
    [InlineData("{ \"a.b\" = 2, \"with space\" = 0.5 }", "{\"a.b\": 2, \"with space\": 0.5}")]
    [InlineData("{ 10 = 1, 9 = 2, \"01\" = 3 }", "{\"01\": 3, \"10\": 1, \"9\": 2}")]
    [InlineData("{ a.b = 1, a.c = 2 }", "{\"a.b\": 1, \"a.c\": 2}")]
    [InlineData("{ größe = 1, \"+\" = 2, \"<=50K\" = 3 }", "{\"+\": 2, \"<=50K\": 3, \"größe\": 1}")]
    public void Weights_are_given_by_the_names_of_the_classes(string written, string canonical)
    {
        var fixedOnes = Right($"data.train = a.csv\nloss.kind = cross-entropy\nloss.class-weights = {written}");
        var overridden = Right("data.train = a.csv\nloss.kind = cross-entropy", $"loss.class-weights = {written}");
        var varied = Right($"data.train = a.csv\nloss.kind = cross-entropy\nspace.loss.class-weights = [equal, {written}, [1, 2]]");

        Assert.Equal(canonical, fixedOnes.Settings["loss.class-weights"]);
        Assert.Equal(canonical, overridden.Settings["loss.class-weights"]);
        Assert.Equal(canonical, BuiltIn.Schema.FromSettings(fixedOnes.Settings).Settings["loss.class-weights"]);
        Assert.Equal(["equal", canonical, "[1, 2]"], Preview.Suggest(varied).Select(configuration => configuration.Choices[0].Value));
    }

    [Theory]
    [InlineData("{ ok = 1 }")]
    [InlineData("{ ok = 1, Fault = 0 }")]
    [InlineData("{ ok = 1, Fault = -2 }")]
    [InlineData("{ ok = 1, Fault = much }")]
    [InlineData("{ ok = 1, Fault = [2] }")]
    public void Weights_that_weigh_nothing_or_are_no_numbers_are_refused(string written) => Assert.Contains(
        "numbers by class name",
        Assert.Single(Wrong($"data.train = a.csv\nloss.kind = cross-entropy\nloss.class-weights = {written}")).Sentence,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("binary-cross-entropy", "balanced", "rows have several labels: remove loss.class-weights.")]
    [InlineData("focal", "[1, 19]", "with loss.kind = focal classes have no weights: set loss.kind = cross-entropy, or remove loss.class-weights.")]
    public void Weights_of_classes_are_refused_where_the_loss_has_none(string loss, string weights, string sentence)
    {
        var mistake = Assert.Single(Wrong($"data {{ train = a.csv, target = [a, b] }}\nloss {{ kind = {loss}, class-weights = {weights} }}"));

        Assert.EndsWith("loss.class-weights", mistake.Where, StringComparison.Ordinal);
        Assert.EndsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("binary-cross-entropy", "equal")]
    [InlineData("mse", "balanced")]
    public void Weights_of_classes_without_a_meaning_are_without_effect(string loss, string weights) =>
        Assert.Contains("loss.class-weights", Right($"data.train = a.csv\nloss {{ kind = {loss}, class-weights = {weights} }}").Unused);

    [Fact]
    public void A_class_that_is_not_there_is_none()
    {
        Assert.Null(Right($"{Digits}selection.metric = f1:rare").Selection.Metric.Among(["0", "1"]));
        Assert.Null(Right($"{Digits}selection.metric = f1:2").Selection.Metric.Among(["0", "1"]));
    }

    private static Experiment Right(string text, params string[] overrides) =>
        Assert.IsType<Checked<Experiment>.Right>(Written.Read(text, overrides)).Value;

    private static Mistake[] Wrong(string text) => [.. Assert.IsType<Checked<Experiment>.Wrong>(Written.Read(text)).Mistakes];
}
