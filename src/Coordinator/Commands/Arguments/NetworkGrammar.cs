using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>What <c>run</c> takes to be found by trainer nodes.</summary>
internal sealed class NetworkGrammar
{
    private readonly Option<int?> _port = new("--port")
    {
        Description = "Lets trainer nodes join at this port.",
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65_536)
            {
                return port;
            }

            result.AddError($"--port must be a whole number from 0 to 65535, but is '{text}'.");
            return null;
        },
    };

    private readonly Option<string?> _hostname = new("--hostname")
    {
        Description = "The name or address by which trainer nodes reach this machine; 127.0.0.1 unless given.",
        HelpName = "HOST",
    };

    private readonly Option<string?> _bind = new("--bind")
    {
        Description = "Address of this machine to listen at, if it is not the one that trainer nodes call (default: that of --hostname).",
        HelpName = "ADDRESS[:PORT]",
    };

    private readonly Option<string?> _tls = new("--tls")
    {
        Description = "The file that names the certificates, as hocon/tls.conf.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _insecure = new("--insecure") { Description = "Reachable from other machines without TLS." };

    /// <summary>Whether a <c>--set</c> is one of a node's settings.</summary>
    public static bool IsNodes(string set) => NodeOptions.IsNodes(set);

    /// <summary>Puts the options into a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _hostname, _bind, _tls, _insecure })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (!IsAsked(result) && (result.GetResult(_hostname) ?? result.GetResult(_bind) ?? result.GetResult(_tls) ?? result.GetResult(_insecure)) is { Implicit: false } lone)
            {
                result.AddError($"{lone.Option.Name} says how trainer nodes reach this search: it goes with --port.");
            }
        });
    }

    /// <summary>Whether there is to be a network.</summary>
    public bool IsAsked(CommandResult result) => result.GetResult(_port) is { Implicit: false };

    /// <summary>The network that was asked for; null where none was.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="set">A node's settings.</param>
    public NodeOptions? Read(ParseResult parsed, IEnumerable<string> set) => parsed.GetValue(_port) is not { } port
        ? null
        : new NodeOptions(NodeRole.Coordinator)
        {
            Port = port,
            Hostname = parsed.GetValue(_hostname),
            Bind = parsed.GetValue(_bind),
            Tls = parsed.GetValue(_tls),
            Insecure = parsed.GetValue(_insecure),
            Set = [.. set],
            Environment = NodeOptions.ProcessEnvironment(),
        };
}
