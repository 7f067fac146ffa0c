namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>Methods of requests: probes of proxies ask with HEAD, and a wrong one is answered with the right ones.</summary>
public class MethodTests
{
    [Fact]
    public async Task HEAD_gives_the_headers_of_GET_and_no_body()
    {
        await using var stage = await Stage.Open();
        foreach (var path in (string[])[
            "/", "/assets/main.js", "/healthz", "/readyz", "/metrics", "/api/study", "/api/configurations?limit=2", "/api/openapi.json",
            "/api/tables/folds.csv", "/events", "/nowhere", "/assets/none.js", "/api/configurations?limit=no"])
        {
            var head = await stage.Ask(path, method: "HEAD");

            Assert.Equal((path, ""), (path, head.Body));
            if (path == "/events")
            {
                Assert.Equal((200, "text/event-stream"), (head.Status, Assert.Single(head.Headers["content-type"])));
                continue;
            }

            var get = await stage.Ask(path);
            Assert.Equal((path, get.Status), (path, head.Status));
            foreach (var name in (string[])["content-type", "content-disposition", "etag", "content-security-policy"]) Assert.Equal(get.Headers[name], head.Headers[name]);
            if (path != "/metrics" && head.Headers["content-length"].Any()) Assert.Equal(get.Headers["content-length"], head.Headers["content-length"]);
        }

        Assert.Equal(0, stage.Study.Traffic.Streams);
    }

    [Fact]
    public async Task HEAD_needs_the_token_where_GET_does()
    {
        await using var stage = await Stage.Open(anywhere: true);

        Assert.Equal(401, (await stage.Ask("/api/study", method: "HEAD")).Status);
        Assert.Equal(200, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", "HEAD")).Status);
    }

    [Theory]
    [InlineData("/api/pause", "GET", "POST")]
    [InlineData("/api/pause", "HEAD", "POST")]
    [InlineData("/api/study", "DELETE", "GET, HEAD")]
    public async Task A_wrong_method_is_answered_with_the_right_ones(string path, string wrong, string right)
    {
        await using var stage = await Stage.Open();

        var answer = await stage.Ask(path, $"Authorization: Bearer {Stage.Token}", wrong);

        Assert.Equal((405, right), (answer.Status, Assert.Single(answer.Headers["allow"])));
        if (wrong != "HEAD") Assert.Equal($"{{\"error\":\"This address takes another method: {right}.\"}}", answer.Body);
    }
}
