using System.Text;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>What is answered, on every route and in every way, held against what is described.</summary>
public class OpenApiTests
{
    private static readonly string[] Assets = ["index.html", "main.js", "live.css", "report.css", "drawing.js", "plotly.js"];

    [Fact]
    public async Task The_description_is_valid_and_names_every_route()
    {
        await using var stage = await Stage.Open();
        var text = await stage.Client.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative));

        var read = Microsoft.OpenApi.OpenApiDocument.Parse(text, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(
            [
                "/", "/api/best", "/api/configurations", "/api/configurations/{configuration}", "/api/folds", "/api/folds/{configuration}/{fold}/requeue",
                "/api/learning", "/api/log", "/api/nodes", "/api/nodes/{node}/drain", "/api/nodes/{node}/undrain", "/api/openapi.json", "/api/pause", "/api/resume", "/api/slots", "/api/space", "/api/stop",
                "/api/study", "/api/tables/{name}", "/api/troubles", "/assets/{name}", "/events", "/healthz", "/metrics", "/readyz",
            ],
            read.Document!.Paths.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_route_answers_as_it_is_described_and_so_do_its_refusals()
    {
        await using var open = await Stage.Open();
        await using var closed = await Stage.Open(anywhere: true);
        await using var spent = await Stage.Open(new ServerLimits { Http = new HttpLimits { RequestsAtOnce = 0, ProbesPerSecond = 0 } });
        await using var stuck = await Stage.Open(new ServerLimits { Streams = 0 });
        var api = new DescribedApi(await open.Get("api/openapi.json"));
        open.Answering(action => new ActionOutcome(action is not SearchAction.Drain { Node.Text: "gone" }, "So be it."));
        Busy(open);
        stuck.Study.Watch.Report(stuck.Study.Watch.Progress! with { Trouble = "the disk is full. Free some space." });

        foreach (var path in api.Paths("get"))
        {
            foreach (var real in RealPaths(path))
            {
                await Hold(open, "GET", path, real, 200);
            }

            await Refusals("GET", path);
        }

        foreach (var path in api.Paths("post"))
        {
            await Hold(open, "POST", path, RealPaths(path)[0], 200);
            await Refusals("POST", path);
        }

        await Hold(open, "POST", "/api/nodes/{node}/drain", "/api/nodes/gone/drain", 409);
        await Hold(open, "GET", "/api/configurations/{configuration}", "/api/configurations/99", 404);
        await Hold(open, "POST", "/api/folds/{configuration}/{fold}/requeue", "/api/folds/99/0/requeue", 404);
        await Hold(open, "GET", "/assets/{name}", "/assets/none.js", 404);
        await Hold(stuck, "GET", "/readyz", "/readyz", 503);
        await Hold(stuck, "GET", "/events", "/events", 503);

        // What is left: bugs, searches and stores that do not answer, and refusals of other actions than the one that was tried.
        Assert.All(api.Unseen(), rest => Assert.Matches("500$|^post .* (409|503)$|^get /api/(?!openapi).* 503$", rest));

        async Task Refusals(string method, string path)
        {
            var real = RealPaths(path)[0];
            await Hold(open, method, path, $"{real}?nonsense=1", 400);
            await Hold(open, method, path, real, 403, request => request.Headers.Add("Origin", "http://evil.example"));
            await Hold(open, method, path, real, 413, request => request.Content = new ByteArrayContent(new byte[5000]));
            await Hold(open, method, path, real, 421, request => request.Headers.Host = "evil.example");
            await Hold(spent, method, path, real, 429);
            if (api.Describes(method.ToLowerInvariant(), path, 304))
            {
                using var kept = await open.Client.GetAsync(new Uri(real, UriKind.Relative));
                await Hold(open, method, path, real, 304, request => request.Headers.IfNoneMatch.Add(kept.Headers.ETag!));
            }

            // Whether the token is needed is described too, and nothing is refused for it where it is not.
            var needsToken = api.Describes(method.ToLowerInvariant(), path, 401);
            await Hold(closed, method, path, real, needsToken ? 401 : 200, request => request.Headers.Remove("Authorization"));
        }

        async Task Hold(Stage stage, string method, string path, string real, int status, Action<HttpRequestMessage>? change = null)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(real, UriKind.Relative));
            request.Headers.Add("Authorization", $"Bearer {Stage.Token}");
            change?.Invoke(request);
            using var response = await stage.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var type = response.Content.Headers.ContentType?.ToString();
            var body = type == EventStream.ContentType ? null : await response.Content.ReadAsStringAsync();
            Assert.True(status == (int)response.StatusCode, $"{method} {real} gives {(int)response.StatusCode} instead of {status}: {body}");
            api.Hold(method.ToLowerInvariant(), path, status, type, body);
        }
    }

    private static string[] RealPaths(string path) => path.EndsWith("/{name}", StringComparison.Ordinal)
        ? [.. (path == "/assets/{name}" ? Assets : StudyTables.Names).Select(name => path.Replace("{name}", name, StringComparison.Ordinal))]
        : [new StringBuilder(path).Replace("{configuration}", "1").Replace("{fold}", "2").Replace("{node}", "n").ToString()];

    /// <summary>Something of all that may stand in an answer.</summary>
    private static void Busy(Stage stage)
    {
        var (study, node, attempt) = (stage.Study, new NodeId("n"), new AttemptId(1, 7));
        study.Watch.Report(study.Watch.Progress! with
        {
            Nodes = [new NodeProgress(node, "fine", 2) { LastHeard = study.Now }],
            Running =
            [
                new RunningWork(new WorkUnit.Fold(new(3, 1)), attempt, node, new HeldAttempt(attempt, 1, 5, float.PositiveInfinity)),
                new RunningWork(new WorkUnit.Refit(2), new AttemptId(1, 8), node, new HeldAttempt(new AttemptId(1, 8), 0, 9, float.NaN)),
            ],
        });
        study.Watch.Happened(new SearchEvent.FoldCounted(
            new(3, 1), new(Shared.Results.FoldStatus.Quarantined, float.NaN, float.NaN, 0, 0), "Given up.", attempt, node, null));
        study.Watch.Happened(new SearchEvent.NodeLost(new NodeId("lost"), TimeSpan.Zero));
        study.Watch.Happened(new SearchEvent.Differs(new WorkUnit.Fold(new(3, 1)), attempt, node));
    }
}
