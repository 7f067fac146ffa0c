using ActorSearch.Abstractions;

namespace ActorSearch.Running;

/// <summary>A function as an objective. It has no model: a final training is not run, unless its score is asked for.</summary>
internal sealed class CodeRun(Func<Trial, Fold, CancellationToken, double> objective) : IObjectiveRun
{
    /// <inheritdoc/>
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        if (task.Restart is not null && task.ValidationRows.IsEmpty)
        {
            onEpoch(new EpochReport(1, double.NaN));
            return new TrainingEnd.Trained();
        }

        var fold = new Fold(task, onEpoch);
        var loss = objective(task.Trial, fold, cancellation);
        if (fold.Reported is not { } last)
        {
            fold.Report(loss);
        }
        else if (!last.Equals(loss))
        {
            return new TrainingEnd.Failed($"The objective returned {loss:R}, but reported {last:R} for its last epoch; return the loss of the last epoch.");
        }

        return new TrainingEnd.Trained();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
