using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>What the logs of those who are left say when a node dies.</summary>
public sealed class LogOfLossTests
{
    private static readonly string[] OfNetwork = ["ConnectionLost", "MemberSilent", "MemberRemoved"];

    [UnixFact]
    public async Task Each_node_tells_of_a_loss_once_in_words_for_people_and_the_coordinator_does_not_hear_it_from_all_others()
    {
        using var site = new Site(Site.Slow);
        using var coordinator = await site.Paused(Site.Hasty);
        site.Trainer("a", Site.Hasty);
        var killed = site.Trainer("b", Site.Hasty);
        await Site.Until(() => Events(site.Log("a")).Concat(Events(site.Log("b"))).Count(happened => happened.Name == "ClusterJoined") == 2, "two members");

        killed.Kill();
        await site.Logged("MemberRemoved");
        await Site.Until(() => Events(site.Log("a")).Any(happened => happened.Name == "MemberRemoved"), "a trainer that knows");
        await coordinator.Ask("resume", null);
        (await coordinator.Process.End()).With(0);

        foreach (var log in new[] { site.Log(), site.Log("a") }.Select(Events))
        {
            Assert.Equal(OfNetwork, log.Select(happened => happened.Name).Where(OfNetwork.Contains));
            Assert.DoesNotContain(log, happened => happened is { Name: "{Message", Warns: true });
        }

        Assert.Single(Events(site.Log()), happened => happened.Name == "NodeLost");
        Assert.DoesNotContain(Events(site.Log()), happened => happened.Name == "NodeTrouble");
    }

    private static List<(string Name, bool Warns)> Events(string[] log) =>
    [
        .. log.Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(happened => (happened.GetProperty("@mt").GetString()!.Split(':')[0], happened.TryGetProperty("@l", out _))),
    ];
}
