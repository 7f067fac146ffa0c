using System.CommandLine;
using ActorSearch.Coordinator.Dashboard;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The options of <c>run</c> for the dashboard.</summary>
internal sealed class DashboardGrammar
{
    private readonly Option<string?> _address = new("--dashboard")
    {
        Description = "Address of the dashboard (default: 127.0.0.1:8080 or the next free port, started after 5 s). Port 0 picks a free port.",
        HelpName = "ADDRESS:PORT",
    };

    private readonly Option<string[]> _names = new("--dashboard-name")
    {
        Description = "Additional host name of the dashboard, for example of a proxy. Reading then needs the token too. Can be repeated.",
        HelpName = "HOST",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _off = new("--no-dashboard") { Description = "Do not start the dashboard." };

    private readonly Option<string?> _token = new("--dashboard-token-file")
    {
        Description = "File with the token of the dashboard. Actions need it; from other machines, reading needs it too.",
        HelpName = "FILE",
    };

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
                result.AddError($"--no-dashboard and {other.Name} cannot be combined.");
            }
        });
    }

    public DashboardOptions Read(ParseResult parsed) => new(parsed.GetValue(_off), parsed.GetValue(_address), parsed.GetValue(_token))
    {
        Names = [.. parsed.GetValue(_names)!],
    };
}
