using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments.Reading;

/// <summary>Experiments over a program: their hyperparameters have the names that the file gives them.</summary>
public class ObjectiveFileTests
{
    private const string Program = """
        data.kind = none
        objective {
          kind = command
          run = [echo, "{optimizer.learning-rate}"]
          parameters { booster = gbtree, tree { depth = 3 } }
        }
        """;

    [Fact]
    public void What_is_varied_or_given_is_a_hyperparameter_of_a_form()
    {
        var experiment = Read("""
            space {
              optimizer.learning-rate = { log-uniform = [0.001, 0.1] }
              layers = [1, 2]
              scale = [1, 2.5]
              early = [true, false]
              kernel = [rbf, linear]
              limit = [null, 3]
              version = ["3.10", "3.9"]
            }
            objective.types { version = text }
            search { strategy = random, samples = 5 }
            """);

        Assert.Equal(
            [
                ("booster", ParameterForm.Text), ("early", ParameterForm.Flag), ("kernel", ParameterForm.Text), ("layers", ParameterForm.Whole), ("limit", ParameterForm.Mixed),
                ("optimizer.learning-rate", ParameterForm.Number), ("scale", ParameterForm.Number), ("tree.depth", ParameterForm.Whole), ("version", ParameterForm.Text),
            ],
            experiment.Schema.Parameters.Select(parameter => (parameter.Key, parameter.Value)));
        Assert.Equal("3", experiment.Settings["tree.depth"]);
    }

    [Fact]
    public void The_lowest_loss_of_a_program_is_not_known()
    {
        Assert.Null(Read("space.layers = [1, 2]").Selection.Metric.Best);
        Assert.Equal(0, Assert.IsType<Checked<Experiment>.Right>(Written.Read("data.kind = noisy-curve")).Value.Selection.Metric.Best);
    }

    [Fact]
    public void A_metric_of_the_program_goes_before_the_goal_of_the_same_name()
    {
        var experiment = Read("""
            space.layers = [1, 2]
            objective.metrics { epochs = maximize, parameters = minimize }
            selection { metrics = [epochs, loss, parameters], require = "epochs > 3" }
            """);

        Assert.All(experiment.Selection.Goals, goal => Assert.IsType<Goal.Measured>(goal));
        Assert.IsType<Goal.Measured>(Assert.Single(experiment.Selection.Required).Of);
        Assert.True(experiment.Selection.Goals[0].HigherIsBetter);
    }

    [Fact]
    public void An_objective_that_is_overridden_need_not_exist()
    {
        var file = Program.Replace("kind = command", "kind = ridge", StringComparison.Ordinal) + "\nspace.layers = [1, 2]";

        Assert.Equal("command", Assert.IsType<Checked<Experiment>.Right>(Written.Read(file, "objective.kind=command")).Value.Settings["objective.kind"]);
        Assert.IsType<Checked<Experiment>.Wrong>(Written.Read(file));
    }

    [Fact]
    public void A_metric_has_a_name() =>
        Assert.Contains("but not ''", ReportedMetric.Misnamed(""), StringComparison.Ordinal);

    [Fact]
    public void A_trainer_makes_the_same_configuration_of_the_canonical_texts()
    {
        var here = Read("space { optimizer.learning-rate = [0.1, 0.01], kernel = [rbf, linear] }");
        var there = BuiltIn.Schema.FromSettings(here.Settings);
        Choice[] choices = [new("optimizer.learning-rate", "0.01"), new("kernel", "rbf")];

        var (one, other) = (here.Configure(2, [.. choices]), there.Configure(2, [.. choices]));
        Assert.Equal(one.Key, other.Key);
        var trial = Assert.IsType<TrialModel>(other.Hyperparameters.Model);
        Assert.Equal(["booster=gbtree", "kernel=rbf", "optimizer.learning-rate=0.01", "tree.depth=3"], trial.Values.Select(value => $"{value.Name}={value.Text}"));
        Assert.NotEqual(one.Key, here.Configure(2, [choices[0] with { Value = "0.1" }, choices[1]]).Key);
        Assert.Throws<FormatException>(() => there.Configure(2, [new("kernel", "rbf"), new("other", "1")]));
    }

    [Fact]
    public void Set_gives_a_hyperparameter_one_value()
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(Written.Read(Program + "\nspace { layers = [1, 2], kernel = [rbf] }", "layers=7")).Value;

        Assert.Equal(["kernel"], experiment.Space.Dimensions.Select(dimension => dimension.Path));
        Assert.Equal("7", experiment.Settings["layers"]);
    }

    [Theory]
    [InlineData("space { validation.folds = [2, 3] }", "a hyperparameter cannot be called validation.folds")]
    [InlineData("space { seed = [1, 2] }", "a hyperparameter cannot be called seed")]
    [InlineData("space { fold = [1, 2] }", "a hyperparameter cannot be called fold")]
    [InlineData("space.rate.loguniform = [0.1, 1]", "loguniform is not a kind of values for rate. Did you mean log-uniform?")]
    [InlineData("space.rate { uniform = [-1e308, 1e308] }\nsearch.strategy = tpe", "too wide to draw from ([-1e308, 1e308])")]
    [InlineData("space.rate { uniform = [-1.0000000000000002, -1] }\nsearch.strategy = tpe", "too narrow to draw from")]
    [InlineData("space.rate { log-uniform = [5e-324, 1e-323] }\nsearch.strategy = tpe", "too narrow to draw from")]
    [InlineData("space.layers { int = [1, 3000000000] }\nsearch.strategy = tpe", "layers must be a whole number from -2147483648 to 2147483647, but is 3000000000")]
    [InlineData("space.layers { int = [0.5, 3] }\nsearch.strategy = tpe", "layers must be a whole number from -2147483648 to 2147483647, but is 0.5")]
    [InlineData("space.id = [9007199254740993, 3]", "9007199254740993 has more digits than a 64-bit number, which would be 9007199254740992: write that, or")]
    [InlineData("space.id = [2.5, -9007199254740993]", "-9007199254740993 has more digits than a 64-bit number, which would be -9007199254740992: write that, or")]
    [InlineData("objective.parameters.id = 123456789012345678901234567890", "would be 123456789012345677877719597056: write that, or")]
    [InlineData("space.id { uniform = [0, 9007199254740993] }\nsearch.strategy = tpe", "9007199254740993 has more digits")]
    [InlineData("model.hidden = [64]", "there is no setting model.hidden")]
    [InlineData("refit.kind = folds", "the models of an objective cannot be averaged")]
    [InlineData("search.folds = exact", "exact proves that a configuration cannot win by the lowest loss there is")]
    [InlineData("objective.run = []", "objective.run must be a list")]
    public void What_does_not_fit_a_program_is_named(string line, string sentence)
    {
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(Written.Read($"{Program}\n{line}"));

        Assert.Contains(wrong.Mistakes, mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("-9007199254740994", "-9007199254740994")]
    [InlineData("1e30", "1E+30")]
    [InlineData("0.12345678901234567890", "0.12345678901234568")]
    [InlineData("9007199254740993, objective.types.id = mixed", "9007199254740993")]
    [InlineData("9007199254740993, objective.types.id = text", "9007199254740993")]
    public void A_number_keeps_its_whole_digits(string line, string text) =>
        Assert.Equal(text, Read($"objective.parameters.id = {line}").Settings["id"]);

    private static Experiment Read(string more) => Assert.IsType<Checked<Experiment>.Right>(Written.Read($"{Program}\n{more}")).Value;
}
