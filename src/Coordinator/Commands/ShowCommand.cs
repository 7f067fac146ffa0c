using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>show</c>: the ranking and the winner of each fold, as far as the search is.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="error">Where mistakes go.</param>
internal sealed class ShowCommand(Terminal terminal, TextWriter error)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Do(ShowOptions options)
    {
        var opened = StudyReader.Open(options.Folder);
        if (opened is not Checked<StudyReader>.Right(var study))
        {
            return MistakePrinter.Print(error, ((Checked<StudyReader>.Wrong)opened).Mistakes);
        }

        using (study)
        {
            if (options.Nodes)
            {
                terminal.Show(NodesTable.Of([.. study.Nodes()]));
                return ExitCode.Done;
            }

            ResultTables.Write(terminal, StudyView.Of(study), options.Top);
            foreach (var sentence in study.Errors())
            {
                terminal.Say(sentence);
            }

            if (study.Digest is { } digest)
            {
                terminal.Say($"digest: {digest}");
            }
        }

        return ExitCode.Done;
    }
}
