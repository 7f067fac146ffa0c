using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Running;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>demo</c>, and the program without arguments: runs the default experiment.</summary>
internal static class DemoCommand
{
    // The build copies the file next to the program.
    private static readonly string Experiment = Path.Combine(AppContext.BaseDirectory, "hocon", "experiments", "default.conf");

    public static Command Create(CommandContext context) => Grammar(options => RunCommand.Run(context, options));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<RunOptions, int> run)
    {
        var (folder, fresh) = (OptionForms.OutputFolder("runs/default"), OptionForms.Fresh());
        var command = new Command(Arguments.Grammar.Alone, "Run the default experiment. It needs no data.") { folder, fresh };
        command.SetAction(parsed => run(new RunOptions(Experiment, parsed.GetValue(folder), Environment.ProcessorCount, [], parsed.GetValue(fresh), Verify: false, Network: null)));
        return command;
    }
}
