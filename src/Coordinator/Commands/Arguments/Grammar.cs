using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ActorSearch.Coordinator.Commands.Failures;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The command line. Each command is parsed into its options and passed to a delegate that returns the exit code.</summary>
/// <param name="others">Commands that do their work themselves.</param>
public sealed class Grammar(
    Func<RunOptions, int> run, Func<CheckOptions, int> check, Func<ShowOptions, int> show, Func<PredictOptions, int> predict,
    Func<ExportOptions, int> export, Func<ReportOptions, int> report, Func<TailOptions, int> tail, params Command[] others)
{
    private const int MostSlots = 1024;

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments and runs the command.</summary>
    /// <param name="arguments">None: the default experiment runs.</param>
    /// <param name="output">For help.</param>
    /// <param name="error">For mistakes, one per line.</param>
    /// <returns>The exit code.</returns>
    public int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        // "help" and "help run" work like --help.
        var parsed = Root().Parse(arguments.Count > 0 && arguments[0] == "help" ? [.. arguments.Skip(1), "--help"] : arguments, Parser);
        // A shell that asks for completions passes an unfinished command line.
        var asksForWords = arguments is [['[', 's', 'u', 'g', ..], ..];
        if (!asksForWords && UnknownWord.Of(parsed) is { } unknown)
        {
            error.WriteLine(unknown);
            return ExitCode.Mistake;
        }

        if (!asksForWords && parsed.Errors.Count > 0)
        {
            // One mistake can break several rules of the grammar; the first message is the clearest.
            error.WriteLine($"{parsed.Errors[0].Message.TrimEnd('.')}. See --help.");
            return ExitCode.Mistake;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static RunOptions Demo => new(DefaultExperiment.Path, null, Environment.ProcessorCount, [], Fresh: false, Verify: false, Network: null);

    private RootCommand Root()
    {
        var root = new RootCommand("Hyperparameter search for small neural networks.")
        {
            Run(),
            CheckGrammar.Of(check),
            Show(),
            PredictGrammar.Of(Folder(), OutputFile(), predict),
            Export(),
            Report(),
            TailGrammar.Of(tail),
            CompletionGrammar.Command,
        };
        var demo = new Command("demo", "Run the default experiment, which needs no data; results are in runs/default.");
        foreach (var command in others.Prepend(demo))
        {
            root.Add(command);
        }

        demo.SetAction(_ => run(Demo));
        root.SetAction(_ => run(Demo));
        return root;
    }

    private Command Run()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment file, for example hocon/experiments/default.conf." };
        var folder = Named(new Option<string?>("--out") { Description = "Output folder (default: runs/NAME).", HelpName = "DIR" });
        var slots = WholeNumber(
            "--slots", Environment.ProcessorCount, "Number of parallel trainings in this process (default: number of cores).", least: 0, most: MostSlots);
        var network = new NetworkGrammar();
        var set = new Option<string[]>("--set")
        {
            Description = "Override a setting of the experiment file or of hocon/coordinator.conf. Can be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        var fresh = new Option<bool>("--fresh") { Description = "Discard existing results in the output folder." };
        var retry = new Option<bool>("--retry-quarantined") { Description = "Retry folds that were quarantined after repeated node failures." };
        var verify = new Option<bool>("--verify") { Description = "Run the search a second time and compare the digests." };
        var command = new Command("run", "Start a search, or resume an interrupted one.")
        {
            experiment, folder, slots, set, fresh, retry, verify,
        };
        network.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(slots) is { Implicit: false, Tokens: [{ Value: var text }] } && text.All(digit => digit == '0') && !network.IsAsked(result))
            {
                result.AddError($"--slots must be a whole number from 1 to {MostSlots}, but is '{text}'. 0 needs --port, so that trainer nodes can join.");
            }
        });
        var dashboard = new DashboardGrammar();
        dashboard.AddTo(command);
        command.SetAction(parsed => run(new RunOptions(
            parsed.GetRequiredValue(experiment),
            parsed.GetValue(folder),
            parsed.GetValue(slots),
            [.. parsed.GetValue(set)!.Where(text => !NetworkGrammar.IsNodes(text))],
            parsed.GetValue(fresh),
            parsed.GetValue(verify),
            network.Read(parsed, parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)))
        {
            Dashboard = dashboard.Read(parsed),
            RetryQuarantined = parsed.GetValue(retry),
            Settings = [.. parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)],
        }));
        return command;
    }

    private Command Show()
    {
        var folder = Folder();
        var top = WholeNumber("--top", 10, "Number of configurations to show.");
        var nodes = new Option<bool>("--nodes") { Description = "Show the trainer nodes and the outcomes of their folds instead of the ranking." };
        var command = new Command("show", "Show the ranking of a search, also while it is running.") { folder, top, nodes };
        command.Validators.Add(result =>
        {
            if (result.GetValue(nodes) && result.GetResult(top) is { Implicit: false })
            {
                result.AddError("--top and --nodes cannot be combined.");
            }
        });
        command.SetAction(parsed => show(new ShowOptions(
            parsed.GetRequiredValue(folder), parsed.GetValue(top), parsed.GetValue(nodes))));
        return command;
    }

    private Command Export()
    {
        var folder = Folder();
        var format = new Option<ExportFormat>("--format")
        {
            Description = "Format: csv (the columns of scikit-learn's cv_results_), json, or optuna-journal (a study for Python's Optuna).",
            HelpName = "csv|json|optuna-journal",
            Required = true,
            CustomParser = FormatOf,
        };
        var file = OutputFile();
        var command = new Command("export", "Export the results of a search, also while it is running.")
        {
            folder, format, file,
        };
        command.SetAction(parsed => export(new ExportOptions(
            parsed.GetRequiredValue(folder), parsed.GetValue(format), parsed.GetValue(file))));
        return command;
    }

    private Command Report()
    {
        var folder = Folder();
        var compare = Named(new Option<string?>("--compare") { Description = "Output folder of a second search to compare with.", HelpName = "DIR2" });
        var file = Named(new Option<string?>("--out")
        {
            Description = "Output file (default: report.html in DIR; comparison.html with --compare).",
            HelpName = "FILE",
        });
        var command = new Command("report", "Write the report of a search again, or compare two searches, also while they are running.")
        {
            folder, compare, file,
        };
        command.SetAction(parsed => report(new ReportOptions(parsed.GetRequiredValue(folder), parsed.GetValue(compare), parsed.GetValue(file))));
        return command;
    }

    private static Argument<string> Folder() => new("DIR") { Description = "The output folder of a search." };

    private static Option<string?> OutputFile() => Named(new Option<string?>("--out")
    {
        Description = "Output file (default: standard output).",
        HelpName = "FILE",
    });

    /// <summary>Rejects an empty path, which a shell passes for a variable that is not set.</summary>
    private static Option<string?> Named(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError($"{option.Name} is empty; give a path.");
            }
        });
        return option;
    }

    private static Option<int> WholeNumber(string name, int otherwise, string description, int least = 1, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                result.AddError($"{name} must be a whole number from 1{(most < int.MaxValue ? $" to {most}" : "")}, but is '{text}'.");
            }

            return number;
        },
    };

    private static ExportFormat FormatOf(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "csv":
                return ExportFormat.Csv;
            case "json":
                return ExportFormat.Json;
            case "optuna-journal":
                return ExportFormat.OptunaJournal;
            default:
                result.AddError($"--format must be csv, json or optuna-journal, but is '{result.Tokens[0].Value}'.");
                return default;
        }
    }
}
