using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;

namespace ActorSearch.Coordinator.Tests.Commands.Arguments;

public class GrammarTests
{
    private readonly List<object> _asked = [];

    [Fact]
    public void Run_takes_all_its_options()
    {
        var (code, _, _) = Invoke(
            "run", "a.conf", "--out", "d", "--slots", "3", "--set", "x.y=1", "--set", "z=[1, 2]", "--fresh", "--verify");

        Assert.Equal(0, code);
        var options = Assert.IsType<RunOptions>(Assert.Single(_asked));
        Assert.Equal(("a.conf", "d", 3, true, true), (options.Experiment, options.Out, options.Slots, options.Fresh, options.Verify));
        Assert.Equal<string>(["x.y=1", "z=[1, 2]"], options.Overrides);
    }

    [Fact]
    public void The_page_of_a_run_has_an_address_and_any_number_of_names()
    {
        Invoke("run", "a.conf", "--dashboard", "0.0.0.0:80", "--dashboard-name", "a.example", "--dashboard-name", "b.example:8443", "--dashboard-token-file", "t");

        var options = Assert.IsType<RunOptions>(Assert.Single(_asked)).Dashboard;
        Assert.Equal((false, "0.0.0.0:80", "t"), (options.IsOff, options.Address, options.TokenFile));
        Assert.Equal<string>(["a.example", "b.example:8443"], options.Names);
    }

    [Fact]
    public void Without_arguments_the_default_experiment_runs_on_all_cores()
    {
        Invoke();

        var options = Assert.IsType<RunOptions>(Assert.Single(_asked));
        Assert.EndsWith(Path.Combine("hocon", "experiments", "default.conf"), options.Experiment, StringComparison.Ordinal);
        Assert.True(File.Exists(options.Experiment));
        Assert.Equal(Environment.ProcessorCount, options.Slots);
        Assert.Null(options.Out);
    }

    [Fact]
    public void Results_are_for_people_or_for_programs()
    {
        Invoke("run", "a.conf", "--quiet", "--json");
        Invoke("run", "a.conf");
        Invoke("show", "d", "--json");
        Invoke("check", "a.conf", "--json");

        Assert.Equal([(true, true), (false, false)], _asked.OfType<RunOptions>().Select(options => (options.Quiet, options.Json)));
        Assert.True(Assert.Single(_asked.OfType<ShowOptions>()).Json && Assert.Single(_asked.OfType<CheckOptions>()).Json);
    }

    [Fact]
    public void Check_takes_the_settings_of_a_run()
    {
        Invoke("check", "a.conf", "--set", "x.y=1", "--set", "akka.loglevel=INFO", "--slots", "3");

        var options = Assert.IsType<CheckOptions>(Assert.Single(_asked));
        Assert.Equal(("a.conf", 3), (options.Experiment, options.Slots));
        Assert.Equal<string>(["x.y=1"], options.Overrides);
        Assert.Equal<string>(["akka.loglevel=INFO"], options.Settings);
    }

    [Fact]
    public void Show_predict_export_and_report_take_their_options()
    {
        Invoke("show", "d", "--top", "3");
        Invoke("show", "d", "--nodes");
        Invoke("predict", "d", "in.csv", "--out", "o.csv", "--no-header");
        Invoke("predict", "d", "in.csv", "--header", "--delimiter", "tab");
        Invoke("predict", "d", "in.csv");
        Invoke("export", "d", "--format", "json");
        Invoke("report", "d", "--out", "r.html");
        Invoke("report", "d", "--compare", "e");

        Assert.Equal(
            [
                new ShowOptions("d", 3, false), new ShowOptions("d", 10, true), new PredictOptions("d", "in.csv", "o.csv", false),
                new PredictOptions("d", "in.csv", null, true) { Delimiter = '\t' }, new PredictOptions("d", "in.csv", null, null), new ExportOptions("d", ExportFormat.Json, null),
                new ReportOptions("d", null, "r.html"), new ReportOptions("d", "e", null),
            ],
            _asked);
    }

    [Fact]
    public void Tail_takes_its_options()
    {
        Invoke("tail", "d");
        Invoke(
            "tail", "d", "--follow", "--json", "--lines", "7", "--node", "n", "--fold", "1/2", "--level", "warning", "--since", "5m",
            "--expr", "Loss > 0.2");

        Assert.Equal(
            [
                new TailOptions("d", Follow: false, Json: false, Lines: null),
                new TailOptions("d", Follow: true, Json: true, Lines: 7)
                {
                    Node = "n", Fold = "1/2", Level = "warning", Since = "5m", Expression = "Loss > 0.2",
                },
            ],
            _asked);
    }

    [Fact]
    public void The_command_s_exit_code_is_the_program_s()
    {
        Assert.Equal(7, new Grammar(RunCommand.Grammar(_ => 7)).Invoke(["run", "x"], TextWriter.Null, TextWriter.Null));
    }

    [Theory]
    [InlineData("--slots must be a whole number from 1 to 1024, but is '0'.", "run", "a.conf", "--slots", "0")]
    [InlineData("--slots must be a whole number from 1 to 1024, but is '100000000'.", "run", "a.conf", "--slots", "100000000")]
    [InlineData("--slots must be a whole number from 1 to 1024, but is 'two'.", "run", "a.conf", "--slots", "two")]
    [InlineData("--slots must be a whole number from 1 to 1024, but is '1.5'.", "run", "a.conf", "--slots", "1.5")]
    [InlineData("--top must be a whole number of at least 1, but is '-1'.", "show", "d", "--top", "-1")]
    [InlineData("--top and --nodes cannot be combined.", "show", "d", "--nodes", "--top", "3")]
    [InlineData("--no-dashboard and --dashboard-name cannot be combined.", "run", "a.conf", "--no-dashboard", "--dashboard-name", "a")]
    [InlineData("--lines must be a whole number of at least 1, but is '0'.", "tail", "d", "--lines", "0")]
    [InlineData("--format must be csv, json or optuna-journal, but is 'xml'.", "export", "d", "--format", "xml")]
    [InlineData("export needs --format. See --help.", "export", "d")]
    [InlineData("run needs EXPERIMENT. See --help.", "run")]
    [InlineData("predict needs INPUT. See --help.", "predict", "d")]
    [InlineData("--slots needs a value. See --help.", "run", "a.conf", "--slots")]
    [InlineData("--slots is given more than once. See --help.", "run", "a.conf", "--slots", "1", "--slots", "2")]
    [InlineData("--out is empty; give a path", "run", "a.conf", "--out", "")]
    [InlineData("--out is empty; give a path", "export", "d", "--format", "json", "--out", " ")]
    [InlineData("--compare is empty; give a path", "report", "d", "--compare", "")]
    [InlineData("--set needs a value. See --help.", "run", "a.conf", "--set")]
    [InlineData("--compare needs a value. See --help.", "report", "d", "--compare")]
    [InlineData("SHELL must be bash, fish or zsh, but is 'tcsh'. See --help.", "completion", "tcsh")]
    [InlineData("'--nonsense'", "run", "a.conf", "--nonsense")]
    [InlineData("There is no command 'walk'. See --help.", "walk")]
    [InlineData("There is no command 'runn'. Did you mean run?", "runn")]
    [InlineData("There is no command 'shwo'. Did you mean show?", "shwo", "d")]
    [InlineData("There is no command 'RUN'. Did you mean run?", "RUN", "a.conf")]
    [InlineData("show has no option '--tpo'. Did you mean --top?", "show", "d", "--tpo", "3")]
    [InlineData("run has no option '--slot'. Did you mean --slots?", "run", "a.conf", "--slot", "2")]
    [InlineData("run has no option '--slot'. Did you mean --slots?", "run", "--slot", "2", "a.conf")]
    [InlineData("run has no option '--seed'. It is a setting: write --set seed=VALUE.", "run", "a.conf", "--seed", "3")]
    [InlineData("check has no option '--samples'. It is a setting: write --set search.samples=VALUE.", "check", "a.conf", "--samples=3")]
    [InlineData("run has no option '--learning-rate'. It is a setting: write --set optimizer.learning-rate=VALUE.", "run", "a.conf", "--learning-rate", "3")]
    [InlineData("show has no option '--seed'. See --help.", "show", "d", "--seed", "3")]
    [InlineData("show has no option '--bogus'. See --help.", "show", "--bogus")]
    [InlineData("completion has no option '-x'. See --help.", "completion", "-x")]
    [InlineData("show takes no further argument 'e'. See --help.", "show", "d", "e")]
    [InlineData("There is no command 'nonsense'. See --help.", "help", "nonsense")]
    public void A_wrong_command_line_gets_one_sentence_and_does_nothing(string named, params string[] arguments)
    {
        var (code, output, error) = Invoke(arguments);

        Assert.Equal(ExitCode.Mistake, code);
        Assert.Empty(output);
        Assert.Empty(_asked);
        Assert.Contains(named.TrimEnd('.'), Assert.Single(error.TrimEnd().Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_a_command_names_its_options()
    {
        var (code, output, error) = Invoke("help", "show");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains("--top", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    public void Help_names_every_command(string asked)
    {
        var (code, output, error) = Invoke(asked);

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.All(["run", "check", "show", "predict", "export", "report", "tail"], command => Assert.Contains($"  {command} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public void Demo_runs_the_default_experiment()
    {
        Invoke("demo");

        Assert.EndsWith(Path.Combine("hocon", "experiments", "default.conf"), Assert.IsType<RunOptions>(Assert.Single(_asked)).Experiment, StringComparison.Ordinal);

        // What a refusal of the folder advises.
        Invoke("demo", "--out", "d", "--fresh");
        Assert.Equal(("d", true), _asked.OfType<RunOptions>().Select(options => (options.Out, options.Fresh)).Last());
    }

    private (int Code, string Output, string Error) Invoke(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = new Grammar(
            RunCommand.Grammar(Asked), CheckCommand.Grammar(Asked), ShowCommand.Grammar(Asked), PredictCommand.Grammar(Asked), ExportCommand.Grammar(Asked),
            ReportCommand.Grammar(Asked), TailCommand.Grammar(Asked), CompletionCommand.Create(), DemoCommand.Grammar(Asked), InitCommand.Grammar(Asked)).Invoke(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private int Asked(object options)
    {
        _asked.Add(options);
        return 0;
    }
}
