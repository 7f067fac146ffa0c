using System.IO.Pipes;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.Shared.Tests.Experiments.Reading;

public class ExperimentFileTests
{
    [Theory]
    [InlineData("optimizer.learning-rate = 0", "optimizer.learning-rate must be a number above 0 (1e-30 to 1e30), but is 0.")]
    [InlineData("optimizer.learning-rate = -1e-3", "above 0 (1e-30 to 1e30), but is -1e-3")]
    [InlineData("optimizer.learning-rate = NaN", "but is NaN")]
    [InlineData("optimizer.learning-rate = Infinity", "but is Infinity")]
    [InlineData("optimizer.learning-rate = 1e999", "but is 1e999")]
    [InlineData("optimizer.learning-rate = fast", "but is fast")]
    [InlineData("optimizer.learning-rate = [0.1]", "but is [0.1]")]
    [InlineData("optimizer.learning-rate = \"\"", "but is empty")]
    [InlineData("optimizer.learning-rate { x = 1 }", "but is {x = 1}")]
    [InlineData("optimizer.kind = sdg", "must be sgd, adam, adamw, adamax or rmsprop, but is sdg")]
    [InlineData("training.patience = 0", "training.patience must be a whole number from 1 to 10000000, but is 0.")]
    [InlineData("training.batch-size = 2.5", "whole number")]
    [InlineData("training.max-epochs = 99999999999", "from 1 to 10000000")]
    [InlineData("training.early-stopping = perhaps", "true or false")]
    [InlineData("model.hidden = []", "model.hidden must be a list, for example [64, 128], not empty")]
    [InlineData("model.hidden = [64, 0]", "but is [64, 0]")]
    [InlineData("model.hidden = 64", "but is 64")]
    [InlineData("model.hidden = [100000, 100000]", "is too large: make model.hidden narrower")]
    [InlineData("model.dropout = 1", "a number from 0 to 0.999999, but is 1.")]
    [InlineData("model.dropout = 0.99999999", "but is 0.99999999")]
    [InlineData("optimizer.learning-rate = 1e31", "but is 1e31")]
    [InlineData("optimizer.epsilon = 1e-60", "optimizer.epsilon must be a number above 0 (1e-30 to 1e30), but is 1e-60.")]
    [InlineData("optimizer.beta1 = 0.99999999", "optimizer.beta1 must be a number from 0 to 0.999999")]
    [InlineData("optimizer.beta2 = 0.99999999", "from 0 to 0.999999")]
    [InlineData("optimizer { kind = sgd, momentum = 0.99999999 }", "from 0 to 0.999999")]
    [InlineData("optimizer { kind = rmsprop, alpha = 0.99999999 }", "from 0 to 0.999999")]
    [InlineData("optimizer.weight-decay = 1e39", "optimizer.weight-decay must be a number from 0 to 1000000, but is 1e39.")]
    [InlineData("training.averaging = 0.99999999", "from 0 to 0.999999")]
    [InlineData("training.min-delta = 1e39", "from 0 to 1e30")]
    [InlineData("training.schedule { kind = one-cycle, start-divisor = 1e300 }", "from 1 to 1e30")]
    [InlineData("training.schedule { kind = step, every = 2147483647 }", "from 1 to 10000000")]
    [InlineData("loss { kind = smooth-l1, beta = 1e-60 }", "above 0 (1e-30 to 1e30)")]
    [InlineData("loss.class-weights = [1e9, 1]", "each a number from 0 to 1000000")]
    [InlineData("loss.class-weights = [0, 0]", "at least two above 0")]
    [InlineData("selection.top-k = 2147483647", "from 1 to 1000")]
    [InlineData("data.noise = 1e39", "data.noise must be a number from 0 to 1000000")]
    [InlineData("data.digits = 3000000", "data.digits must be a whole number from 10 to 200000")]
    [InlineData("model.milliseconds = 2147483647", "from 0 to 3600000")]
    [InlineData("model.channels = [1000000000]", "each item a whole number from 1 to 100000")]
    [InlineData("model.head = [2000000000]", "each item a whole number from 1 to 100000")]
    [InlineData("model.padding = 1000000", "model.padding must be a whole number from 0 to 1000")]
    [InlineData("model.kernel = [5, 1001]", "a whole number from 1 to 1000")]
    [InlineData("augmentation.shift = 2147483647", "augmentation.shift must be a whole number from 0 to 10000")]
    [InlineData("augmentation.noise = 1e39", "from 0 to 1000")]
    [InlineData("augmentation.rotation = 180.5", "augmentation.rotation must be a number from 0 to 180, but is 180.5.")]
    [InlineData("space.augmentation.shift = { int = [0, 20000000] }", "from 0 to 10000, but is 20000000")]
    [InlineData("validation.folds = 1", "from 2 to")]
    [InlineData("validation.share = 1", "below 1")]
    [InlineData("refit.epochs = best", "mean-best or a whole number")]
    [InlineData("seed = -1", "whole number from 0")]
    [InlineData("name = ../elsewhere", "a name of letters")]
    [InlineData("optimizer = sgd", "It is a section with the keys kind, learning-rate")]
    [InlineData("optimizer { kind = sgd, nesterov = true }", "needs a momentum")]
    public void A_value_that_will_not_do_is_one_sentence(string text, string part) =>
        Assert.Contains(part, Written.Mistake(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("optimizer.learning-rat = 1", "Did you mean optimizer.learning-rate?")]
    [InlineData("optimiser.learning-rate = 1", "curve.conf: optimiser.learning-rate: there is no setting optimiser.learning-rate. Did you mean optimizer.learning-rate?")]
    [InlineData("optimiser { kind = sgd, momentum = 0.9 }", "curve.conf: optimiser: there is no setting optimiser. Did you mean optimizer?")]
    [InlineData("colour { hue = 1, tone = 2 }", "The sections are data, model")]
    [InlineData("trainning.patience = 1", "Did you mean training.patience?")]
    [InlineData("Training.max-epochs = 1", "Did you mean training.max-epochs?")]
    [InlineData("TRAINING { BATCH-SIZE = 1 }", "Did you mean training.batch-size?")]
    [InlineData("Learning-Rate = 1", "Did you mean optimizer.learning-rate?")]
    [InlineData("data.standardise.inputs = true", "Did you mean data.standardize.inputs?")]
    [InlineData("training.shedule { kind = step, every = 3 }", "Did you mean training.schedule?")]
    [InlineData("space.optimiser.learning-rate = [1]", "curve.conf: space.optimiser.learning-rate: there is no setting optimiser.learning-rate. Did you mean optimizer.learning-rate?")]
    [InlineData("space { optimiser { learning-rate { log-uniform = [1e-4, 1e-2] } } }", "Did you mean optimizer.learning-rate?")]
    [InlineData("space.optimiser { learning-rate = [1], weight-decay = [0] }", "Did you mean optimizer?")]
    [InlineData("space.model.dropout { values = [0], when { optimiser.kind = sgd } }", "Did you mean optimizer.kind?")]
    [InlineData("learning-rate = 1", "Did you mean optimizer.learning-rate?")]
    [InlineData("validation.fold = 3", "Did you mean validation.folds?")]
    [InlineData("training.bach-size = 3", "Did you mean training.batch-size?")]
    [InlineData("model.hiddne = [3]", "Did you mean model.hidden?")]
    [InlineData("data.standardize.input = true", "Did you mean data.standardize.inputs?")]
    [InlineData("optimizer.lr = 1", "The keys of optimizer are kind, learning-rate")]
    [InlineData("training.epochs = 1", "Did you mean training.max-epochs?")]
    [InlineData("data.train-rows = 1", "Did you mean data.train or data.rows?")]
    [InlineData("model.hidden-layers = [1]", "Did you mean model.hidden?")]
    [InlineData("search.kind = gp", "The keys of search are strategy, samples")]
    [InlineData("something = 1", "The sections are data, model")]
    [InlineData("space.optimizer.learning-rat = [1]", "Did you mean optimizer.learning-rate?")]
    public void An_unknown_key_comes_with_the_nearest_right_one(string text, string part) =>
        Assert.Contains(part, Written.Mistake(text), StringComparison.Ordinal);

    [Fact]
    public void A_column_or_a_name_may_be_called_null_in_quotes()
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(Written.Read("name = \"null\"\ndata { train = a.csv, target = \"null\" }")).Value;

        Assert.Equal("null", experiment.Name);
        Assert.Equal("null", Assert.IsType<CsvData>(experiment.Data).Target);
        Assert.Null(Assert.IsType<CsvData>(Assert.IsType<Checked<Experiment>.Right>(Written.Read("data { train = a.csv, target = \"null\" }\ndata.target = null")).Value.Data).Target);
    }

    [Fact]
    public void All_mistakes_come_at_once_in_the_order_of_the_file_each_with_its_key() => Assert.Equal(
        ["training.patience", "optimizer.kind", "training.batch-size", "space.model.dropout"],
        Written.Mistakes("training.patience = 0\noptimizer.kind = x\ntraining.batch-size = x\nspace { model.dropout = [] }")
            .Select(mistake => mistake["curve.conf: ".Length..].Split(' ', ':')[0]));

    [Fact]
    public void A_file_that_is_not_there_is_one_sentence()
    {
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, "nowhere/nothing.conf", []));
        Assert.Contains("no such file", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_pipe_is_read_to_its_end()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        using (var writer = new AnonymousPipeClientStream(PipeDirection.Out, pipe.ClientSafePipeHandle))
        {
            writer.Write("name = piped, data.kind = noisy-curve"u8);
        }

        var right = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, $"/dev/fd/{pipe.SafePipeHandle.DangerousGetHandle()}", []));
        Assert.Equal("piped", right.Value.Name);
    }

    [UnixFact]
    public void A_device_without_end_is_no_experiment()
    {
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, "/dev/zero", []));
        Assert.Contains("larger than a megabyte", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_no_experiment()
    {
        using var folder = new Folder();
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, folder.Write("large.conf", new string('#', (1 << 20) + 1)), []));
        Assert.Contains("larger than a megabyte", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_not_an_experiment_and_init_writes_one_for_it()
    {
        using var folder = new Folder();
        var table = folder.Write("houses.CSV", "area,price\n1,2\n");
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, table, []));
        Assert.Equal($"{table}: this is a table, not an experiment. Write an experiment for it: actorsearch init {table}", Assert.Single(wrong.Mistakes).ToString());
    }

    [Fact]
    public void A_range_of_whole_numbers_is_judged_by_its_ends()
    {
        var images = "data.kind = stroke-digits\nloss.kind = cross-entropy\nspace.augmentation.shift = { int = [0, 10000] }\nspace.training.max-epochs = { int = [1, 10000000] }";
        Assert.IsType<Checked<Experiment>.Wrong>(Written.Read(images));
        Assert.IsType<Checked<Experiment>.Right>(Written.Read(images + "\nsearch.strategy = random"));
        Assert.Contains("augmentation needs images", Assert.Single(Written.MistakesOf(
            "data.kind = noisy-curve\nspace.augmentation.shift = { int = [0, 10000] }")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new Folder();
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, folder.Path, []));
        Assert.Contains("folder", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n# nothing\n")]
    [InlineData("{}")]
    public void An_empty_file_is_one_sentence(string text) =>
        Assert.Contains("the file is empty", Assert.Single(Written.MistakesOf(text)), StringComparison.Ordinal);

    [Fact]
    public void A_broken_shape_names_its_line() =>
        Assert.StartsWith("curve.conf:3: the bracket [ of model.hidden", Written.Mistake("seed = 1\nmodel.hidden = [64"), StringComparison.Ordinal);

    [Fact]
    public void A_table_needs_its_training_file() =>
        Assert.Contains("data.train is missing", Assert.Single(Written.MistakesOf("data.kind = csv")), StringComparison.Ordinal);

    [Fact]
    public void Data_is_found_beside_the_experiment_and_stays_as_written()
    {
        using var folder = new Folder();
        var table = folder.Write("rows.csv", "x,y\n1,2\n");
        var read = ExperimentFile.Read(BuiltIn.Schema, folder.Write("e.conf", "data { train = rows.csv, test = elsewhere.csv }"), []);

        var experiment = Assert.IsType<Checked<Experiment>.Right>(read).Value;
        var csv = Assert.IsType<CsvData>(experiment.Data);
        Assert.Equal((table, "elsewhere.csv"), (csv.Train, csv.Test));
        Assert.Equal("rows.csv", experiment.Settings["data.train"]);
    }

    [Fact]
    public void Settings_become_typed_and_defaults_are_filled_in()
    {
        var experiment = Written.Right("optimizer { kind = sgd, momentum = 0.90, nesterov = yes }\nmodel.hidden = [64,128]\nrefit.epochs = 7\nvalidation { kind = holdout }");
        var hyperparameters = experiment.Configure(0, []).Hyperparameters;

        Assert.Equal(new Sgd(0.001, 0, 0.9, true), hyperparameters.Optimizer);
        Assert.Equal([64, 128], Assert.IsType<Mlp>(hyperparameters.Model).Hidden.ToArray());
        Assert.Equal(new TrainingSettings(32, 1000, new EarlyStopping(100, 0)), hyperparameters.Training);
        Assert.Equal(new Holdout(0.2, 1), experiment.Validation);
        Assert.Equal(new RefitEpochs.Fixed(7), experiment.Refit.Epochs);
        Assert.Equal("curve", experiment.Name);
        Assert.Equal(("0.9", "[64, 128]", "true"), (experiment.Settings["optimizer.momentum"], experiment.Settings["model.hidden"], experiment.Settings["optimizer.nesterov"]));
        Assert.DoesNotContain("optimizer.beta1", experiment.Settings.Keys);
        Assert.DoesNotContain("data.train", experiment.Settings.Keys);
    }

    [Fact]
    public void Columns_with_odd_names_survive_their_canonical_text()
    {
        var read = Written.Read("data { train = rows.csv, inputs = [age, \"a, b\", \"say \\\"x\\\"\", \"c:\\\\d\"] }");
        var experiment = Assert.IsType<Checked<Experiment>.Right>(read).Value;

        var again = Assert.IsType<CsvData>(BuiltIn.Schema.FromSettings(experiment.Settings).Data);
        Assert.Equal(["age", "a, b", "say \"x\"", "c:\\d"], again.Inputs.ToArray());
    }
}
