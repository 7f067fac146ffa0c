using ActorSearch.Abstractions;

namespace ActorSearch;

/// <summary>One training of a configuration. Belongs to the thread that trains it.</summary>
public sealed class Fold
{
    private readonly TrainingTask _task;
    private readonly Func<EpochReport, bool> _onEpoch;

    internal Fold(TrainingTask task, Func<EpochReport, bool> onEpoch) => (_task, _onEpoch) = (task, onEpoch);

    /// <summary>Its number within the repeat, from 0.</summary>
    public int Index => _task.Fold;

    /// <summary>Its repeat, from 0.</summary>
    public int Repeat => _task.Repeat;

    /// <summary>Numbers of the rows to train on, ascending, from 0; empty without <see cref="ExperimentBuilder.Rows"/>.</summary>
    public ReadOnlyMemory<int> TrainingRows => _task.TrainingRows;

    /// <summary>Numbers of the rows to compute the loss of, ascending; no training row is one of them.</summary>
    public ReadOnlyMemory<int> ValidationRows => _task.ValidationRows;

    /// <summary>Seed for a generator of a library: the same for this fold of all configurations, so that they do not differ by luck. Below 2³².</summary>
    public uint Seed => _task.Seed;

    /// <summary>Random streams with the same draws on every machine, in place of <see cref="Seed"/>.</summary>
    public IRandomStreams Random => _task.Random;

    /// <summary>The last epoch to train, ≥ 1.</summary>
    public int Epochs => _task.Epochs;

    /// <summary>The loss that was reported last; null before.</summary>
    internal double? Reported { get; private set; }

    /// <summary>How many epochs were reported.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Reports the next epoch; a training without epochs need not report, or reports once for its metrics.</summary>
    /// <param name="loss">Validation loss, lower is better, finite.</param>
    /// <param name="trainLoss">Loss over the training rows; NaN where it is not measured.</param>
    /// <param name="metrics">A value for each <see cref="ExperimentBuilder.Metric"/>; NaN where it has none.</param>
    /// <returns>Whether to continue; false: return the last loss, because this was the last epoch, or because the search expects no better. False after the function has returned, and then nothing is counted.</returns>
    /// <exception cref="ArgumentException">A number is missing or not finite, or there are more than <see cref="Epochs"/>: the fold fails, also where this is caught. On a thread other than that of the function the call returns false instead.</exception>
    public bool Report(double loss, double trainLoss = double.NaN, IReadOnlyDictionary<string, double>? metrics = null)
    {
        var report = new EpochReport(Epoch + 1, loss) { TrainLoss = trainLoss };
        var continues = _onEpoch(metrics is null ? report : report with { Metrics = metrics });
        (Epoch, Reported) = (Epoch + 1, loss);
        return continues && Epoch < Epochs;
    }
}
