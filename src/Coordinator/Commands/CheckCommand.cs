using System.Collections.Immutable;
using System.CommandLine;
using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>check</c>: reads and checks an experiment and its data, and prints the announcement. Writes no files.</summary>
internal sealed class CheckCommand(Terminal terminal, Func<Stream> bytes, TextWriter error)
{
    private static readonly string HoconFolder = Path.Combine(AppContext.BaseDirectory, "hocon");

    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Experiment, () => new CheckCommand(context.Terminal, context.Bytes, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<CheckOptions, int> check)
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment file." };
        var slots = OptionForms.WholeNumber(
            "--slots", "Number of parallel trainings for the time estimate (default: number of cores).", most: OptionForms.MostSlots);
        var set = new Option<string[]>("--set")
        {
            Description = "Override a setting of the experiment file. Can be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        }.OfferingSettings();
        var plugins = PluginGrammar.Option();
        var json = OptionForms.Json();
        var command = new Command("check", "Check an experiment and its data without training, and print what run would search and how long it would take.")
        {
            experiment, slots, set, plugins, json,
        };
        command.SetAction(parsed => check(new CheckOptions(
            parsed.GetRequiredValue(experiment),
            parsed.GetValue(slots) ?? Environment.ProcessorCount,
            [.. parsed.GetValue(set)!.Where(text => !NetworkGrammar.IsNodes(text))],
            [.. parsed.GetValue(set)!.Where(NetworkGrammar.IsNodes)])
        {
            Plugins = parsed.GetValue(plugins),
            Json = parsed.GetValue(json),
        }));
        return command;
    }

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

        var read = Preparation.Prepare(options.Experiment, options.Overrides, new PluginSet(options.Plugins));
        if (read is not Checked<Preparation>.Right(var prepared))
        {
            return MistakePrinter.Print(error, ((Checked<Preparation>.Wrong)read).Mistakes);
        }

        var announced = Announcement.Create(prepared.Experiment, prepared.Data, options.Slots);
        if (TorchCheck.Remark(prepared.Experiment, TorchFolder.Missing) is { } remark) announced = announced with { Remarks = announced.Remarks.Add(remark) };
        if (options.Json)
        {
            using var stream = bytes();
            CheckJson.Write(stream, announced);
            return ExitCode.Done;
        }

        foreach (var line in announced.Lines())
        {
            terminal.Say(line);
        }

        return ExitCode.Done;
    }
}

/// <summary>The options of <c>check</c>.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Slots">Parallel trainings for the time estimate, ≥ 1.</param>
/// <param name="Overrides">The values of <c>--set</c> for the experiment.</param>
/// <param name="Settings">The values of <c>--set</c> for nodes.</param>
public sealed record CheckOptions(string Experiment, int Slots, ImmutableArray<string> Overrides, ImmutableArray<string> Settings)
{
    /// <summary>Folder whose plug-ins may be loaded; null: none.</summary>
    public string? Plugins { get; init; }

    /// <summary>Whether one JSON object is written instead of lines.</summary>
    public bool Json { get; init; }
}
