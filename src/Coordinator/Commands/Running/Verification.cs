using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary><c>--verify</c>: the same search once more in a temporary folder, to compare digests.</summary>
/// <param name="terminal">Where it is told.</param>
/// <param name="error">Where a difference is told.</param>
internal sealed class Verification(Terminal terminal, TextWriter error)
{
    /// <summary>Runs the search again.</summary>
    /// <param name="search">The search.</param>
    /// <param name="code">The exit code of the first run, which stands if the runs agree.</param>
    /// <param name="first">The digest of the first run.</param>
    /// <returns>The exit code.</returns>
    public int Do(SearchRequest search, int code, string first)
    {
        var folder = Directory.CreateTempSubdirectory("actorsearch-verify-");
        try
        {
            terminal.Say("verifying: the same search once more, in a temporary folder");
            var opened = SearchSession.Open(search with { Dashboard = null }, folder.FullName, fresh: true);
            if (opened is not Checked<SearchSession>.Right(var session))
            {
                return MistakePrinter.Print(error, ((Checked<SearchSession>.Wrong)opened).Mistakes);
            }

            using (session)
            {
                var second = session.Run(terminal) switch
                {
                    SearchEnd.Finished end => end.Digest,
                    SearchEnd.AllFailed end => end.Digest,
                    SearchEnd.NoModel end => end.Digest,
                    _ => null,
                };
                return second is null ? NotVerified(search) : Compare(first, second, code);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int NotVerified(SearchRequest search)
    {
        error.WriteLine("the second run did not come to its end, so nothing was verified");
        return search.Interruption.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Broken;
    }

    private int Compare(string first, string second, int code)
    {
        terminal.Say($"second digest: {second}");
        if (first == second)
        {
            terminal.Say("the two runs agree");
            return code;
        }

        error.WriteLine($"the two runs differ: {first} and {second}");
        return ExitCode.Broken;
    }
}
