using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>What is asked of the store: one question at a time, so that a search never waits for more than one reader of its own page.</summary>
/// <param name="study">The search.</param>
/// <param name="recent">What charts have read lately is not read again.</param>
internal sealed class StudyDetails(LiveStudy study, RecentStudy recent) : IDisposable
{
    private const int MostEpochs = 200;

    /// <summary>A ranking of all configurations serves for so many times the time that it took.</summary>
    private const int Rest = 20;

    private readonly Lock _gate = new();
    private readonly RowAnswers _rows = new(study);
    private IReadOnlyList<LeaderboardRow> _ranked = [];
    private int _rankedAt = -1;
    private TimeSpan _rankedUntil;

    /// <summary>A page of the configurations with a recorded fold.</summary>
    /// <param name="order">By what.</param>
    /// <param name="isDescending">Whether the other way round.</param>
    /// <param name="status">Only those that stand so; null for all.</param>
    public PageAnswer<RowAnswer> Configurations(ConfigurationOrder order, bool isDescending, ConfigurationStatus? status, int offset, int limit)
    {
        lock (_gate)
        {
            var chosen = Ranked().Where(row => status is null || row.Summary.Status == status);
            IEnumerable<LeaderboardRow> sorted = order switch
            {
                ConfigurationOrder.Configuration => chosen.OrderBy(row => row.Configuration),
                ConfigurationOrder.Mean => chosen.OrderBy(row => double.IsNaN(row.Summary.Mean)).ThenBy(row => row.Summary.Mean),
                ConfigurationOrder.Deviation => chosen.OrderBy(row => row.Summary.Deviation is null).ThenBy(row => row.Summary.Deviation),
                _ => chosen,
            };
            var all = sorted.ToList();
            if (isDescending)
            {
                all.Reverse();
            }

            return new PageAnswer<RowAnswer>(
                all.Count, offset,
                [.. all.Skip(offset).Take(limit).Select(row => _rows.Row(row.Configuration, row.Rank, row.Summary, Done(row)))]);
        }
    }

    /// <summary>The winner, or the configuration that leads.</summary>
    public BestAnswer Best()
    {
        lock (_gate)
        {
            return _rows.Best();
        }
    }

    /// <summary>Some of the counted folds.</summary>
    public PageAnswer<FoldAnswer> Folds(FoldFilter filter, int offset, int limit)
    {
        lock (_gate)
        {
            return new PageAnswer<FoldAnswer>(
                _rows.Reader.CountFolds(filter), offset, [.. _rows.Reader.Folds(filter, offset, limit).Select(FoldOf)]);
        }
    }

    /// <summary>One configuration in full; null where it was not drawn.</summary>
    public ConfigurationAnswer? Configuration(int configuration)
    {
        lock (_gate)
        {
            if (_rows.Reader.Choices(configuration) is null)
            {
                return null;
            }

            var folds = _rows.Reader.Folds(new FoldFilter(configuration, null), 0, study.Experiment.Validation.Trainings);
            var lines = new FoldLine[study.Experiment.Validation.Trainings];
            foreach (var fold in folds)
            {
                lines[fold.Fold.Fold] = fold.Line;
            }

            return new ConfigurationAnswer(
                _rows.Row(configuration, null, FoldSummary.Summarize(lines, GoalScores.Compute(study.Experiment.Selection), folds.Count == 0 ? 0 : folds[0].Parameters), folds.Count),
                [.. folds.Select(FoldOf)],
                [.. _rows.Reader.Curves(configuration).Select(curve => CurveOf(
                    curve.Fold.Fold, curve.Curves, OneEpoch.Held(folds.FirstOrDefault(fold => fold.Fold == curve.Fold)?.Line.ScoredEpoch ?? 0, curve.Curves.Epochs)))]);
        }
    }

    /// <summary>What is asked for a quarantined fold; null where its configuration was not drawn.</summary>
    public SearchAction? Requeue(int configuration, int fold)
    {
        lock (_gate)
        {
            return _rows.Reader.Choices(configuration) is { } choices
                ? new SearchAction.Requeue(study.Experiment.Configure(configuration, choices), fold)
                : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _rows.Dispose();
        }
    }

    private IReadOnlyList<LeaderboardRow> Ranked()
    {
        var done = study.Watch.Progress?.Done ?? 0;
        if (done == _rankedAt || study.Elapsed < _rankedUntil) return _ranked;
        if (recent.Fresh is { } look && look.Done >= _rankedAt)
        {
            (_ranked, _rankedAt) = (look.Ranked, look.Done);
        }
        else
        {
            var start = study.Elapsed;
            var parameters = new Dictionary<int, long>();
            var board = new Leaderboard(study.Experiment.Validation.Trainings, study.Experiment.Selection.Metric, index => parameters[index], GoalScores.Compute(study.Experiment.Selection));
            foreach (var fold in _rows.Reader.Folds())
            {
                parameters[fold.Fold.Configuration] = fold.Parameters;
                board.Add(fold.Fold, fold.Line);
            }

            (_ranked, _rankedAt) = (board.Ranked(), done);
            _rankedUntil = study.Elapsed + (Rest * (study.Elapsed - start));
        }

        return _ranked;
    }

    private static int Done(LeaderboardRow row) => row.Folds.Count(fold => fold.Status != FoldStatus.Pending);

    private FoldAnswer FoldOf(StoredFold fold) => new(
        fold.Fold.Configuration, fold.Fold.Fold, StatusNames.Describe(fold.Line.Status),
        fold.Line.Status == FoldStatus.Scored ? SelectionCost.Metric(study.Experiment.Selection.Metric, fold.Line.Cost) : null,
        fold.Line.Status == FoldStatus.Scored ? Significand.Shortest(fold.Line.ValidationLoss) : null,
        fold.Line.Status == FoldStatus.Scored ? Significand.Reported(fold.Line.TrainLoss) : null,
        fold.Line.ScoredEpoch, fold.Line.BestEpoch, fold.Line.Epochs, Math.Round(fold.Duration.TotalSeconds, 3), fold.Reason, fold.Attempt.ToString());

    private static CurveAnswer CurveOf(int fold, LossCurves curves, int best)
    {
        var epochs = ThinnedCurve.Epochs(curves.Epochs, best, MostEpochs);
        return new CurveAnswer(fold, epochs, [.. epochs.Select(epoch => Significand.Shortest(curves.Train[epoch - 1]))], [.. epochs.Select(epoch => Significand.Shortest(curves.Validation[epoch - 1]))]);
    }
}

/// <summary>By what configurations are sorted.</summary>
internal enum ConfigurationOrder
{
    /// <summary>The best first, then those that cannot win, then the incomplete ones.</summary>
    Rank,

    /// <summary>Their index.</summary>
    Configuration,

    /// <summary>Their mean validation loss.</summary>
    Mean,

    Deviation,
}
