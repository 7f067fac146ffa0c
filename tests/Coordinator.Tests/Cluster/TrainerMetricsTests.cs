using System.Net;
using ActorSearch.Coordinator.Tests.Dashboard;
using Process = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>What a trainer process serves of itself.</summary>
public sealed class TrainerMetricsTests
{
    [UnixFact]
    public async Task A_trainer_tells_in_figures_what_it_does_while_it_does_it()
    {
        using var site = new Site(Site.Many);
        site.Coordinator();
        var trainer = site.Trainer("measured", "--metrics", "127.0.0.1:0");
        var address = await AddressOf(trainer);
        await site.Logged("FoldScored", 2);
        using var client = new HttpClient();

        // The coordinator logs a fold before the trainer has its answer.
        PrometheusPage page = null!;
        await Site.Until(
            async () => (page = PrometheusPage.Parse(await client.GetStringAsync(address))).Has("actorsearch_node_answer_duration_seconds_count"), "an answer in the metrics");

        using var scraped = await client.GetAsync(address);
        // It may join after its first folds.
        await Site.Until(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri(address, "readyz"));
                return answer.StatusCode == HttpStatusCode.OK;
            },
            "a trainer that is ready");

        Assert.Contains(site.Log("measured"), line => line.Contains("ClusterJoined:", StringComparison.Ordinal));

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", scraped.Content.Headers.ContentType!.ToString());
        Assert.Equal(1, page["actorsearch_node_slots{state=\"busy\"}"] + page["actorsearch_node_slots{state=\"free\"}"]);
        Assert.InRange(page["actorsearch_node_slots_utilisation_ratio"], 0, 1);
        Assert.Equal(1, page["actorsearch_node_registered"]);
        Assert.InRange(page["actorsearch_node_trainings_total{kind=\"fold\",status=\"scored\"}"], 2, 96);
        Assert.InRange(page["actorsearch_node_training_duration_seconds_count{kind=\"fold\"}"], 2, 96);
        Assert.InRange(page["actorsearch_node_training_duration_seconds_sum{kind=\"fold\"}"], 2 * 5 * 0.05, double.MaxValue);
        Assert.InRange(page["actorsearch_node_epochs_total"], 2 * 5, 96 * 5);
        Assert.InRange(page["actorsearch_node_attempts_total"], 2, 97);
        Assert.InRange(page["actorsearch_node_answer_duration_seconds_count"], 1, 96);
        Assert.InRange(page["actorsearch_message_size_bytes_count{direction=\"sent\",message=\"FoldScored\"}"], 2, 96);
        Assert.All(["actorsearch_node_outbox", "actorsearch_node_waiting"], gauge => Assert.True(page.Has(gauge)));
        Assert.Contains("dotnet_gc_collections_total", page.Types.Keys);

        trainer.AskToEnd();
        (await trainer.End()).With(0);
    }

    [UnixFact]
    public async Task A_trainer_without_a_coordinator_is_alive_and_answers_to_its_own_name_alone()
    {
        using var site = new Site(Site.Held);
        File.WriteAllText(Path.Combine(site.Folder, "token"), "the-token-of-a-scraper");
        var trainer = site.Trainer("alone", "--metrics", "127.0.0.1:0");
        var named = site.Trainer(
            "named", "--metrics", "127.0.0.1:0", "--metrics-name", "trainer-1", "--metrics-token-file", Path.Combine(site.Folder, "token"));
        var address = await AddressOf(trainer);
        using var client = new HttpClient();

        Assert.Equal("""{"alive":true}""", await client.GetStringAsync(new Uri(address, "healthz")));
        using (var ready = await client.GetAsync(new Uri(address, "readyz")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Equal("""{"ready":false,"reason":"The node is not registered with a coordinator."}""", await ready.Content.ReadAsStringAsync());
        }

        Assert.Equal(0, PrometheusPage.Parse(await client.GetStringAsync(address))["actorsearch_node_registered"]);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await Status(request => request.Headers.Host = "evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Add("Origin", "http://evil.example")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(request => request.RequestUri = new Uri(address, "api/study")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await Status(request => request.Method = HttpMethod.Post));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await Status(request => request.Headers.Host = "trainer-1:9464"));

        address = await AddressOf(named);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(request => request.Headers.Host = "trainer-1:9464"));
        Assert.Equal(HttpStatusCode.OK, await Status(request =>
        {
            request.Headers.Host = "trainer-1:9464";
            request.Headers.Authorization = new("Bearer", "the-token-of-a-scraper");
        }));

        foreach (var one in new[] { trainer, named })
        {
            one.AskToEnd();
            (await one.End()).With(0);
        }

        async Task<HttpStatusCode> Status(Action<HttpRequestMessage> change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            change(request);
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("--metrics: 0.0.0.0:9464 can be reached from other machines, so it needs a token", "--metrics", "0.0.0.0:9464")]
    [InlineData("--metrics: the address must be an IP address and a port, for example 127.0.0.1:9464, but is '9464'.", "--metrics", "9464")]
    [InlineData("--metrics-name: a name must be a host, for example watch.example.com", "--metrics", "127.0.0.1:0", "--metrics-name", "http://trainer-1")]
    [InlineData("--metrics-name requires --metrics. See --help.", "--metrics-name", "trainer-1")]
    [InlineData("--metrics-token-file requires --metrics. See --help.", "--metrics-token-file", "token")]
    public async Task Metrics_that_cannot_be_served_as_asked_are_refused_before_anything_begins(string sentence, params string[] arguments)
    {
        using var site = new Site(Site.Held);

        var end = (await site.Trainer("refused", arguments).End()).With(2);

        Assert.StartsWith(sentence, end.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "refused", "trainer")));
    }

    private static async Task<Uri> AddressOf(Process trainer)
    {
        Uri? address = null;
        Assert.True(await trainer.Says(line =>
            line.StartsWith("metrics: ", StringComparison.Ordinal) && Uri.TryCreate(line["metrics: ".Length..], UriKind.Absolute, out address)));
        return address!;
    }
}
