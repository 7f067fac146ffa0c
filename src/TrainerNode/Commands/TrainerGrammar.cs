using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;
using ActorSearch.TrainerNode.Http;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Commands;

/// <summary>The command line of a trainer.</summary>
/// <param name="train">Gets the options and the folder for nodes' folders; returns the exit code.</param>
public sealed class TrainerGrammar(Func<TrainerOptions, string, int> train)
{
    private const int Mistake = 2;

    private const string Description = "Train folds for a coordinator. On SIGTERM, unfinished folds return to its queue.";

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments and runs the node.</summary>
    /// <returns>The exit code.</returns>
    public int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = AddTo(new RootCommand(Description)).Parse(arguments, Parser);
        if ((UnknownWord.Explain(parsed) ?? (parsed.Errors.Count > 0 ? MistakeSentence.Create(parsed) : null)) is { } sentence)
        {
            error.WriteLine(sentence);
            return Mistake;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>The same as a command among others.</summary>
    public Command Command() => AddTo(new Command("trainer", Description));

    private Command AddTo(Command command)
    {
        var coordinator = new Option<string?>("--coordinator")
        {
            Description = "Address of the coordinator; it can start later.",
            HelpName = "HOST:PORT",
        };
        var slots = Number(
            "--slots", 1, 1024, "Number of parallel trainings (default: number of cores).");
        var port = Number("--port", 0, 65_535, "Port on which the coordinator reaches this node (default: 0, a free port).");
        var hostname = Text("--hostname", "HOST", "Name or address at which the coordinator reaches this node (default: 127.0.0.1).");
        var bind = Text(
            "--bind", "ADDRESS[:PORT]", "Address to listen on, if the coordinator reaches this machine at another one (default: --hostname).");
        var data = Text("--data", "DIR", "Base folder for relative data paths (default: current folder).");
        var state = Text("--state", "DIR", "Folder for logs and unsent results of this machine's nodes (default: trainer).");
        var plugins = Text("--plugins", "DIR", "Folder whose plug-ins experiments may use (default: none).");
        var tls = Text("--tls", "FILE", "File that names the certificates: the tls.conf beside them.");
        var insecure = new Option<bool>("--insecure") { Description = "Allow other machines to connect without TLS." };
        var once = new Option<bool>("--once") { Description = "End after the first search." };
        var metrics = Text(
            MetricsPlace.Words.Flag, "ADDRESS:PORT", "Address for Prometheus metrics and a health probe, for example 127.0.0.1:9464; port 0 picks a free port.");
        var token = Text(MetricsPlace.Words.TokenFlag, "FILE", "File with the token that other machines need to read the metrics.");
        var names = new Option<string[]>(MetricsPlace.Words.NameFlag)
        {
            Description = "Additional host name for the metrics, for example of a container. Reading then needs the token. Can be repeated.",
            HelpName = "HOST",
            DefaultValueFactory = _ => [],
        };
        var set = new Option<string[]>("--set")
        {
            Description = "Override a setting of hocon/trainer.conf. Can be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        set.CompletionSources.Add(context => NodeOptions.Offered(NodeRole.Trainer, context.WordToComplete).Select(key => new CompletionItem(key)));
        foreach (var option in new Option[] { coordinator, slots, port, hostname, bind, data, plugins, state, tls, insecure, once, metrics, token, names, set })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(metrics) is null
                && new Option[] { token, names }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lone)
            {
                result.AddError($"{lone.Name} requires {MetricsPlace.Words.Flag}.");
            }
        });
        command.SetAction(parsed => train(
            new TrainerOptions(
                new NodeOptions(NodeRole.Trainer)
                {
                    Coordinator = parsed.GetValue(coordinator),
                    Hostname = parsed.GetValue(hostname),
                    Bind = parsed.GetValue(bind),
                    Port = parsed.GetValue(port),
                    Tls = parsed.GetValue(tls),
                    Insecure = parsed.GetValue(insecure),
                    Set = [.. parsed.GetValue(set)!],
                    Environment = NodeOptions.ProcessEnvironment(),
                },
                parsed.GetValue(slots) ?? Environment.ProcessorCount,
                parsed.GetValue(data) ?? Environment.CurrentDirectory,
                parsed.GetValue(once))
            {
                Plugins = new PluginSet(parsed.GetValue(plugins)),
                Serves = parsed.GetValue(metrics) is { } address ? new MetricsOptions(address, parsed.GetValue(token)) { Names = [.. parsed.GetValue(names)!] } : null,
            },
            parsed.GetValue(state) ?? "trainer"));
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    private static Option<int?> Number(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from {least} to {most}, but is '{text}'.");
            return null;
        },
    };
}
