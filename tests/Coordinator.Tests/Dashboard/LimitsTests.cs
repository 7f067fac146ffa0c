using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>How much the server takes from one and from all.</summary>
public class LimitsTests
{
    [Fact]
    public async Task Lines_and_headers_beyond_their_bounds_are_refused()
    {
        await using var stage = await Stage.Open();

        Assert.Equal(414, (await stage.Ask($"/api/study?{new string('x', 5000)}")).Status);
        Assert.Equal(431, (await stage.Ask("/api/study", string.Join('\n', Enumerable.Range(0, 90).Select(i => $"X-{i}: {new string('y', 300)}")))).Status);
    }

    [Fact]
    public async Task Beyond_its_budget_it_refuses_and_health_is_told_all_the_same()
    {
        await using var stage = await Stage.Open(new ServerLimits { Http = new HttpLimits { RequestsAtOnce = 3, RequestsPerSecond = 0 } });

        var answers = new List<Raw>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await stage.Ask("/api/study"));
        }

        Assert.Equal([200, 200, 200, 429, 429], answers.Select(answer => answer.Status));
        Assert.Equal("1", Assert.Single(answers[^1].Headers["retry-after"]));
        Assert.Equal(200, (await stage.Ask("/healthz")).Status);
    }

    [Fact]
    public async Task Strangers_cannot_use_up_the_budget_of_those_who_have_the_token()
    {
        await using var stage = await Stage.Open(new ServerLimits { Http = new HttpLimits { RequestsAtOnce = 3, RequestsPerSecond = 0 } });
        stage.Answering(_ => new ActionOutcome(true, ""));
        for (var i = 0; i < 5; i++)
        {
            await stage.Ask("/api/study", "Authorization: Bearer another-token-entirely");
        }

        Assert.Equal(429, (await stage.Ask("/api/study")).Status);
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add((await stage.Ask("/api/pause", $"Content-Length: 0\nAuthorization: Bearer {Stage.Token}", "POST")).Status);
        }

        Assert.Equal([200, 200, 200, 429], answers);
    }

    [Fact]
    public async Task Connections_beyond_their_number_are_closed()
    {
        await using var stage = await Stage.Open(new ServerLimits { Http = new HttpLimits { Connections = 2 } });
        using var first = await stage.Connect();
        using var second = await stage.Connect();
        await first.GetStream().WriteAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await second.GetStream().WriteAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        Assert.True(await first.GetStream().ReadAsync(new byte[16]) > 0 && await second.GetStream().ReadAsync(new byte[16]) > 0);

        Assert.Equal(0, (await stage.Ask("/healthz")).Status);
    }
}
