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
    /// <summary>All commands, in the order of the help.</summary>
    public static ImmutableArray<Command> All(CommandContext context) =>
    [
        RunCommand.Create(context),
        CheckCommand.Create(context),
        ShowCommand.Create(context),
        PredictCommand.Create(context),
        ServeCommand.Create(context),
        ExportCommand.Create(context),
        ReportCommand.Create(context),
        DashboardCommand.Create(context),
        TailCommand.Create(context),
        CompletionCommand.Create(),
        DemoCommand.Create(context),
        ExportModelCommand.Create(context),
        InitCommand.Create(context),
        new TrainerGrammar((options, state) => context.Guarded(state, () => new TrainerCommand(context.Output, context.Error).Do(options, state))).Command(),
    ];
}
