using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ActorSearch.Coordinator.Commands.Failures;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>What may stand on the command line. Each command parses into a record of its own; what it does comes from outside.</summary>
/// <param name="run">Does <c>run</c>; gives the exit code, as all do.</param>
/// <param name="check">Does <c>check</c>.</param>
/// <param name="show">Does <c>show</c>.</param>
/// <param name="predict">Does <c>predict</c>.</param>
/// <param name="export">Does <c>export</c>.</param>
/// <param name="report">Does <c>report</c>.</param>
/// <param name="tail">Does <c>tail</c>.</param>
public sealed class Grammar(
    Func<RunOptions, int> run, Func<CheckOptions, int> check, Func<ShowOptions, int> show, Func<PredictOptions, int> predict,
    Func<ExportOptions, int> export, Func<ReportOptions, int> report, Func<TailOptions, int> tail)
{
    private const int MostSlots = 1024;

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments and does what they say.</summary>
    /// <param name="arguments">As the program got them; none runs the default experiment.</param>
    /// <param name="output">Where help goes.</param>
    /// <param name="error">Where mistakes go, a line each.</param>
    /// <returns>The exit code.</returns>
    public int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        // As other programs have it: "help" and "help run".
        var parsed = Root().Parse(arguments.Count > 0 && arguments[0] == "help" ? [.. arguments.Skip(1), "--help"] : arguments, Parser);
        if (UnknownWord.Of(parsed) is { } unknown)
        {
            error.WriteLine(unknown);
            return ExitCode.Mistake;
        }

        if (parsed.Errors.Count > 0)
        {
            // One mistake can break several rules of the grammar; the first says it best.
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

    private RootCommand Root()
    {
        var root = new RootCommand("Searches hyperparameters of small neural networks. Without a command it runs the default experiment.")
        {
            Run(),
            CheckGrammar.Of(check),
            Show(),
            PredictGrammar.Of(Folder(), OutputFile(), predict),
            Export(),
            Report(),
            TailGrammar.Of(tail),
        };
        root.SetAction(_ => run(new RunOptions(DefaultExperiment.Path, null, Environment.ProcessorCount, [], Fresh: false, Verify: false, Network: null)));
        return root;
    }

    private Command Run()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment file, as hocon/experiments/default.conf." };
        var folder = Named(new Option<string?>("--out") { Description = "The output folder; runs/NAME unless given.", HelpName = "DIR" });
        var slots = WholeNumber(
            "--slots", Environment.ProcessorCount, "How many trainings go on at a time in this process; as many as there are cores unless given.", least: 0, most: MostSlots);
        var network = new NetworkGrammar();
        var set = new Option<string[]>("--set")
        {
            Description = "Overrides a setting of the experiment's file, or one of hocon/coordinator.conf. May be given often.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        var fresh = new Option<bool>("--fresh") { Description = "Throws earlier results in the output folder away." };
        var retry = new Option<bool>("--retry-quarantined") { Description = "Tries folds again that were given up because nodes fell silent over them." };
        var verify = new Option<bool>("--verify") { Description = "Runs the search a second time and compares the digests." };
        var command = new Command("run", "Runs a search, or goes on with an interrupted one.")
        {
            experiment, folder, slots, set, fresh, retry, verify,
        };
        network.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(slots) is { Implicit: false, Tokens: [{ Value: var text }] } && text.All(digit => digit == '0') && !network.IsAsked(result))
            {
                result.AddError($"--slots must be a whole number from 1 to {MostSlots}, but is '{text}': only with --port can others do the work.");
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
        var top = WholeNumber("--top", 10, "How many configurations.");
        var nodes = new Option<bool>("--nodes") { Description = "Shows the nodes that trained, and what became of what they were given." };
        var command = new Command("show", "Shows the ranking of a search, also while it is running.") { folder, top, nodes };
        command.Validators.Add(result =>
        {
            if (result.GetValue(nodes) && result.GetResult(top) is { Implicit: false })
            {
                result.AddError("--top counts configurations, and --nodes shows none: take one of them away.");
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
            Description = "csv (the columns of scikit-learn's cv_results_), json, or optuna-journal (a study for Python's Optuna).",
            HelpName = "csv|json|optuna-journal",
            Required = true,
            CustomParser = FormatOf,
        };
        var file = OutputFile();
        var command = new Command("export", "Writes the results of a search in another form, also while it is running.")
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
        var compare = Named(new Option<string?>("--compare") { Description = "The output folder of a second search, to set beside the first.", HelpName = "DIR2" });
        var file = Named(new Option<string?>("--out")
        {
            Description = "The file to write; report.html in the folder unless given, with --compare comparison.html.",
            HelpName = "FILE",
        });
        var command = new Command("report", "Draws the report of a search anew, or sets two searches side by side, also while they are running.")
        {
            folder, compare, file,
        };
        command.SetAction(parsed => report(new ReportOptions(parsed.GetRequiredValue(folder), parsed.GetValue(compare), parsed.GetValue(file))));
        return command;
    }

    private static Argument<string> Folder() => new("DIR") { Description = "The output folder of a search." };

    private static Option<string?> OutputFile() => Named(new Option<string?>("--out")
    {
        Description = "The file to write; standard output unless given.",
        HelpName = "FILE",
    });

    /// <summary>The same option, which takes no empty path: a shell makes one of a variable that is not set.</summary>
    private static Option<string?> Named(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError($"{option.Name} names nothing: give a path.");
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
