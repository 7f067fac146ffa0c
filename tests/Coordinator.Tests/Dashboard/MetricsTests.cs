using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using ActorSearch.Coordinator.Dashboard.Metrics;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Metrics;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Wire;
using ActorSearch.TrainerNode.Actors;

namespace ActorSearch.Coordinator.Tests.Dashboard;

public class MetricsTests
{
    [Fact]
    public async Task A_search_that_has_run_is_told_in_figures_that_add_up()
    {
        await using var stage = await Stage.Open();

        using var response = await stage.Client.GetAsync(new Uri("metrics", UriKind.Relative));
        var page = PrometheusPage.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(12, page["actorsearch_folds{state=\"scored\"}"]);
        Assert.Equal(0, page["actorsearch_folds{state=\"pending\"}"]);
        Assert.Equal(12, page["actorsearch_folds_counted_total{status=\"scored\"}"]);
        Assert.Equal(12, page["actorsearch_training_duration_seconds_count{kind=\"fold\"}"]);
        Assert.Equal(page["actorsearch_refits_counted_total{status=\"trained\"}"], page["actorsearch_training_duration_seconds_count{kind=\"refit\"}"]);
        Assert.True(page["actorsearch_commit_duration_seconds_count"] > 0);
        Assert.True(page["actorsearch_attempts_total"] >= 12);
        Assert.Equal(1, page["actorsearch_store_writable"]);
        Assert.Equal(1, page["actorsearch_nodes_changes_total{change=\"Joined\"}"]);
        Assert.Contains("dotnet_gc_collections_total", page.Types.Keys);
    }

    [Fact]
    public async Task Slots_nodes_and_what_waits_are_those_of_the_moment()
    {
        await using var stage = await Stage.Open();
        stage.Study.Watch.Report(stage.Study.Watch.Progress! with
        {
            Nodes =
            [
                new NodeProgress(new NodeId("a"), "a", 3), new NodeProgress(new NodeId("b"), "b", 1) { Drains = true },
                new NodeProgress(new NodeId("c"), "c", 4) { Serves = false },
            ],
            Running = [.. Enumerable.Range(1, 5).Select(number => new RunningWork(new WorkUnit.Fold(new(0, 0)), new AttemptId(1, number), new NodeId("a"), null))],
            Waiting = 2,
            Trouble = "the disk is full",
            Quarantined = 1,
        });

        var page = PrometheusPage.Parse(stage.Study.Scrape());

        Assert.Equal((3, 5), (page["actorsearch_slots{state=\"busy\"}"], page["actorsearch_slots{state=\"free\"}"]));
        Assert.Equal(0.375, page["actorsearch_slots_utilisation_ratio"]);
        Assert.Equal((1, 1, 1), (page["actorsearch_nodes{state=\"working\"}"], page["actorsearch_nodes{state=\"draining\"}"], page["actorsearch_nodes{state=\"refusing\"}"]));
        Assert.Equal((2, 5, 0), (page["actorsearch_queue"], page["actorsearch_attempts_running"], page["actorsearch_store_writable"]));
    }

    [Fact]
    public async Task The_rate_is_that_of_the_last_minute_though_nobody_has_a_page_open()
    {
        var clock = new TurnedClock();
        await using var stage = await Stage.Open(time: clock);
        var done = stage.Study.Watch.Progress!;

        await Count(seconds: 100, perSecond: 7);
        await Count(seconds: 90, perSecond: 2);
        clock.Turn(TimeSpan.FromMinutes(2));
        Assert.Equal((0, 0), await Rates());

        async Task Count(int seconds, int perSecond)
        {
            for (var second = 0; second < seconds; second++)
            {
                clock.Turn(TimeSpan.FromSeconds(1));
                stage.Study.Watch.Report(done = done with { Done = done.Done + perSecond });
            }

            Assert.Equal((perSecond, perSecond), await Rates());
        }

        async Task<(double Metric, double Answer)> Rates() => (
            PrometheusPage.Parse(await stage.Client.GetStringAsync(new Uri("metrics", UriKind.Relative)))["actorsearch_folds_rate_per_second"],
            (await stage.Get("api/study")).GetProperty("progress").GetProperty("foldsPerSecond").GetDouble());
    }

    [Fact]
    public void What_happens_is_counted_by_what_it_is()
    {
        using var metrics = new SearchMetrics(() => null, () => 0);
        using var collector = new MetricsCollector(meter => meter == metrics.Meter);
        var (work, attempt, node) = (new WorkUnit.Fold(new(0, 0)), new AttemptId(1, 1), new NodeId("a"));

        metrics.Take(new SearchEvent.Requeued(work, attempt, node, AttemptState.Lost, 1));
        metrics.Take(new SearchEvent.Requeued(work, attempt, node, AttemptState.Lost, 2));
        metrics.Take(new SearchEvent.Requeued(work, attempt, node, AttemptState.HandedBack, 2));
        metrics.Take(new SearchEvent.Duplicate(work, attempt, node));
        metrics.Take(new SearchEvent.Differs(work, attempt, node));
        metrics.Take(new SearchEvent.NodeLost(node, TimeSpan.Zero));
        metrics.Committed(TimeSpan.FromMilliseconds(5));

        var page = PrometheusPage.Parse(PrometheusText.Write(collector.Collect()));
        Assert.Equal((2, 1), (page["actorsearch_requeues_total{reason=\"Lost\"}"], page["actorsearch_requeues_total{reason=\"HandedBack\"}"]));
        Assert.Equal((1, 1), (page["actorsearch_results_duplicate_total"], page["actorsearch_results_different_total"]));
        Assert.Equal(1, page["actorsearch_nodes_changes_total{change=\"Lost\"}"]);
        Assert.Equal((0, 1, 1), (
            page["actorsearch_commit_duration_seconds_bucket{le=\"0.002\"}"], page["actorsearch_commit_duration_seconds_bucket{le=\"0.005\"}"],
            page["actorsearch_commit_duration_seconds_bucket{le=\"+Inf\"}"]));
    }

    [Fact]
    public void Tags_of_any_text_and_numbers_that_are_none_keep_the_page_whole()
    {
        using var meter = new Meter("strange");
        using var collector = new MetricsCollector(one => one == meter);
        var gauge = meter.CreateGauge<double>("a gauge.of-things", null, "With \"quotes\", \\ and\nlines.");
        gauge.Record(double.NaN, new KeyValuePair<string, object?>("the.tag", "say \"hi\"\\\n{}=,"));
        gauge.Record(double.PositiveInfinity, new KeyValuePair<string, object?>("the.tag", null));

        var page = PrometheusPage.Parse(PrometheusText.Write(collector.Collect()));

        Assert.True(double.IsNaN(page["a_gauge_of_things{the_tag=\"say \\\"hi\\\"\\\\\\n{}=,\"}"]));
        Assert.Equal(double.PositiveInfinity, page["a_gauge_of_things{the_tag=\"\"}"]);
    }

    [Fact]
    public void A_tag_that_never_repeats_does_not_fill_the_memory()
    {
        using var meter = new Meter("many");
        using var collector = new MetricsCollector(one => one == meter);
        var counter = meter.CreateCounter<long>("many");
        for (var i = 0; i < 5000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        }

        var series = Assert.Single(collector.Collect()).Series;

        Assert.InRange(series.Length, 1, 501);
        Assert.Equal(5000, series.Sum(one => one.Value));
    }

    [Fact]
    public async Task The_board_for_Grafana_asks_for_nothing_that_is_not_told()
    {
        await using var stage = await Stage.Open();
        WireCodec.Protocol.Decode(WireCodec.Protocol.Encode(new SearchOver()));
        using var node = new NodeMetrics(slots: 1);
        using var trainer = new MetricsCollector(meter => meter == node.Meter);
        var families = new[] { stage.Study.Scrape(), PrometheusText.Write(trainer.Collect()) }.SelectMany(page => PrometheusPage.Parse(page).Types.Keys).ToHashSet();

        var asked = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "grafana.json")), "(actorsearch|dotnet)_[a-z0-9_]+")
            .Select(name => name.Value).ToHashSet();

        Assert.InRange(asked.Count, 15, 100);
        Assert.DoesNotContain(asked, name => !families.Contains(name) && !families.Contains(Regex.Replace(name, "_(bucket|sum|count)$", "")));
    }

    [Theory]
    [InlineData("x 1")]
    [InlineData("# HELP x y\n# TYPE x gauge\nx 1\nx 2\n")]
    [InlineData("# TYPE x gauge\nx 1\n")]
    [InlineData("# HELP x y\n# TYPE x counter\nx 1\n")]
    [InlineData("# HELP x y\n# TYPE x gauge\nx one\n")]
    [InlineData("# HELP x y\n# TYPE x gauge\nx{a=\"1\",} 1\n")]
    [InlineData("# HELP x y\n# TYPE x gauge\nx{a=\"1\",a=\"2\"} 1\n")]
    [InlineData("# HELP x y\n# TYPE x gauge\nx{a=\"\\q\"} 1\n")]
    [InlineData("# HELP x y\n# TYPE x gauge\nz 1\n")]
    [InlineData("# HELP x y\n# TYPE x histogram\nx_bucket{le=\"1\"} 2\nx_bucket{le=\"+Inf\"} 1\nx_sum 1\nx_count 1\n")]
    [InlineData("# HELP x y\n# TYPE x histogram\nx_bucket{le=\"1\"} 1\nx_sum 1\nx_count 1\n")]
    [InlineData("# HELP x y\n# TYPE x histogram\nx_bucket{le=\"+Inf\"} 1\nx_sum 1\nx_count 2\n")]
    public void The_reader_of_these_tests_can_tell_a_wrong_page(string page)
    {
        Assert.Throws<FormatException>(() => PrometheusPage.Parse(page));
    }
}
