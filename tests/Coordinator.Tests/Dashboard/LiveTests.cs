using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Tests.Reporting;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>What is kept of a running search for those who look on.</summary>
public class LiveTests
{
    private static readonly NodeId Node = new("n");

    private readonly Standings _standings = new(2, Metric.Loss);

    [Fact]
    public void The_ranking_moves_as_folds_arrive()
    {
        Count(0, 0, 5);
        Assert.Equal([(0, null, 1)], Top());
        Count(0, 1, 5);
        Count(1, 0, 3);
        Assert.Equal([(0, 1, 2), (1, null, 1)], Top());
        Count(1, 1, 8);
        Assert.Equal([(0, 1, 2), (1, 2, 2)], Top());
    }

    [Fact]
    public void What_cannot_win_is_not_ranked()
    {
        Count(0, 0, 5);
        Take(new SearchEvent.FoldCounted(new FoldId(0, 1), FoldLine.FromOutcome(Some.Failed(0, 1).Outcome, default), "why", default, Node, new SlotTime(0, 1)));
        Assert.Empty(Top());
        Take(new SearchEvent.ConfigurationCounted(0, new FoldSummary(ConfigurationStatus.Failed, double.NaN, null, double.NaN), 2));
        Assert.Empty(Top());
        Assert.Empty(_standings.Improvements());
    }

    [Fact]
    public void Only_what_became_better_is_an_improvement()
    {
        foreach (var (configuration, loss) in new[] { (0, 5f), (1, 6f), (2, 4f), (3, 4f), (4, 1f) })
        {
            Count(configuration, 0, loss);
            Count(configuration, 1, loss);
        }

        Assert.Equal(
            [(0, 2, 5.0), (2, 6, 4.0), (4, 10, 1.0)], _standings.Improvements().Select(improvement => (improvement.Configuration, improvement.Done, improvement.Metric)));
    }

    [Fact]
    public void Of_many_configurations_the_best_are_kept()
    {
        for (var configuration = 0; configuration < 5000; configuration++)
        {
            Count(configuration, 0, 5000 - configuration);
            Count(configuration, 1, 5000 - configuration);
        }

        Assert.Equal(Standings.Most, _standings.Top(5000).Count);
        Assert.Equal([(4999, 1, 2), (4998, 2, 2)], Top().Take(2));
        Assert.InRange(_standings.Improvements().Count, 250, 500);
        Assert.Equal(4999, _standings.Improvements()[^1].Configuration);
    }

    [Fact]
    public void What_earlier_runs_counted_is_taken_in_once_and_never_against_what_came_since()
    {
        Count(1, 0, 9);
        Count(1, 1, 9);

        _standings.Load([Stored(0, 0, 2), Stored(0, 1, 2), Stored(1, 0, 9), Stored(2, 0, 1)]);

        Assert.Equal([(0, 1, 2), (1, 2, 2), (2, null, 1)], Top());
        Count(2, 1, 5);
        Assert.Equal([(0, 1, 2), (2, 2, 2), (1, 3, 2)], Top());
    }

    [Fact]
    public void Lost_nodes_and_quarantined_folds_are_remembered_by_name()
    {
        var troubles = new RecentProblems(TimeProvider.System);
        troubles.Take(new SearchEvent.NodeJoined(Node, "machine one", 2));
        troubles.Take(new SearchEvent.NodeLost(Node, TimeSpan.Zero));
        troubles.Take(new SearchEvent.FoldCounted(new FoldId(3, 1), new FoldLine(FoldStatus.Quarantined, float.NaN, float.NaN, 0, 0), "Given up.", default, Node, null));

        var answer = troubles.Answer();

        Assert.Equal(("machine one", 1), (Assert.Single(answer.Lost).Name, answer.LostNodes));
        Assert.Equal((3, 1, "Given up."), (answer.Folds[0].Configuration, answer.Folds[0].Fold, answer.Folds[0].Reason));
        var configuration = Search.Experiment(Search.Noop).Configure(3, [new Choice("model.variant", "3")]);
        troubles.Take(new SearchEvent.Asked(new SearchAction.Requeue(configuration, 1), ""));
        Assert.Empty(troubles.Answer().Folds);
    }

    [Fact]
    public void Of_many_lost_nodes_the_latest_are_kept_and_all_are_counted()
    {
        var troubles = new RecentProblems(TimeProvider.System);
        for (var node = 0; node < 1000; node++)
        {
            troubles.Take(new SearchEvent.NodeLost(new NodeId($"{node}"), TimeSpan.Zero));
        }

        Assert.Equal((1000, RecentProblems.Most, "999"), (troubles.Answer().LostNodes, troubles.Answer().Lost.Count, troubles.Answer().Lost[0].Node));
    }

    [Fact]
    public void The_log_keeps_its_latest_lines_and_says_how_many_are_gone()
    {
        var ring = new LogRing(10);
        for (var number = 1; number <= 25; number++)
        {
            ring.Emit(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, null, new MessageTemplateParser().Parse($"line {number}"), []));
        }

        var page = ring.After(3, 100);

        Assert.Equal((12, "line 16", "line 25"), (page.Missed, page.Lines[0].Text, page.Lines[^1].Text));
        Assert.Equal((21, 4), (ring.After(0, 4).Missed, ring.After(0, 4).Lines.Count));
        Assert.Equal("warning", page.Lines[0].Level);
        Assert.Empty(ring.After(25, 100).Lines);
    }

    [Fact]
    public void The_pace_is_that_of_the_last_minute()
    {
        var pace = new FoldRate();
        Assert.Equal(0, pace.At(TimeSpan.Zero));
        Report(pace, from: 0, to: 10, perSecond: 3);
        Assert.Equal(3, pace.At(TimeSpan.FromSeconds(10)), 2);
        Report(pace, from: 10, to: 200, perSecond: 100);

        Assert.Equal(100, pace.At(TimeSpan.FromSeconds(200)), 2);
        Assert.Equal(50, pace.At(TimeSpan.FromSeconds(230)), 2);
    }

    [Fact]
    public void What_was_counted_before_a_silence_is_no_part_of_the_pace_after_it()
    {
        var pace = new FoldRate();
        Report(pace, from: 0, to: 100, perSecond: 100);
        Assert.Equal(0, pace.At(TimeSpan.FromSeconds(1000)));

        Report(pace, from: 1000, to: 1010, perSecond: 2);

        Assert.Equal(2, pace.At(TimeSpan.FromSeconds(1010)), 2);
    }

    [Fact]
    public void A_budget_is_spent_and_fills_up_again()
    {
        var clock = new TurnedClock();
        var budget = new RequestBudget(10, 3, clock);

        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => budget.TryTake()));
        clock.Turn(TimeSpan.FromSeconds(0.2));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => budget.TryTake()));
        clock.Turn(TimeSpan.FromHours(1));
        Assert.Equal(3, Enumerable.Range(0, 9).Count(_ => budget.TryTake()));
    }

    [Fact]
    public async Task A_question_that_many_ask_is_answered_once_for_a_moment()
    {
        var clock = new TurnedClock();
        using var remembered = new RememberedAnswers(TimeSpan.FromSeconds(1), clock);
        var asked = 0;

        for (var i = 0; i < 100; i++)
        {
            await remembered.Get("a", () => [(byte)++asked])!;
        }

        Assert.Equal(1, asked);
        clock.Turn(TimeSpan.FromSeconds(2));
        Assert.Equal([2], await remembered.Get("a", () => [(byte)++asked])!);
    }

    [Fact]
    public async Task Different_questions_wait_for_each_other_and_too_many_are_sent_away()
    {
        using var remembered = new RememberedAnswers(TimeSpan.FromSeconds(1), new TurnedClock());
        using var go = new ManualResetEventSlim();
        var (running, most) = (0, 0);
        byte[] Answer()
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            go.Wait();
            Interlocked.Decrement(ref running);
            return [];
        }

        var answers = Enumerable.Range(0, 64).Select(i => remembered.Get($"{i}", Answer)).ToList();
        Assert.Null(remembered.Get("one more", Answer));
        go.Set();
        await Task.WhenAll(answers.Select(answer => answer!));

        Assert.Equal(1, most);
    }

    private static void Report(FoldRate pace, int from, int to, int perSecond)
    {
        // Five times a second, as a search does.
        for (var report = from * 5; report <= to * 5; report++)
        {
            pace.Report(TimeSpan.FromSeconds(report / 5.0), 1_000_000 + (report * perSecond / 5) - (from * perSecond));
        }
    }

    private void Count(int configuration, int fold, float loss)
    {
        Take(new SearchEvent.FoldCounted(new FoldId(configuration, fold), Line(loss), null, default, Node, new SlotTime(0, 1)));
        if (fold == 1)
        {
            var lines = _standings.Top(9999).First(standing => standing.Configuration == configuration);
            Take(new SearchEvent.ConfigurationCounted(configuration, lines.Summary, 2 * (configuration + 1)));
        }
    }

    private void Take(SearchEvent happened) => _standings.Take(happened, TimeSpan.Zero);

    private (int Configuration, int? Rank, int Done)[] Top() =>
        [.. _standings.Top(10).Select(standing => (standing.Configuration, standing.Rank, standing.Done))];

    private static FoldLine Line(float loss) => new(FoldStatus.Scored, loss, loss, 1, 1) { Cost = loss };

    private static StoredFold Stored(int configuration, int fold, float loss) =>
        new(new FoldId(configuration, fold), Line(loss), null, null, [], default, TimeSpan.Zero);
}
