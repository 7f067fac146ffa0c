using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>The study as it was not long ago, and at the end as it is, read once for all charts. Safe for use from many threads.</summary>
internal sealed class RecentStudy(LiveStudy study) : IDisposable
{
    /// <summary>Of more folds there are no charts of all configurations: each look reads all folds. The report has them.</summary>
    private const int MostFolds = 200_000;

    /// <summary>What was read serves for so many times the time that it took.</summary>
    private const int Rest = 20;

    private readonly Lock _gate = new();
    private IStudyReader? _reader;
    private Look? _look;
    private TimeSpan _until;

    /// <summary>Null before the first fold is counted, and where there are too many.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Look? Read()
    {
        lock (_gate)
        {
            var done = study.Watch.Progress?.Done ?? 0;
            if (done == 0 || done == _look?.Done || done > MostFolds || Serves) return _look;
            var start = study.Elapsed;
            _reader ??= study.OpenReader();
            var view = StudyView.Read(_reader);
            _look = new Look(done, view, view.Board.Ranked(), [.. _reader.Attempts()]);
            _until = study.Elapsed + (Rest * (study.Elapsed - start));
            return _look;
        }
    }

    /// <summary>What was read last; null if <see cref="Read"/> would read the store again. Waits while another thread reads.</summary>
    public Look? Fresh
    {
        get
        {
            lock (_gate)
            {
                return _look is not null && (_look.Done == study.Watch.Progress?.Done || Serves) ? _look : null;
            }
        }
    }

    private bool Serves => study.Elapsed < _until && study.Watch.Outcome is null;

    /// <summary>The curves of the folds of a configuration.</summary>
    public ImmutableArray<Shared.Results.LossCurves> Curves(int configuration)
    {
        lock (_gate)
        {
            _reader ??= study.OpenReader();
            return [.. _reader.Curves(configuration).Select(curve => curve.Curves)];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _reader?.Dispose();
        }
    }

    /// <summary>What was read.</summary>
    /// <param name="Done">Folds counted by then.</param>
    /// <param name="Ranked">All configurations, the best first.</param>
    public sealed record Look(int Done, StudyView View, IReadOnlyList<LeaderboardRow> Ranked, ImmutableArray<StoredAttempt> Attempts);
}
