using ActorSearch.Coordinator.Tests.Dashboard;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Machines that do not find each other at the address that they have, and authorities that are not the only ones.</summary>
public sealed class AddressTests
{
    private static readonly string[] Often = ["--set", "actorsearch.certificate-check=300ms"];

    [UnixFact(NeedsIpv6 = true)]
    public async Task Nodes_and_readers_find_each_other_by_IPv6()
    {
        using var site = new Site(Site.Held);
        site.Release();
        using var coordinator = await ServedSearch.Of(site.Coordinator("--hostname", "::1", "--dashboard", "[::1]:0"), Path.Combine(site.Out, "dashboard.json"));
        site.TrainerOf("a", "--coordinator", $"[0:0::1]:{site.Port}", "--hostname", "[::1]");
        site.TrainerOf("b", "--coordinator", $"[::1]:{site.Port}", "--hostname", "::1");

        var end = (await coordinator.Process.End()).With(0);

        Assert.Contains($"trainers join at [::1]:{site.Port}", end.Progress);
        Assert.StartsWith("http://[::1]:", coordinator.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact(NeedsNetworks = true, NeedsIpv6 = true)]
    public async Task Machines_that_have_IPv6_alone_search_by_their_names_and_by_their_addresses()
    {
        using var networks = Networks.Make();
        foreach (var (coordinator, trainer) in new[] { (Networks.SixName, Networks.AlsoSixName), ($"[{Networks.SixAddress}]", $"[{Networks.AlsoSixAddress}]") })
        {
            using var site = new Site(Site.Slow);
            var authority = new TestAuthority("six");
            string Tls(string machine) => authority.Issue(Path.Combine(site.Folder, $"tls-{machine}"), authority);
            var searched = site.CoordinatorOn(networks.On(Networks.Six), "--port", $"{Networks.Port}", "--hostname", coordinator, "--tls", Tls(Networks.Six));
            site.TrainerOn(networks.On(Networks.AlsoSix), "far", "--coordinator", $"{coordinator}:{Networks.Port}", "--hostname", trainer, "--tls", Tls(Networks.AlsoSix));

            var end = (await searched.End()).With(0);

            Assert.Contains($"trainers join at {coordinator}:{Networks.Port}", end.Progress);
            Assert.Equal(await site.QuietDigest(), end.Digest);
        }
    }

    [UnixFact(NeedsNetworks = true)]
    public async Task A_coordinator_behind_a_published_port_and_a_hidden_trainer_replace_their_authority_while_they_work()
    {
        using var networks = Networks.Make();
        using var site = new Site(Site.Held);
        var (old, next) = (new TestAuthority("old"), new TestAuthority("next"));
        string Tls(TestAuthority authority, string machine, params TestAuthority[] trusted) => authority.Issue(Path.Combine(site.Folder, $"tls-{machine}"), trusted);
        var coordinator = site.CoordinatorOn(
            networks.On(Networks.Behind),
            ["--port", $"{Networks.Port}", "--hostname", Networks.Published, "--bind", $"0.0.0.0:{Networks.Inner}", "--tls", Tls(old, Networks.Behind, old), .. Often]);
        string[] called = ["--coordinator", $"{Networks.Published}:{Networks.Port}", .. Often];
        var hidden = site.TrainerOn(
            networks.On(Networks.Hidden), "hidden", [.. called, "--hostname", Networks.HiddenAddress, "--tls", Tls(old, Networks.Hidden, old)]);
        await site.Waits("hidden");

        Tls(next, Networks.Hidden, old, next);
        Tls(next, Networks.Behind, old, next);
        await Site.Until(() => site.Log().Any(line => Replaced(line)) && site.Log("hidden").Any(Replaced), "nodes with other certificates");
        site.TrainerOn(
            networks.On(Networks.Open), "open", [.. called, "--hostname", Networks.OpenAddress, "--slots", "4", "--tls", Tls(next, Networks.Open, next)]);
        await Site.Until(() => site.Nodes("NodeJoined").Distinct().Count() == 2, "a trainer that knows the new authority alone");
        hidden.AskToEnd();
        site.Release();

        var end = (await coordinator.End()).With(0);
        (await hidden.End()).With(0);
        Assert.Contains($"trainers join at {Networks.Published}:{Networks.Port}", end.Progress);
        Assert.Equal(await site.QuietDigest(), end.Digest);

        static bool Replaced(string line) => line.Contains("Its certificates were replaced", StringComparison.Ordinal);
    }
}
