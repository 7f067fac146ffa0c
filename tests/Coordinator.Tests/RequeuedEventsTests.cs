using System.Collections.Concurrent;
using ActorSearch.Coordinator.Dashboard.Metrics;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Coordinator.Tests.Dashboard;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Metrics;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests;

/// <summary>When folds are requeued and decisions are made again, what happened once is said and counted once, also by a run that resumes.</summary>
public sealed class RequeuedEventsTests : IDisposable
{
    private readonly ConcurrentDictionary<FoldId, bool> _broken = [];
    private readonly BreakingSearches _searches;
    private readonly List<Task<ActionOutcome>> _asked = [];
    private readonly List<SearchEvent> _events = [];
    private readonly List<SearchProgress> _progress = [];
    private SearchWatch? _asking;

    public RequeuedEventsTests() => _searches = new BreakingSearches(id => _broken.GetValueOrDefault(id));

    public void Dispose() => _searches.Dispose();

    [Theory]
    [InlineData("all", "race", "auto", "")]
    [InlineData("all", "exact", "random", "")]
    [InlineData("all", "race", "tpe", "search.enqueue=[{model.variant=7},{model.variant=7,optimizer.learning-rate=0.02}]")]
    [InlineData("halving", "race", "tpe", "")]
    [InlineData("hyperband", "exact", "cma-es", "search.reduction=[2,3,2] search.brackets=2")]
    [InlineData("all", "all", "tpe", "search.stop.no-better-for=6")]
    [InlineData("all", "race", "random", "validation.outer=2")]
    public async Task What_happened_once_is_said_once(string epochs, string folds, string strategy, string more)
    {
        string[] overrides = [$"search.epochs={epochs}", $"search.folds={folds}", $"search.strategy={strategy}", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var experiment = BreakingSearches.Experiment(overrides);
        Break(new FoldId(5, 0), new FoldId(9, 0), new FoldId(14, 1));
        using var metrics = new SearchMetrics(() => null, () => 0);
        using var collector = new MetricsCollector(meter => meter == metrics.Meter);
        var cuts = new List<string>();

        await _searches.RunAsync("whole", experiment, Requeuing("whole", experiment, metrics, cuts));
        var (events, progress, requeues) = (_events.ToList(), _progress.ToList(), await Task.WhenAll(_asked));
        var first = Left("whole");
        _events.Clear();
        await _searches.RunAsync("whole", experiment, Watching());

        Assert.Contains(requeues, outcome => outcome.IsDone);
        Assert.Equal(first.Stopped, LeftOutFolds.Sum(events));
        Assert.Single(events.OfType<SearchEvent.NodeJoined>());
        Assert.Equal(1, PrometheusPage.Parse(PrometheusText.Write(collector.Collect()))["actorsearch_nodes_changes_total{change=\"Joined\"}"]);
        Assert.Equal(events.OfType<SearchEvent.ConfigurationPromoted>().Distinct().Count(), events.OfType<SearchEvent.ConfigurationPromoted>().Count());
        Assert.Equal(first.IsEarly ? 1 : 0, events.OfType<SearchEvent.TriedEnough>().Count() - events.OfType<SearchEvent.TriesMore>().Count());
        Assert.Equal(first.Folds, progress[^1].Done);
        Assert.Equal(progress.Select(report => report.Attempts).Order(), progress.Select(report => report.Attempts));
        Assert.DoesNotContain(_events, happened => happened is SearchEvent.ConfigurationPruned or SearchEvent.PruningWithdrawn or SearchEvent.ConfigurationCounted
            or SearchEvent.ConfigurationPromoted or SearchEvent.TriedEnough or SearchEvent.TriesMore);
        if (experiment.Ladder is null)
        {
            // Only what is requeued and what is trained after all is not counted any more.
            Assert.InRange(Falls(progress), 0, requeues.Length + events.OfType<SearchEvent.PruningWithdrawn>().Sum(withdrawn => withdrawn.Folds));
        }

        foreach (var cut in cuts)
        {
            _events.Clear();
            var before = Left(cut);
            await _searches.RunAsync(cut, experiment, Watching());
            Assert.Equal(Left(cut).Stopped - before.Stopped, LeftOutFolds.Sum(_events));
        }
    }

    /// <summary>The disk takes nothing for a while, from the moment when a fold is quarantined. Nothing is answered before it is stored.</summary>
    [Fact]
    public async Task A_requeue_is_answered_once_it_is_on_the_disk()
    {
        var experiment = BreakingSearches.Experiment("search.folds=race", "search.strategy=tpe");
        Break(new FoldId(5, 0));
        using var disk = new ManualResetEventSlim(initialState: true);
        var (stalled, early) = (0, 0);
        var watch = Requeuing("stalled", experiment, null, []);
        var stalling = new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is SearchEvent.Quarantined) disk.Reset();
                watch.Happened(happened);
            },
            Reported = report =>
            {
                watch.Reported(report);
                if (disk.IsSet) return;
                early += _asked.Exists(asked => asked.IsCompleted) ? 1 : 0;
                if (++stalled == 20) disk.Set();
            },
        };
        _asking = stalling;

        var digest = await _searches.RunAsync("stalled", experiment, stalling, through: study => new StallingStudy(study, disk));
        var outcome = await Assert.Single(_asked);

        Assert.True(outcome.IsDone);
        Assert.Equal((20, 0), (stalled, early));
        Assert.Equal(Left("stalled").Stopped, LeftOutFolds.Sum(_events));
        Assert.Equal(digest, await _searches.RunAsync("stalled", experiment, Watching()));
    }

    /// <summary>Some folds crash until they are requeued.</summary>
    private void Break(params FoldId[] folds)
    {
        foreach (var fold in folds) _broken[fold] = true;
    }

    /// <summary>Notes what happens.</summary>
    private SearchWatch Watching() => new() { Happened = _events.Add };

    /// <summary>Requeues each fold that is quarantined, once its training is mended, and copies the study after some of the folds that are counted from then on.</summary>
    private SearchWatch Requeuing(string name, Experiment experiment, SearchMetrics? metrics, List<string> cuts)
    {
        var counted = 0;
        return _asking = new SearchWatch
        {
            Reported = _progress.Add,
            Happened = happened =>
            {
                _events.Add(happened);
                metrics?.Take(happened);
                switch (happened)
                {
                    case SearchEvent.Quarantined { Part: 0, Work: WorkUnit.Fold { Id: var id } }:
                        _broken[id] = false;
                        _asked.Add(_asking!.Ask(new SearchAction.Requeue(_searches.ConfigurationOf(name, experiment, id.Configuration), id.Fold), CancellationToken.None));
                        break;
                    case SearchEvent.FoldCounted when metrics is not null && _asked.Count > 0 && ++counted % 11 == 1:
                        _searches.Copy("whole", $"cut-{counted}");
                        cuts.Add($"cut-{counted}");
                        break;
                }
            },
        };
    }

    /// <summary>How many folds a study has, how many of them are not trained, and whether it ended early.</summary>
    private (long Folds, long Stopped, bool IsEarly) Left(string folder)
    {
        using var connection = StudyConnection.Open(Path.Combine(_searches.At(folder), "study.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        return (
            StudyConnection.Number(connection, "SELECT count(*) FROM folds"),
            StudyConnection.Number(connection, $"SELECT count(*) FROM folds WHERE status = {(int)FoldStatus.Pruned} AND epochs = 0"),
            StudyCards.ReadEarly(connection) is not null);
    }

    private static int Falls(List<SearchProgress> progress) => progress.Zip(progress.Skip(1), (one, next) => Math.Max(0, one.Done - next.Done)).Sum();
}
