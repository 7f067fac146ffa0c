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
        RunCommand.Of(context),
        CheckCommand.Of(context),
        ShowCommand.Of(context),
        PredictCommand.Of(context),
        ServeCommand.Of(context),
        ExportCommand.Of(context),
        ReportCommand.Of(context),
        DashboardCommand.Of(context),
        TailCommand.Of(context),
        CompletionCommand.Of(),
        DemoCommand.Of(context),
        ExportModelCommand.Of(context),
        InitCommand.Of(context),
        new TrainerGrammar((options, state) => context.Guarded(state, () => new TrainerCommand(context.Output, context.Error).Do(options, state))).Command(),
    ];
}
