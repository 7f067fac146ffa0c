using System.Collections.Immutable;
using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.TrainerNode.Commands;

namespace ActorSearch.Coordinator.Commands;

/// <summary>
/// The one list of commands: a new command is a file of its own and a line here. Help, completion and the correction of misspelt words follow from it.
/// </summary>
internal static class CommandCatalog
{
    /// <summary>All commands, in the order of the help: as a user comes to need them.</summary>
    public static ImmutableArray<Command> All(CommandContext context) =>
    [
        DemoCommand.Create(context),
        InitCommand.Create(context),
        CheckCommand.Create(context),
        RunCommand.Create(context),
        ShowCommand.Create(context),
        ReportCommand.Create(context),
        PredictCommand.Create(context),
        ServeCommand.Create(context),
        ExportCommand.Create(context),
        ExportModelCommand.Create(context),
        DashboardCommand.Create(context),
        TailCommand.Create(context),
        new TrainerGrammar((options, state) => context.Guarded(state, () => new TrainerCommand(context.Output, context.Error).Do(options, state))).Command(),
        CompletionCommand.Create(),
    ];
}
