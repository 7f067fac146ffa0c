using System.Text.RegularExpressions;
using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>What the server says to those who mean harm, byte for byte.</summary>
public class SecurityTests
{
    private static readonly string[] Actions =
        ["/api/pause", "/api/resume", "/api/stop", "/api/nodes/n/drain", "/api/nodes/n/undrain", "/api/folds/0/0/requeue"];

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.0.0.1:9999", 200)]
    [InlineData("localhost:8080", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("192.168.1.5", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("", 421)]
    public async Task A_page_on_loopback_answers_to_loopback_s_names_alone(string host, int status)
    {
        await using var stage = await Stage.Open();

        Assert.Equal(status, (await stage.Ask("/api/study", host: host)).Status);
    }

    [Theory]
    [InlineData("GET /api/study HTTP/1.1\nConnection: close\n\n")]
    [InlineData("GET /api/study HTTP/1.1\nHost: localhost\nHost: evil.example\nConnection: close\n\n")]
    [InlineData("GET http://evil.example/api/study HTTP/1.1\nHost: localhost\nConnection: close\n\n")]
    [InlineData("GET /api/study HTTP/1.0\n\n")]
    [InlineData("GET /api/study\n\n")]
    [InlineData("nonsense\n\n")]
    public async Task Requests_without_one_clear_host_are_refused(string request)
    {
        await using var stage = await Stage.Open();

        var answer = await stage.Send(request);

        Assert.Contains(answer.Status, (int[])[400, 421, 505]);
        Assert.DoesNotContain("noop", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin: http://evil.example", 403)]
    [InlineData("Origin: null", 403)]
    [InlineData("Origin: http://127.0.0.1:1", 403)]
    [InlineData("Sec-Fetch-Site: cross-site", 403)]
    [InlineData("Sec-Fetch-Site: same-site", 403)]
    [InlineData("Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors", 403)]
    [InlineData("Sec-Fetch-Site: same-origin", 200)]
    [InlineData("Sec-Fetch-Site: none", 200)]
    public async Task Pages_of_other_sites_read_nothing(string header, int status)
    {
        await using var stage = await Stage.Open();

        var answer = await stage.Ask("/api/study", header);

        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Headers["access-control-allow-origin"]);
    }

    [Theory]
    [InlineData("watch.example.com", "", 200)]
    [InlineData("WATCH.example.com:8443", "Origin: https://watch.example.com:8443", 200)]
    [InlineData("watch.example.com", "Origin: https://watch.example.com", 200)]
    [InlineData("127.0.0.1:8080", "Origin: https://watch.example.com", 200)]
    [InlineData("127.0.0.1:8080", "Origin: https://other.example.com:8443", 200)]
    [InlineData("other.example.com:8443", "", 200)]
    [InlineData("other.example.com", "", 421)]
    [InlineData("other.example.com:443", "", 421)]
    [InlineData("sub.watch.example.com", "", 421)]
    [InlineData("watch.example.com.evil.example", "", 421)]
    [InlineData("evil.example", "Origin: https://watch.example.com", 421)]
    [InlineData("127.0.0.1:8080", "Origin: https://watch.example.com:1", 403)]
    [InlineData("watch.example.com", "Origin: https://watch.example.com:8443", 403)]
    [InlineData("watch.example.com", "Origin: https://evil.example", 403)]
    [InlineData("watch.example.com", "Origin: null", 403)]
    [InlineData("watch.example.com", "Origin: https://watch.example.com\nSec-Fetch-Site: cross-site", 403)]
    public async Task Through_a_proxy_it_answers_to_the_names_that_were_given_and_to_no_other(string host, string headers, int status)
    {
        foreach (var anywhere in new[] { false, true })
        {
            await using var stage = await Stage.Open(anywhere: anywhere, names: ["watch.example.com", "other.example.com:8443"]);
            stage.Answering(_ => new ActionOutcome(true, ""));
            var shown = $"Content-Length: 0\nAuthorization: Bearer {Stage.Token}{(headers.Length == 0 ? "" : "\n" + headers)}";

            Assert.Equal(status, (await stage.Ask("/api/pause", shown, "POST", host)).Status);
            Assert.Equal(status, (await stage.Ask("/api/study", shown, host: host)).Status);
        }
    }

    [Fact]
    public async Task Who_comes_through_a_proxy_comes_from_anywhere_and_needs_the_token_to_read()
    {
        await using var stage = await Stage.Open(names: ["watch.example.com"]);

        foreach (var host in new[] { "watch.example.com", "127.0.0.1:8080", "localhost" })
        {
            Assert.Equal(401, (await stage.Ask("/api/study", host: host)).Status);
            Assert.Equal(200, (await stage.Ask("/", host: host)).Status);
            Assert.Equal(200, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", host: host)).Status);
        }

        Assert.Equal(421, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", host: "192.168.1.5")).Status);
        Assert.Equal(421, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", host: System.Net.Dns.GetHostName())).Status);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_told_with_the_option_that_makes_it_known()
    {
        await using var stage = await Stage.Open(anywhere: true);

        Assert.Contains("--dashboard-name", (await stage.Ask("/api/study", host: "dockerhost:8972")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_page_is_no_other_site()
    {
        await using var stage = await Stage.Open();

        Assert.Equal(200, (await stage.Ask("/api/study", $"Origin: http://127.0.0.1:{stage.Port}")).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/study")]
    [InlineData("/api/study?x=1")]
    [InlineData("/nowhere")]
    [InlineData("/assets/none.js")]
    [InlineData("/metrics")]
    [InlineData("/healthz")]
    public async Task Every_answer_tells_browsers_what_not_to_do(string path)
    {
        await using var stage = await Stage.Open();

        var headers = (await stage.Ask(path)).Headers;

        var policy = Assert.Single(headers["content-security-policy"]);
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src[^;]*(unsafe|http|\\*|data:|blob:)", policy);
        Assert.Equal("nosniff", Assert.Single(headers["x-content-type-options"]));
        Assert.Equal("DENY", Assert.Single(headers["x-frame-options"]));
        Assert.Equal("same-origin", Assert.Single(headers["cross-origin-resource-policy"]));
        Assert.Empty(headers["server"]);
    }

    [Fact]
    public async Task The_page_has_no_script_or_style_of_its_own_and_nothing_from_elsewhere()
    {
        await using var stage = await Stage.Open();

        var page = (await stage.Ask("/")).Body;

        Assert.DoesNotMatch(new Regex("<script(?![^>]*src=)|<style|\\son\\w+=|javascript:|https?://", RegexOptions.IgnoreCase), page);

        // So a proxy can show it below an address of its own.
        Assert.DoesNotMatch("(href|src)=\"/", page);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2f..%2fstudy.db")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/assets/....//....//etc/passwd")]
    [InlineData("/assets/..\\..\\study.db")]
    [InlineData("/assets/index.html%00.js")]
    [InlineData("/assets/")]
    [InlineData("/study.db")]
    [InlineData("/dashboard.json")]
    [InlineData("/../../../../etc/passwd")]
    public async Task There_is_no_way_out_of_the_page_s_files(string path)
    {
        await using var stage = await Stage.Open();

        var answer = await stage.Ask(path);

        Assert.Contains(answer.Status, (int[])[400, 404]);
        Assert.DoesNotContain("root:", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_done_without_the_token()
    {
        await using var stage = await Stage.Open();
        var asked = new List<SearchAction>();
        stage.Answering(action =>
        {
            asked.Add(action);
            return new ActionOutcome(true, "");
        });

        foreach (var action in Actions)
        {
            Assert.Equal(401, (await stage.Ask(action, "Content-Length: 0", "POST")).Status);
            Assert.Equal(401, (await stage.Ask(action, "Content-Length: 0\nAuthorization: Bearer another-token-entirely", "POST")).Status);
            Assert.Equal(401, (await stage.Ask(action, $"Content-Length: 0\nAuthorization: Basic {Stage.Token}", "POST")).Status);
            Assert.Equal(405, (await stage.Ask(action, $"Authorization: Bearer {Stage.Token}")).Status);
            Assert.Equal(403, (await stage.Ask(action, $"Content-Length: 0\nOrigin: http://evil.example\nAuthorization: Bearer {Stage.Token}", "POST")).Status);
        }

        Assert.Empty(asked);
        Assert.Equal(200, (await stage.Ask("/api/pause", $"Content-Length: 0\nAuthorization: Bearer {Stage.Token}", "POST")).Status);
        Assert.IsType<SearchAction.Pause>(Assert.Single(asked));
    }

    [Fact]
    public async Task Other_machines_see_nothing_of_a_search_without_the_token()
    {
        await using var stage = await Stage.Open(anywhere: true);

        foreach (var path in new[] { "/api/study", "/api/configurations", "/api/folds", "/api/nodes", "/api/best", "/api/log", "/events", "/metrics" })
        {
            var refused = await stage.Ask(path);
            Assert.Equal(401, refused.Status);
            Assert.Equal("Bearer", Assert.Single(refused.Headers["www-authenticate"]));
        }

        foreach (var open in new[] { "/", "/assets/main.js", "/healthz", "/readyz", "/api/openapi.json" })
        {
            Assert.NotEqual(401, (await stage.Ask(open)).Status);
        }

        Assert.Equal(200, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}")).Status);
        Assert.Equal(421, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", host: "evil.example")).Status);
        Assert.Equal(200, (await stage.Ask("/api/study", $"Authorization: Bearer {Stage.Token}", host: System.Net.Dns.GetHostName())).Status);
    }

    [Theory]
    [InlineData("POST /api/pause HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 5000\n\n", 413)]
    [InlineData("POST /api/pause HTTP/1.1\nHost: localhost\nConnection: close\nTransfer-Encoding: chunked\n\n0\n\n", 413)]
    [InlineData("POST /api/pause HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 5\nContent-Length: 6\n\n", 400)]
    [InlineData("POST /api/pause HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n", 400)]
    [InlineData("PUT /api/study HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 0\n\n", 405)]
    [InlineData("OPTIONS /api/study HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405)]
    [InlineData("TRACE / HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405)]
    public async Task Bodies_and_methods_that_nothing_needs_are_refused(string request, int status)
    {
        await using var stage = await Stage.Open();

        var answer = await stage.Send(request);

        // What could be smuggled past another server may also be answered as one of both readings: it is done in no case.
        Assert.True(answer.Status == status || (status == 400 && answer.Status == 413), $"{answer.Status} {answer.Body}");
    }
}
