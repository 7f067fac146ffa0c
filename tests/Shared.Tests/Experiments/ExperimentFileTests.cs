using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Tests.Experiments;

public class ExperimentFileTests
{
    [Theory]
    [InlineData("optimizer.learning-rate = 0", "optimizer.learning-rate must be a number above 0, but is 0.")]
    [InlineData("optimizer.learning-rate = -1e-3", "above 0, but is -1e-3")]
    [InlineData("optimizer.learning-rate = NaN", "but is NaN")]
    [InlineData("optimizer.learning-rate = Infinity", "but is Infinity")]
    [InlineData("optimizer.learning-rate = 1e999", "but is 1e999")]
    [InlineData("optimizer.learning-rate = fast", "but is fast")]
    [InlineData("optimizer.learning-rate = [0.1]", "but is [0.1]")]
    [InlineData("optimizer.learning-rate = \"\"", "but is empty")]
    [InlineData("optimizer.learning-rate { x = 1 }", "but is {x = 1}")]
    [InlineData("optimizer.kind = sdg", "must be sgd, adam, adamw, adamax or rmsprop, but is sdg")]
    [InlineData("training.patience = 0", "training.patience must be a whole number of at least 1")]
    [InlineData("training.batch-size = 2.5", "whole number")]
    [InlineData("training.max-epochs = 99999999999", "from 1 to 10000000")]
    [InlineData("training.early-stopping = perhaps", "true or false")]
    [InlineData("model.hidden = []", "model.hidden must be a list, as [64, 128], not empty")]
    [InlineData("model.hidden = [64, 0]", "but is [64, 0]")]
    [InlineData("model.hidden = 64", "but is 64")]
    [InlineData("model.hidden = [100000, 100000]", "out of reach")]
    [InlineData("model.dropout = 1", "below 1")]
    [InlineData("validation.folds = 1", "from 2 to")]
    [InlineData("validation.share = 1", "below 1")]
    [InlineData("refit.epochs = best", "mean-best or a whole number")]
    [InlineData("seed = -1", "whole number from 0")]
    [InlineData("name = ../elsewhere", "a name of letters")]
    [InlineData("optimizer = sgd", "It is a section: its keys are kind, learning-rate")]
    [InlineData("optimizer { kind = sgd, nesterov = true }", "needs a momentum")]
    public void A_value_that_will_not_do_is_one_sentence(string text, string part) =>
        Assert.Contains(part, Written.Mistake(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("optimizer.learning-rat = 1", "Did you mean optimizer.learning-rate?")]
    [InlineData("optimiser.learning-rate = 1", "The sections are data, model")]
    [InlineData("learning-rate = 1", "Did you mean optimizer.learning-rate?")]
    [InlineData("validation.fold = 3", "Did you mean validation.folds?")]
    [InlineData("training.bach-size = 3", "Did you mean training.batch-size?")]
    [InlineData("model.hiddne = [3]", "Did you mean model.hidden?")]
    [InlineData("data.standardize.input = true", "Did you mean data.standardize.inputs?")]
    [InlineData("optimizer.lr = 1", "The keys of optimizer are kind, learning-rate")]
    [InlineData("something = 1", "The sections are data, model")]
    [InlineData("space.optimizer.learning-rat = [1]", "Did you mean optimizer.learning-rate?")]
    public void An_unknown_key_comes_with_the_nearest_right_one(string text, string part) =>
        Assert.Contains(part, Written.Mistake(text), StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_come_at_once_in_the_order_of_the_file_each_with_its_key() => Assert.Equal(
        ["curve.conf: training.patience", "curve.conf: optimizer.kind", "curve.conf: training.batch-size", "curve.conf: space.model.dropout"],
        Written.Mistakes("training.patience = 0\noptimizer.kind = x\ntraining.batch-size = x\nspace { model.dropout = [] }")
            .Select(mistake => mistake[..mistake.IndexOf(": ", "curve.conf: ".Length, StringComparison.Ordinal)]));

    [Fact]
    public void A_file_that_is_not_there_is_one_sentence()
    {
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read("nowhere/nothing.conf", []));
        Assert.Contains("no such file", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new Folder();
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(folder.Path, []));
        Assert.Contains("folder", Assert.Single(wrong.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n# nothing\n")]
    [InlineData("{}")]
    public void An_empty_file_is_one_sentence(string text) =>
        Assert.Contains("says nothing", Assert.Single(Written.MistakesOf(text)), StringComparison.Ordinal);

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
        var read = ExperimentFile.Read(folder.Write("e.conf", "data { train = rows.csv, test = elsewhere.csv }"), []);

        var experiment = Assert.IsType<Checked<Experiment>.Right>(read).Value;
        var csv = Assert.IsType<DataSettings.Csv>(experiment.Data);
        Assert.Equal((table, "elsewhere.csv"), (csv.Train, csv.Test));
        Assert.Equal("rows.csv", experiment.Settings["data.train"]);
    }

    [Fact]
    public void Settings_become_typed_and_defaults_are_filled_in()
    {
        var experiment = Written.Right("optimizer { kind = sgd, momentum = 0.90, nesterov = yes }\nmodel.hidden = [64,128]\nrefit.epochs = 7\nvalidation { kind = holdout }");
        var hyperparameters = experiment.Configure(0, []).Hyperparameters;

        Assert.Equal(new OptimizerSettings.Sgd(0.001, 0, 0.9, true), hyperparameters.Optimizer);
        Assert.Equal([64, 128], Assert.IsType<ModelSettings.Mlp>(hyperparameters.Model).Hidden.ToArray());
        Assert.Equal(new TrainingSettings(32, 1000, new EarlyStopping(100, 0)), hyperparameters.Training);
        Assert.Equal(new ValidationSettings.Holdout(0.2, 1), experiment.Validation);
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

        var again = Assert.IsType<DataSettings.Csv>(Experiment.FromSettings(experiment.Settings).Data);
        Assert.Equal(["age", "a, b", "say \"x\"", "c:\\d"], again.Inputs.ToArray());
    }
}
