using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Progress;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>A search that is to begin anew over finished results, and cannot begin: the results are still there.</summary>
public sealed class FreshTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    [Theory]
    [InlineData("--port", "--port", "TAKEN")]
    [InlineData("nofile", "--port", "0", "--tls", "nofile")]
    [InlineData("10.0.0.1", "--port", "0", "--hostname", "10.0.0.1")]
    [InlineData("akka.clutser.x", "--port", "0", "--set", "akka.clutser.x=1")]
    [InlineData("actorsearch.lease", "--port", "0", "--set", "actorsearch.lease=foo")]
    [InlineData("akka.nonsense", "--set", "akka.nonsense=1")]
    [InlineData("actorsearch.nonsense", "--set", "actorsearch.nonsense=1")]
    [InlineData("stable-after", "--set", "akka.cluster.split-brain-resolver.stable-after=foo")]
    [InlineData("--dashboard", "--dashboard", "127.0.0.1:TAKEN")]
    public void A_mistake_that_keeps_it_from_starting_costs_no_result(string named, params string[] arguments)
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var taken = $"{((IPEndPoint)holder.LocalEndpoint).Port}";
        var workshop = search.Workshop;
        var before = Results(workshop);
        using StringWriter output = new(), error = new();

        var code = Entry.Do(
            ["run", workshop["tiny.conf"], "--out", workshop["out"], "--fresh", .. arguments.Select(word => word.Replace("TAKEN", taken, StringComparison.Ordinal))],
            Terminal.Plain(output),
            Terminal.Plain(error),
            () => Stream.Null,
            output,
            error);

        var sentence = Assert.Single(error.ToString().TrimEnd().Split('\n'));
        Assert.Equal((ExitCode.Mistake, ""), (code, output.ToString()));
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Equal(before, Results(workshop));
    }

    // What happens to a run that does not start is still logged.
    private static string[] Results(Workshop workshop) =>
        [.. workshop.Snapshot("out").Where(file => !file.StartsWith(Path.Combine("out", "log"), StringComparison.Ordinal))];
}
