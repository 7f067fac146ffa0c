using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary><c>run</c>: searches, writes the results and shows them.</summary>
internal sealed class RunCommand(Terminal terminal, TextWriter error)
{
    private static readonly string Settings = Path.Combine(AppContext.BaseDirectory, "hocon");

    /// <returns>The exit code.</returns>
    public int Do(RunOptions options)
    {
        var network = options.Network ?? new NodeOptions(NodeRole.Coordinator) { Set = options.Settings, Environment = NodeOptions.ProcessEnvironment() };
        if (NodeSystem.Check(network) is { IsEmpty: false } mistakes)
        {
            return MistakePrinter.Print(error, mistakes);
        }

        var log = LogSettings.Read(Settings, NodeRole.Coordinator, Environment.GetEnvironmentVariable(LogFiles.LevelVariable), options.Settings, network.Environment);
        if (log is not Checked<LogSettings>.Right(var logged))
        {
            return Refuse(log);
        }

        var read = Preparation.Of(options.Experiment, options.Overrides);
        if (read is not Checked<Preparation>.Right(var prepared))
        {
            return Refuse(read);
        }

        if (options.Slots > 0 && TorchFolder.Check(prepared.Experiment) is { } missing)
        {
            return MistakePrinter.Print(error, missing);
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
            RetryQuarantined = options.RetryQuarantined,
        };
        var (code, digest) = Run(search, folder, options.Fresh);
        return options.Verify && digest is not null ? new Verification(terminal, error).Do(search, code, digest) : code;
    }

    private (int Code, string? Digest) Run(SearchRequest search, string folder, bool fresh)
    {
        var opened = SearchSession.Open(search, folder, fresh);
        if (opened is not Checked<SearchSession>.Right(var session))
        {
            return (Refuse(opened), null);
        }

        using (session)
        {
            try
            {
                var announced = Announcement.Of(search.Prepared.Experiment, search.Prepared.Data, search.Slots);
                foreach (var line in announced.Lines())
                {
                    terminal.Say(line);
                }

                new RunLog(session.Log).Announced(announced);
                return new Conclusion(terminal, error).Draw(search.Prepared, announced.Remarks, session, session.Run(terminal));
            }
            catch (Exception bug) when (DiskTrouble.Of(bug, folder) is null)
            {
                session.Log.Fatal(bug, "The run crashed");
                error.WriteLine(BugReport.Sentence(bug, session.Files.Log));
                return (ExitCode.Broken, null);
            }
        }
    }

    private int Refuse<T>(Checked<T> wrong) => MistakePrinter.Print(error, ((Checked<T>.Wrong)wrong).Mistakes);
}
