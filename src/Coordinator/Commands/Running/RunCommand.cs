using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.CompilerServices;
using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary><c>run</c>: searches, writes the results and shows them.</summary>
internal sealed class RunCommand(Terminal terminal, Terminal progress, Func<Stream> bytes, TextWriter error)
{
    private static readonly string Settings = Path.Combine(AppContext.BaseDirectory, "hocon");

    public static Command Create(CommandContext context) => Grammar(options => Run(context, options));

    /// <summary>Makes the catalog of all settings meanwhile, if the command line is that of a run.</summary>
    public static void Begin(string[] arguments)
    {
        if (arguments is ["run", ..]) new Thread(() => RuntimeHelpers.RunClassConstructor(typeof(BuiltIn).TypeHandle)) { IsBackground = true }.Start();
    }

    /// <returns>The exit code.</returns>
    public static int Run(CommandContext context, RunOptions options) =>
        context.Guarded(options.Out ?? options.Experiment, () => new RunCommand(
            context.Terminal, options.Quiet ? Terminal.Plain(TextWriter.Null) : context.Progress, context.Bytes, context.Error).Do(options));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<RunOptions, int> run)
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment file, for example houses.conf; init writes one for a table." };
        var folder = OptionForms.OutputFolder("runs/NAME");
        var slots = OptionForms.WholeNumber(
            "--slots", "Number of parallel trainings in this process (default: number of cores).", least: 0, most: OptionForms.MostSlots);
        var network = new NetworkGrammar();
        var set = new Option<string[]>("--set")
        {
            Description = "Override a setting of the experiment file or of hocon/coordinator.conf. Can be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        }.OfferingSettings();
        var fresh = OptionForms.Fresh();
        var retry = new Option<bool>("--retry-quarantined") { Description = "Retry folds that were quarantined after repeated node failures." };
        var verify = new Option<bool>("--verify") { Description = "Run the search a second time and compare the digests." };
        var plugins = PluginGrammar.Option();
        var quiet = new Option<bool>("--quiet") { Description = "Print results and errors only: no announcement, no progress." };
        var json = OptionForms.Json();
        var command = new Command("run", "Start a search, or resume an interrupted one.")
        {
            experiment, folder, slots, set, fresh, retry, verify, plugins, quiet, json,
        };
        network.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(slots) is { Implicit: false, Tokens: [{ Value: var text }] } && text.All(digit => digit == '0') && !network.IsAsked(result))
            {
                result.AddError($"--slots must be a whole number from 1 to {OptionForms.MostSlots}, but is '{text}'. 0 needs --port, so that trainer nodes can join.");
            }
        });
        var dashboard = new DashboardGrammar();
        dashboard.AddTo(command);
        command.SetAction(parsed => run(new RunOptions(
            parsed.GetRequiredValue(experiment),
            parsed.GetValue(folder),
            parsed.GetValue(slots) ?? Environment.ProcessorCount,
            [.. parsed.GetValue(set)!.Where(text => !NetworkGrammar.IsNodes(text))],
            parsed.GetValue(fresh),
            parsed.GetValue(verify),
            network.Read(parsed, parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)))
        {
            Dashboard = dashboard.Read(parsed),
            Flags = new RunFlags { RetryQuarantined = parsed.GetValue(retry), SendsData = network.SendsData(parsed) },
            Plugins = parsed.GetValue(plugins),
            Quiet = parsed.GetValue(quiet),
            Json = parsed.GetValue(json),
            Settings = [.. parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)],
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(RunOptions options)
    {
        // It depends on no settings of nodes, so both are read at the same time.
        var plugins = new PluginSet(options.Plugins);
        var preparing = Task.Run(() => Preparation.Prepare(Preparation.Read(options.Experiment, options.Overrides, plugins), BuiltIn.ObjectivesWith(plugins), options.Out));
        var node = options.Network ?? new NodeOptions(NodeRole.Coordinator) { Set = options.Settings, Environment = NodeOptions.ProcessEnvironment() };
        if ((options.Network is null ? NodeSystem.CheckWithoutNetwork(node) : NodeSystem.Check(node)) is { IsEmpty: false } mistakes)
        {
            return MistakePrinter.Print(error, mistakes);
        }

        var log = LogSettings.Read(Settings, NodeRole.Coordinator, Environment.GetEnvironmentVariable(LogFiles.LevelVariable), options.Settings, node.Environment);
        if (log is not Checked<LogSettings>.Right(var logged))
        {
            return Refuse(log);
        }

        Studies.Store.Load();
        var read = preparing.GetAwaiter().GetResult();
        if (read is not Checked<Preparation>.Right(var prepared))
        {
            return Refuse(read);
        }

        if (options.Slots > 0 && TorchCheck.Check(prepared.Experiment) is { } missing)
        {
            return MistakePrinter.Print(error, missing);
        }

        if (options.Verify && prepared.Experiment.Stop.After is not null)
        {
            return MistakePrinter.Print(error, new Mistake(
                "--verify", "it runs the search again, but search.stop.after may end the second run elsewhere: take it out, or count with search.samples or search.stop.folds."));
        }

        var chosen = DashboardChoice.Read(options.Dashboard, Environment.GetEnvironmentVariable(DashboardChoice.Words.TokenVariable));
        if (chosen is not Checked<DashboardChoice?>.Right(var choice))
        {
            return Refuse(chosen);
        }

        var taken = DashboardPlace.Take(choice);
        if (taken is not Checked<DashboardPlace?>.Right(var place))
        {
            return Refuse(taken);
        }

        using var held = place;
        var folder = options.Out ?? Path.Combine("runs", prepared.Experiment.Name);
        using var interruption = new Interruption(TimeProvider.System);
        var search = new SearchRequest(prepared, logged, options.Slots, options.Network, interruption.Asked)
        {
            Dashboard = place,
            Flags = options.Flags,
            Plugins = options.Plugins,
            File = options.Experiment,
            IsVerified = options.Verify,
        };
        var (code, digest) = Run(search, folder, options);
        return options.Verify && digest is not null ? new Verification(options.Json ? progress : terminal, progress, error).Do(search, code, folder, digest) : code;
    }

    private (int Code, string? Digest) Run(SearchRequest search, string folder, RunOptions options)
    {
        var announcing = Task.Run(() =>
        {
            var made = Announcement.Create(search.Prepared.Experiment, search.Prepared.Data, search.Slots);
            return (Announcement: made, Lines: made.Lines().ToArray());
        });
        var opened = SearchSession.Open(search, folder, options.Fresh);
        if (opened is not Checked<SearchSession>.Right(var session))
        {
            return (Refuse(opened), null);
        }

        using (session)
        {
            try
            {
                var (announced, lines) = announcing.GetAwaiter().GetResult();
                foreach (var line in lines)
                {
                    progress.Say(line);
                }

                new RunLog(session.Log).Announced(announced);
                return new Conclusion(terminal, error, options.Json ? bytes : null).Draw(search.Prepared, announced.Remarks, session, session.Run(progress));
            }
            catch (Exception bug) when (DiskTrouble.Explain(bug, folder) is null)
            {
                session.Log.Fatal(bug, "The run crashed");
                error.WriteLine(BugReport.Sentence(bug, session.Files.Log));
                return (ExitCode.Broken, null);
            }
        }
    }

    private int Refuse<T>(Checked<T> wrong) => MistakePrinter.Print(error, ((Checked<T>.Wrong)wrong).Mistakes);
}

/// <summary>The options of <c>run</c>.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Out">The output folder, or null for <c>runs/NAME</c>.</param>
/// <param name="Slots">Parallel trainings in this process, ≥ 1; with a network ≥ 0.</param>
/// <param name="Overrides">The values of <c>--set</c> for the experiment.</param>
/// <param name="Fresh">Whether existing results in the folder are discarded.</param>
/// <param name="Verify">Whether the search runs twice to compare digests.</param>
/// <param name="Network">Null: without trainer nodes.</param>
public sealed record RunOptions(
    string Experiment, string? Out, int Slots, ImmutableArray<string> Overrides, bool Fresh, bool Verify, NodeOptions? Network)
{
    public DashboardOptions Dashboard { get; init; } = new(false, null, null);

    public RunFlags Flags { get; init; } = new();

    /// <summary>Folder whose plug-ins may be loaded; null: none.</summary>
    public string? Plugins { get; init; }

    /// <summary>Whether neither the announcement nor progress is printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether one JSON object is written at the end instead of tables and lines.</summary>
    public bool Json { get; init; }

    /// <summary>The values of <c>--set</c> for nodes.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];
}
