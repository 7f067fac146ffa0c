using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Training;
using static System.FormattableString;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What an objective has reported of one training: its curves, its best epoch, and whether it should stop.</summary>
/// <param name="experiment">Names the metrics and the one that ranks.</param>
/// <param name="training">Early stopping.</param>
/// <param name="isValidated">Whether there are rows to validate on, or numbered folds.</param>
/// <param name="onEpoch">Called after each epoch.</param>
internal sealed class ReportedCourse(Experiment experiment, TrainingSettings training, bool isValidated, Action<EpochProgress> onEpoch)
{
    private readonly List<EpochReport> _epochs = [];
    private readonly Lock _gate = new();
    private bool _isOver;
    private EarlyStoppingState _state = new(training.EarlyStopping);

    private ReportedMetrics Metrics { get; } = new(experiment);

    /// <summary>Takes an epoch, on any thread.</summary>
    /// <returns>Whether to go on; false after the end.</returns>
    /// <exception cref="ArgumentException">It is out of order, or a number is missing or not finite: the training fails (<see cref="HeardRun"/>).</exception>
    public bool Report(EpochReport report)
    {
        lock (_gate)
        {
            if (_isOver) return false;
            return MistakeOf(report) is { } mistake ? throw new ArgumentException(mistake) : Take(report);
        }
    }

    /// <summary>The training has ended: what another thread reports now does not count.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }

    private string? MistakeOf(EpochReport report)
    {
        if (report.Epoch != _epochs.Count + 1) return Invariant($"epoch {report.Epoch} came after epoch {_epochs.Count}; epochs are counted from 1 without gaps");
        if (report.Epoch > training.MaxEpochs) return Invariant($"epoch {report.Epoch} came, but this training has {training.MaxEpochs}");
        if (isValidated && !double.IsFinite(report.ValidationLoss)) return Invariant($"the validation loss of epoch {report.Epoch} is {report.ValidationLoss}");
        if (double.IsInfinity(report.TrainLoss)) return Invariant($"the training loss of epoch {report.Epoch} is {report.TrainLoss}");
        var largest = double.MaxMagnitudeNumber(isValidated ? report.ValidationLoss : 0, report.TrainLoss);
        return ReportedMetrics.IsTooLarge(largest) ? Invariant($"a loss of epoch {report.Epoch} is {largest}; {ReportedMetrics.TooLarge}") : Metrics.Mistake(report, isValidated);
    }

    /// <summary>What is wrong with the scores of a final model over the test rows; null if nothing is.</summary>
    public string? MistakeOf(TrainingEnd.Trained end) => end.TestLoss is { } loss && !double.IsFinite(loss)
        ? Invariant($"the test loss is {loss}; null says that it was not measured")
        : end is { TestLoss: null, TestMetrics.Count: > 0 } ? "it has test metrics without a test loss; give both, or none"
        : Metrics.TestMistake(end);

    private bool Take(EpochReport report)
    {
        _epochs.Add(report);
        var loss = isValidated ? report.ValidationLoss : report.TrainLoss;
        _state = _state.After(isValidated && training.Monitor == Watched.Metric ? Metrics.Cost(report) : loss, loss);
        onEpoch(new EpochProgress(report.Epoch, report.TrainLoss, report.ValidationLoss));
        return !_state.Stops;
    }

    /// <summary>The curves so far.</summary>
    public LossCurves Curves() => new([.. _epochs.Select(epoch => epoch.TrainLoss)], [.. _epochs.Select(epoch => epoch.ValidationLoss)])
    {
        Metrics = Metrics.Curves(_epochs),
    };

    /// <summary>The result of a fold that has ended without a failure.</summary>
    public FoldOutcome Outcome() => _epochs.Count == 0 ? new FoldOutcome.Failed("the training ended without a result", Curves())
        : _state.BestEpoch == 0 ? new FoldOutcome.Failed("what training.monitor watches was not a number in any epoch", Curves())
        : new FoldOutcome.Scored(_state.BestEpoch, Curves(), Metrics.Create(_epochs[_state.BestEpoch - 1].Metrics));

    /// <summary>The result of a final model; null if nothing was reported.</summary>
    /// <param name="isHeldOut">Whether the rows to validate on decide its epoch; if not, they are those of an outer fold, and the last epoch is scored on them.</param>
    public RefitResult? Refit(int restart, TrainingEnd.Trained end, bool isHeldOut)
    {
        if (_epochs.Count == 0) return null;
        var kept = isHeldOut ? _epochs[Math.Max(1, _state.BestEpoch) - 1] : _epochs[^1];
        var validation = isValidated ? new Score(kept.ValidationLoss, Metrics.Create(kept.Metrics)) : null;
        var test = isValidated && !isHeldOut ? validation
            : end.TestLoss is { } loss ? new Score(loss, Metrics.Create(end.TestMetrics ?? ReportedMetrics.None))
            : null;
        return new RefitResult(restart, kept.Epoch, [.. _epochs.Select(epoch => epoch.TrainLoss)], new Score(kept.TrainLoss, Metrics.Create(new Dictionary<string, double>())), test)
        {
            Validation = isHeldOut ? validation : null,
            ValidationCurve = isHeldOut ? [.. _epochs.Select(epoch => epoch.ValidationLoss)] : [],
        };
    }
}
