using System.CommandLine;
using System.Globalization;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;
using ActorSearch.TrainerNode.Http;

namespace ActorSearch.TrainerNode.Commands;

/// <summary>What may stand on a trainer's command line.</summary>
/// <param name="train">Does it with the options and the folder for nodes' folders; gives the exit code.</param>
public sealed class TrainerGrammar(Func<TrainerOptions, string, int> train)
{
    private const int Mistake = 2;

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments and does what they say.</summary>
    /// <returns>The exit code.</returns>
    public int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Root().Parse(arguments, Parser);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"{parsed.Errors[0].Message.TrimEnd('.')}. See --help.");
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

    private RootCommand Root()
    {
        var coordinator = new Option<string?>("--coordinator")
        {
            Description = "Where the coordinator is; it may start later.",
            HelpName = "HOST:PORT",
        };
        var slots = Number(
            "--slots", 1, 1024, Environment.ProcessorCount, "How many trainings go on at a time; as many as there are cores unless given.");
        var port = Number("--port", 0, 65_535, null, "Where the coordinator reaches this node; 0 is any free port.");
        var hostname = Text("--hostname", "HOST", "The name or address by which the coordinator reaches this node.");
        var bind = Text(
            "--bind", "ADDRESS[:PORT]", "Address of this machine to listen at, if it is not the one that the coordinator calls (default: that of --hostname).");
        var data = Text("--data", "DIR", "Where data files lie that experiments name by relative paths; here unless given.");
        var state = Text("--state", "DIR", "Where this machine's nodes keep their logs and unsent results; trainer unless given.");
        var tls = Text("--tls", "FILE", "The file that names the certificates, as hocon/tls.conf.");
        var insecure = new Option<bool>("--insecure") { Description = "Reachable from other machines without TLS." };
        var once = new Option<bool>("--once") { Description = "Ends with the first search." };
        var metrics = Text(
            MetricsPlace.Words.Flag, "ADDRESS:PORT", "Serves metrics for Prometheus and a probe of health there, as 127.0.0.1:9464; port 0 takes a free one.");
        var token = Text(MetricsPlace.Words.TokenFlag, "FILE", "A file that holds the token which the metrics need beyond loopback.");
        var names = new Option<string[]>(MetricsPlace.Words.NameFlag)
        {
            Description = "A name by which the metrics are also reached, as that of a container; they then need the token. May be given often.",
            HelpName = "HOST",
            DefaultValueFactory = _ => [],
        };
        var set = new Option<string[]>("--set")
        {
            Description = "Overrides a setting of hocon/trainer.conf. May be given often.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        var root = new RootCommand("A trainer node: trains what a coordinator hands out. SIGTERM hands its work back.")
        {
            coordinator, slots, port, hostname, bind, data, state, tls, insecure, once, metrics, token, names, set,
        };
        root.Validators.Add(result =>
        {
            if (result.GetResult(metrics) is null
                && new Option[] { token, names }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lone)
            {
                result.AddError($"{lone.Name} says who may have the metrics: it goes with {MetricsPlace.Words.Flag}.");
            }
        });
        root.SetAction(parsed => train(
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
                Serves = parsed.GetValue(metrics) is { } address ? new MetricsOptions(address, parsed.GetValue(token)) { Names = [.. parsed.GetValue(names)!] } : null,
            },
            parsed.GetValue(state) ?? "trainer"));
        return root;
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    private static Option<int?> Number(string name, int least, int most, int? otherwise, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
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
