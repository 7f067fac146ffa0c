using ActorSearch.Coordinator.Dashboard.Metrics;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Metrics;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>
/// The state of a running search in memory, beside its store. It follows the run from the start, so that a later reader misses nothing. A
/// fold costs a microsecond.
/// </summary>
internal sealed class LiveStudy : IDisposable
{
    private readonly MetricsCollector _collector;
    private readonly SearchMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly FoldRate _rate = new();
    private readonly long _start;

    /// <param name="experiment">What is searched.</param>
    /// <param name="openReader">Opens its store for reading.</param>
    /// <param name="build">Of this program.</param>
    /// <param name="time">Monotonic, and the time of day.</param>
    public LiveStudy(Experiment experiment, Func<IStudyReader> openReader, string build, TimeProvider time)
    {
        (Experiment, OpenReader, Build, _time) = (experiment, openReader, build, time);
        (_start, Started) = (time.GetTimestamp(), time.GetUtcNow());
        Columns = new SpaceColumns(experiment.Space);
        Standings = new Standings(experiment.Validation.Trainings, experiment.Selection.Metric, GoalScores.Compute(experiment.Selection));
        Troubles = new RecentProblems(time);
        Watch = new SearchWatch
        {
            Happened = Take,
            Committed = took => _metrics!.Committed(took),
            Reported = progress =>
            {
                _rate.Report(Elapsed, progress.Done - progress.Earlier);
                Running.Take(progress);
            },
        };
        _metrics = new SearchMetrics(() => Watch.Progress, () => FoldsPerSecond);
        _collector = new MetricsCollector(meter => meter == _metrics.Meter || meter == Traffic.Meter || meter.Name is "ActorSearch.Wire" or "System.Runtime");
    }

    public Experiment Experiment { get; }

    public Func<IStudyReader> OpenReader { get; }

    public string Build { get; }

    /// <summary>What people note of the study; null for nothing.</summary>
    public Func<string?> Notes { get; init; } = () => null;

    public DateTimeOffset Started { get; }

    public SpaceColumns Columns { get; }

    public SearchWatch Watch { get; }

    public Standings Standings { get; }

    public RecentProblems Troubles { get; }

    public RunningCurves Running { get; } = new();

    public LogRing Lines { get; } = new();

    /// <summary>What the page's own traffic comes to.</summary>
    public Traffic Traffic { get; } = new();

    /// <summary>Since the run began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>The time of day.</summary>
    public DateTimeOffset TimeOfDay => _time.GetUtcNow();

    /// <summary>Monotonic time of the search's own clock.</summary>
    public TimeSpan Now => _time.GetElapsedTime(0);

    /// <summary>Folds per second over the last minute, independent of how often it is read.</summary>
    public double FoldsPerSecond => _rate.At(Elapsed);

    /// <summary>A log that writes where another one does, and whose lines are kept here too.</summary>
    /// <param name="log">The other one, which the caller disposes.</param>
    /// <param name="least">What is less is not logged.</param>
    public Logger Listen(ILogger log, LogEventLevel least) =>
        new LoggerConfiguration().MinimumLevel.Is(least).WriteTo.Logger(log).WriteTo.Sink(Lines).CreateLogger();

    /// <summary>Restores what earlier runs recorded.</summary>
    public void LoadEarlier()
    {
        using var reader = OpenReader();
        Standings.Load(reader.Folds().Select(fold =>
        {
            Troubles.Load(fold);
            return fold;
        }));
    }

    /// <summary>All metrics as Prometheus scrapes them.</summary>
    public string Scrape() => PrometheusText.Write(_collector.Collect());

    /// <inheritdoc/>
    public void Dispose()
    {
        _collector.Dispose();
        _metrics.Dispose();
        Traffic.Dispose();
    }

    private void Take(SearchEvent happened)
    {
        _metrics.Take(happened);
        if (happened is SearchEvent.FoldCounted { Part: > 0 and var part } fold)
        {
            if (fold.Line.Status == FoldStatus.Quarantined)
            {
                Troubles.Note($"Fold {fold.Fold} of outer fold {part} is quarantined: {fold.Reason}");
            }
        }
        else
        {
            Troubles.Take(happened);
        }

        if (happened.Part == 0)
        {
            Standings.Take(happened, Elapsed);
        }
    }
}
