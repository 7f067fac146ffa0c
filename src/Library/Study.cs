using ActorSearch.Abstractions;
using ActorSearch.Running;

namespace ActorSearch;

/// <summary>
/// Searches hyperparameters of a function or an <see cref="IObjective"/> in this process: it is called for each fold of each configuration, in as many
/// threads as there are slots, and must not share state between calls. What it throws fails that fold, and the search continues.
/// </summary>
public static class Study
{
    /// <summary>Searches, and blocks until all is done.</summary>
    /// <param name="experiment">What to search over.</param>
    /// <param name="objective">The loss of a configuration on a fold, lower is better; not finite: the fold fails.</param>
    /// <param name="cancellation">Interrupts the search; what is recorded stays in the folder of <see cref="ExperimentBuilder.Output"/>.</param>
    /// <exception cref="StudyException">The experiment or its folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static StudyResult Run(ExperimentBuilder experiment, Func<Trial, Fold, CancellationToken, double> objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(objective);
        return StudyRun.Do(experiment, () => new CodeRun(objective), cancellation);
    }

    /// <summary>Searches over an objective, which may have epochs, metrics and a final model. Its name, hyperparameters, metrics and data are its own.</summary>
    /// <param name="experiment">What to search over: hyperparameters of the objective.</param>
    /// <param name="objective">Opened once for each slot.</param>
    /// <inheritdoc cref="Run(ExperimentBuilder, Func{Trial, Fold, CancellationToken, double}, CancellationToken)"/>
    public static StudyResult Run(ExperimentBuilder experiment, IObjective objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(objective);
        return StudyRun.Do(experiment, objective, cancellation);
    }

    /// <summary>Searches over an asynchronous function. Each call keeps its slot until its task has ended.</summary>
    /// <inheritdoc cref="Run(ExperimentBuilder, Func{Trial, Fold, CancellationToken, double}, CancellationToken)"/>
    public static Task<StudyResult> RunAsync(
        ExperimentBuilder experiment, Func<Trial, Fold, CancellationToken, Task<double>> objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(objective);
        return Task.Factory.StartNew(
            () => StudyRun.Do(experiment, () => new CodeRun((trial, fold, token) => objective(trial, fold, token).GetAwaiter().GetResult()), cancellation),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
