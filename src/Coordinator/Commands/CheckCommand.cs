using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>check</c>: reads and checks an experiment and its data, and prints the announcement. Writes no files.</summary>
internal sealed class CheckCommand(Terminal terminal, TextWriter error)
{
    private static readonly string HoconFolder = Path.Combine(AppContext.BaseDirectory, "hocon");

    /// <returns>The exit code.</returns>
    public int Do(CheckOptions options)
    {
        var network = new NodeOptions(NodeRole.Coordinator) { Set = options.Settings, Environment = NodeOptions.ProcessEnvironment() };
        if (NodeSystem.Check(network) is { IsEmpty: false } mistakes)
        {
            return MistakePrinter.Print(error, mistakes);
        }

        var log = LogSettings.Read(HoconFolder, NodeRole.Coordinator, Environment.GetEnvironmentVariable(LogFiles.LevelVariable), options.Settings);
        if (log is Checked<LogSettings>.Wrong(var wrong))
        {
            return MistakePrinter.Print(error, wrong);
        }

        var read = Preparation.Of(options.Experiment, options.Overrides);
        if (read is not Checked<Preparation>.Right(var prepared))
        {
            return MistakePrinter.Print(error, ((Checked<Preparation>.Wrong)read).Mistakes);
        }

        foreach (var line in Announcement.Of(prepared.Experiment, prepared.Data, options.Slots).Lines())
        {
            terminal.Say(line);
        }

        return ExitCode.Done;
    }
}
