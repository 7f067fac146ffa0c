using System.Net;
using System.Text.Json;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>What the API tells of a search of four configurations and three folds that has come to its end.</summary>
public class ApiTests
{
    [Fact]
    public async Task A_study_tells_its_name_its_space_and_how_far_it_is()
    {
        await using var stage = await Stage.Open();

        var study = await stage.Get("api/study");

        Assert.Equal("noop", study.GetProperty("name").GetString());
        Assert.Equal((3, 4), (study.GetProperty("folds").GetInt32(), study.GetProperty("configurations").GetInt32()));
        Assert.Equal("model.variant", study.GetProperty("paths")[0].GetString());
        var progress = study.GetProperty("progress");
        Assert.Equal((12, 12), (progress.GetProperty("folds").GetInt32(), progress.GetProperty("done").GetInt32()));
        Assert.Equal("over", progress.GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Configurations_come_in_pages_by_rank_and_turned_round()
    {
        await using var stage = await Stage.Open();

        var first = await stage.Get("api/configurations?limit=3");
        var rest = await stage.Get("api/configurations?offset=3&limit=3");
        var turned = await stage.Get("api/configurations?order=descending");
        var indices = await stage.Get("api/configurations?sort=configuration");

        Assert.Equal((4, 3, 1), (first.GetProperty("total").GetInt32(), first.GetProperty("items").GetArrayLength(), rest.GetProperty("items").GetArrayLength()));
        var ranked = Numbers(first).Concat(Numbers(rest)).ToList();
        Assert.Equal(ranked, Numbers(turned).Reverse());
        Assert.Equal([0, 1, 2, 3], Numbers(indices));
        var means = first.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("mean").GetDouble()).ToList();
        Assert.Equal(means.Order(), means);
        var leader = first.GetProperty("items")[0];
        Assert.Equal((1, 3, "scored"), (leader.GetProperty("rank").GetInt32(), leader.GetProperty("done").GetInt32(), leader.GetProperty("status").GetString()));
        Assert.Equal($"{ranked[0]}", leader.GetProperty("settings").GetProperty("model.variant").GetString());
    }

    [Fact]
    public async Task Configurations_are_the_same_when_a_chart_has_read_the_study_before()
    {
        await using var stage = await Stage.Open();
        await using var charted = await Stage.Open();

        var drawn = (await charted.Get("api/space")).GetProperty("lines").GetProperty("configurations").EnumerateArray().Select(one => one.GetInt32());

        var ranked = await stage.Get("api/configurations");
        Assert.Equal(ranked.ToString(), (await charted.Get("api/configurations")).ToString());
        Assert.Equal(Numbers(ranked).Order(), drawn.Order());
    }

    [Fact]
    public async Task Folds_are_chosen_by_configuration_and_by_status()
    {
        await using var stage = await Stage.Open();

        Assert.Equal(12, (await stage.Get("api/folds")).GetProperty("total").GetInt32());
        var ofTwo = await stage.Get("api/folds?configuration=2");
        Assert.Equal([0, 1, 2], ofTwo.GetProperty("items").EnumerateArray().Select(fold => fold.GetProperty("fold").GetInt32()));
        Assert.Equal(0, (await stage.Get("api/folds?status=failed")).GetProperty("total").GetInt32());
        Assert.Equal(2, (await stage.Get("api/folds?offset=10")).GetProperty("items").GetArrayLength());

        // Trainings do not stop early: all are scored at their last epoch.
        Assert.All(ofTwo.GetProperty("items").EnumerateArray(), fold => Assert.Equal((2, 2), (fold.GetProperty("epoch").GetInt32(), fold.GetProperty("epochs").GetInt32())));
    }

    [Fact]
    public async Task The_best_is_the_winner_once_it_is_picked_with_its_refits()
    {
        await using var stage = await Stage.Open();

        var best = await stage.Get("api/best");
        var ranked = await stage.Get("api/configurations?limit=1");

        Assert.True(best.GetProperty("isFinal").GetBoolean());
        Assert.Equal(Numbers(ranked)[0], best.GetProperty("best").GetProperty("configuration").GetInt32());
        Assert.NotEqual(0, best.GetProperty("refits").GetArrayLength());
    }

    [Fact]
    public async Task One_configuration_comes_with_its_folds_and_curves()
    {
        await using var stage = await Stage.Open();

        var one = await stage.Get("api/configurations/1");

        Assert.Equal(3, one.GetProperty("folds").GetArrayLength());
        Assert.Equal([1, 2], one.GetProperty("curves")[0].GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Client.GetAsync(new Uri("api/configurations/99", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Nodes_come_with_what_their_slots_train_those_to_look_after_first()
    {
        await using var stage = await Stage.Open();
        var attempt = new AttemptId(1, 7);
        stage.Study.Watch.Report(stage.Study.Watch.Progress! with
        {
            Nodes =
            [
                new NodeProgress(new NodeId("a"), "fine", 2) { LastHeard = stage.Study.Now },
                new NodeProgress(new NodeId("b"), "unable", 1) { LastHeard = stage.Study.Now, Serves = false },
            ],
            Running =
            [
                new RunningWork(new WorkUnit.Fold(new(3, 1)), attempt, new NodeId("a"), new HeldAttempt(attempt, 1, 5, 0.5f)),
                new RunningWork(new WorkUnit.Refit(2), new AttemptId(1, 8), new NodeId("a"), new HeldAttempt(new AttemptId(1, 8), 0, 9, float.NaN)),
            ],
        });

        var nodes = (await stage.Get("api/nodes")).GetProperty("items");

        Assert.Equal(["unable", "fine"], nodes.EnumerateArray().Select(node => node.GetProperty("name").GetString()));
        var work = nodes[1].GetProperty("work");
        Assert.Equal((2, JsonValueKind.Null), (work[0].GetProperty("restart").GetInt32(), work[0].GetProperty("loss").ValueKind));
        Assert.Equal((3, 1, 1, 5, 0.5), (
            work[1].GetProperty("configuration").GetInt32(), work[1].GetProperty("fold").GetInt32(), work[1].GetProperty("slot").GetInt32(),
            work[1].GetProperty("epoch").GetInt32(), work[1].GetProperty("loss").GetDouble()));
    }

    [Fact]
    public async Task The_log_s_lines_are_chosen_by_number_and_weight()
    {
        await using var stage = await Stage.Open();

        var lines = (await stage.Get("api/log?limit=500")).GetProperty("lines");

        Assert.Contains(lines.EnumerateArray(), line => line.GetProperty("text").GetString()!.StartsWith("FoldScored: ", StringComparison.Ordinal)
            && line.GetProperty("configuration").ValueKind == JsonValueKind.Number);
        var last = lines[lines.GetArrayLength() - 1].GetProperty("number").GetInt64();
        Assert.Equal(0, (await stage.Get($"api/log?after={last}")).GetProperty("lines").GetArrayLength());
        Assert.Equal(0, (await stage.Get("api/log?level=error")).GetProperty("lines").GetArrayLength());
    }

    [Theory]
    [InlineData("api/configurations?limit=0", "'limit' must be a whole number from 1 to 500.")]
    [InlineData("api/configurations?limit=501", "'limit' must be a whole number from 1 to 500.")]
    [InlineData("api/configurations?offset=-1", "'offset' must be a whole number from 0 to 2147483647.")]
    [InlineData("api/configurations?sort=luck", "'sort' must be one of rank, configuration, mean, deviation.")]
    [InlineData("api/configurations?page=2", "There is no parameter 'page' here; there is sort, order, status, offset, limit.")]
    [InlineData("api/configurations?limit=1&limit=2", "The parameter 'limit' can be given only once.")]
    [InlineData("api/configurations/one", "'configuration' must be a whole number from 0 to 2147483647.")]
    [InlineData("api/folds?status=pending", "'status' must be one of scored, pruned, failed, quarantined.")]
    [InlineData("api/study?x=1", "There is no parameter 'x' here.")]
    public async Task A_wrong_parameter_gets_one_sentence(string path, string sentence)
    {
        await using var stage = await Stage.Open();

        using var response = await stage.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(sentence, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task What_the_search_says_to_an_action_is_what_is_answered()
    {
        await using var stage = await Stage.Open();
        var asked = new List<SearchAction>();
        stage.Answering(action =>
        {
            asked.Add(action);
            return new ActionOutcome(action is not SearchAction.Requeue, "So be it.");
        });

        var (status, answer) = await stage.Post("api/nodes/node%20one/drain");
        Assert.Equal((HttpStatusCode.OK, "So be it."), (status, answer.GetProperty("sentence").GetString()));
        (status, answer) = await stage.Post("api/folds/1/2/requeue");
        Assert.Equal((HttpStatusCode.Conflict, false), (status, answer.GetProperty("done").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Post("api/folds/77/0/requeue")).Status);

        Assert.Equal(new SearchAction.Drain(new NodeId("node one")), asked[0]);
        var requeue = Assert.IsType<SearchAction.Requeue>(asked[1]);
        Assert.Equal((1, 2, "1"), (requeue.Configuration.Index, requeue.Fold, requeue.Configuration.Choices[0].Value));
    }

    [Fact]
    public async Task It_is_ready_while_the_store_can_be_written_and_the_search_runs()
    {
        await using var stage = await Stage.Open();
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.GetAsync(new Uri("readyz", UriKind.Relative))).StatusCode);

        stage.Study.Watch.Report(stage.Study.Watch.Progress! with { Trouble = "the disk is full. Free some space." });
        using var full = await stage.Client.GetAsync(new Uri("readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        Assert.Contains("the disk is full", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.GetAsync(new Uri("healthz", UriKind.Relative))).StatusCode);
    }

    private static int[] Numbers(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("configuration").GetInt32())];
}
