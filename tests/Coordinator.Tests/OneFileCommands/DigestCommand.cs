using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.OneFileCommands;

/// <summary><c>digest</c>: the digest of a finished search alone, for scripts.</summary>
internal sealed class DigestCommand(TextWriter output, TextWriter error)
{
    public static Command Create(CommandContext context)
    {
        var folder = OptionForms.Folder();
        var command = new Command("digest", "Print the digest of a finished search.") { folder };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetRequiredValue(folder);
            return context.Guarded(asked, () => new DigestCommand(context.Output, context.Error).Do(asked));
        });
        return command;
    }

    private int Do(string folder)
    {
        var opened = Studies.Store.Read(folder);
        if (opened is not Checked<IStudyReader>.Right(var study)) return MistakePrinter.Print(error, ((Checked<IStudyReader>.Wrong)opened).Mistakes);
        using (study)
        {
            if (study.Digest is not { } digest) return MistakePrinter.Print(error, new Mistake(folder, "the search has not ended; run it to its end first."));
            output.WriteLine(digest);
            return ExitCode.Done;
        }
    }
}
