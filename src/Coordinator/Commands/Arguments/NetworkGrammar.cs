using System.CommandLine;
using System.CommandLine.Parsing;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The options of <c>run</c> for a cluster of trainer nodes.</summary>
internal sealed class NetworkGrammar
{
    private readonly Option<int?> _port = OptionForms.Port("--port", "Port at which trainer nodes can join (default: none can join). 0 picks a free port.");

    private readonly Option<string?> _hostname = new("--hostname")
    {
        Description = "Host name or address at which trainer nodes reach this machine (default: 127.0.0.1).",
        HelpName = "HOST",
    };

    private readonly Option<string?> _bind = new("--bind")
    {
        Description = "Address to listen on, if trainer nodes reach this machine at another one (default: --hostname).",
        HelpName = "ADDRESS[:PORT]",
    };

    private readonly Option<string?> _tls = new("--tls")
    {
        Description = "File that names the certificates: the tls.conf beside them.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _insecure = new("--insecure") { Description = "Allow other machines to connect without TLS." };

    private readonly Option<bool> _sendData = new("--send-data") { Description = "Send the files of the experiment to trainer nodes that do not have them." };

    /// <summary>Whether a <c>--set</c> is a node setting, not one of the experiment.</summary>
    public static bool IsNodes(string set) => NodeOptions.IsNodes(set);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _hostname, _bind, _tls, _insecure, _sendData })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (!IsAsked(result) && (result.GetResult(_hostname) ?? result.GetResult(_bind) ?? result.GetResult(_tls) ?? result.GetResult(_insecure) ?? result.GetResult(_sendData)) is { Implicit: false } lone)
            {
                result.AddError($"{lone.Option.Name} requires --port.");
            }
        });
    }

    public bool IsAsked(CommandResult result) => result.GetResult(_port) is { Implicit: false };

    public bool SendsData(ParseResult parsed) => parsed.GetValue(_sendData);

    /// <returns>Null without <c>--port</c>.</returns>
    /// <param name="set">The node settings among <c>--set</c>.</param>
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
