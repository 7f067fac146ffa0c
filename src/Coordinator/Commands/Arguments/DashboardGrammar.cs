using System.CommandLine;
using ActorSearch.Coordinator.Dashboard;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The options of <c>run</c> that say where the page of a running search is served.</summary>
internal sealed class DashboardGrammar
{
    private readonly Option<string?> _address = new("--dashboard")
    {
        Description = "Serves a page to watch the search by; 127.0.0.1:8080, or another port where it is taken, when a run lasts unless given. Port 0 takes a free one.",
        HelpName = "ADDRESS:PORT",
    };

    private readonly Option<string[]> _names = new("--dashboard-name")
    {
        Description = "A name by which the page is also reached, as that of a proxy; reading then needs the token too. May be given often.",
        HelpName = "HOST",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _off = new("--no-dashboard") { Description = "Serves no page." };

    private readonly Option<string?> _token = new("--dashboard-token-file")
    {
        Description = "A file that holds the token which the page's actions need; beyond loopback all of it.",
        HelpName = "FILE",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_address);
        command.Add(_names);
        command.Add(_off);
        command.Add(_token);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_off)
                && new Option[] { _address, _names, _token }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } other)
            {
                result.AddError($"--no-dashboard leaves nothing for {other.Name} to say: take one of them away.");
            }
        });
    }

    /// <summary>What was said.</summary>
    public DashboardOptions Read(ParseResult parsed) => new(parsed.GetValue(_off), parsed.GetValue(_address), parsed.GetValue(_token))
    {
        Names = [.. parsed.GetValue(_names)!],
    };
}
