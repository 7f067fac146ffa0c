using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>What the logs of those who are left say when a node dies.</summary>
public sealed class LogOfLossTests
{
    /// <summary>Sooner than as shipped, and not so soon that one who lives counts as dead on a busy machine.</summary>
    private static readonly string[] Sooner =
    [
        "--set", "akka.cluster.failure-detector.acceptable-heartbeat-pause=6s", "--set", "akka.cluster.split-brain-resolver.stable-after=2s",
    ];

    private static readonly string[] OfNetwork = ["ConnectionLost", "Unreachable", "LateHeartbeat", "MemberSilent", "MemberDown", "MemberRemoved"];

    [UnixFact]
    public async Task Each_node_tells_of_a_loss_in_words_for_people_and_the_coordinator_does_not_hear_it_from_all_others()
    {
        using var site = new Site(Site.Held);
        site.Release();
        using var coordinator = await site.Paused(Sooner);
        site.Trainer("a", Sooner);
        var killed = site.Trainer("b", Sooner);
        await Site.Until(() => Events(site.Log("a")).Concat(Events(site.Log("b"))).Count(happened => happened.Name == "ClusterJoined") == 2, "two members");
        var address = Events(site.Log("b")).Single(happened => happened.Name == "ClusterJoined").Address.Split('@')[1];

        killed.Kill();
        await site.Logged("MemberRemoved");
        await Site.Until(() => Events(site.Log("a")).Any(happened => happened.Name == "MemberRemoved"), "a trainer that knows");
        await coordinator.Ask("resume", null);
        (await coordinator.Process.End()).With(0);

        foreach (var log in new[] { site.Log(), site.Log("a") })
        {
            var told = Events(log).Where(happened => happened.Warns && happened.Line.Contains(address, StringComparison.Ordinal)).ToList();
            // No connection need have led to it, and none need be tried any more.
            Assert.All(told, happened => Assert.True(OfNetwork.Contains(happened.Name), happened.Line));
            Assert.Single(told, happened => happened is { Name: "MemberRemoved" } && happened.Address == address);
        }

        await site.Logged("NodeLost");
    }

    private static List<(string Line, string Name, string Address, bool Warns)> Events(string[] log) =>
    [
        .. log.Where(line => line.EndsWith('}')).Select(line => (Line: line, JsonDocument.Parse(line).RootElement)).Select(happened => (
            happened.Line,
            happened.RootElement.GetProperty("@mt").GetString()!.Split(':')[0],
            happened.RootElement.TryGetProperty("Address", out var address) ? address.GetString()! : "",
            happened.RootElement.TryGetProperty("@l", out _))),
    ];
}
