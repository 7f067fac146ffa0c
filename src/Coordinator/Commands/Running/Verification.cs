using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema.Sections;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary><c>--verify</c>: runs the same search again in a temporary folder and compares the digests.</summary>
internal sealed class Verification(Terminal terminal, Terminal progress, TextWriter error)
{
    /// <param name="code">The exit code of the first run, returned if the digests are equal.</param>
    /// <param name="output">The output folder of the first run.</param>
    /// <param name="first">The first digest.</param>
    /// <returns>The exit code.</returns>
    public int Do(SearchRequest search, int code, string output, string first)
    {
        var folder = Directory.CreateTempSubdirectory("actorsearch-verify-");
        try
        {
            progress.Say("verifying: running the search again in a temporary folder");
            var opened = SearchSession.Open(search with { Dashboard = null }, folder.FullName, fresh: true);
            if (opened is not Checked<SearchSession>.Right(var session))
            {
                return MistakePrinter.Print(error, ((Checked<SearchSession>.Wrong)opened).Mistakes);
            }

            using (session)
            {
                var second = session.Run(progress) switch
                {
                    SearchEnd.Finished end => end.Digest,
                    SearchEnd.AllFailed end => end.Digest,
                    SearchEnd.NoModel end => end.Digest,
                    _ => null,
                };
                if (second is null) return NotVerified(search);
                terminal.Say($"second digest: {second}");
                if (first == second)
                {
                    terminal.Say("the two runs have the same digest");
                    return code;
                }

                return Differ(output, session, first, second, search.Prepared.Experiment.Objective is not { IsRepeatable: false }, code);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int NotVerified(SearchRequest search)
    {
        error.WriteLine("the second run was not completed, so the digest is not verified");
        return search.Interruption.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Broken;
    }

    private int Differ(string output, SearchSession session, string first, string second, bool promised, int code)
    {
        using var one = ((Checked<IStudyReader>.Right)Studies.Store.Read(output)).Value;
        using var other = session.Read();
        string[] sentences = [.. RepeatedFolds.Compare(one, other)];
        if (!promised)
        {
            terminal.Say($"{ObjectiveSection.Repeatable.Path} is false: the two runs have different digests, {first} and {second}");
            foreach (var sentence in sentences) terminal.Say(sentence);
            return code;
        }

        error.WriteLine($"the two runs have different digests: {first} and {second}");
        foreach (var sentence in sentences) error.WriteLine(sentence);
        return ExitCode.Broken;
    }
}
