using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// The trainings of a slot: a fold with early stopping, or a refit on all rows. Blocks the calling thread, which has to be the same
/// for one training; knows no clock. All losses are in units of the unscaled target, so that configurations with and without a
/// standardised target can be compared.
/// </summary>
/// <param name="data">The experiment's data.</param>
/// <param name="validation">How rows are divided; <see cref="Splits.Check(ValidationSettings, Strata)"/> has passed it.</param>
/// <param name="seed">The experiment's seed.</param>
/// <param name="vectorBits">Width of the dense engine's vectors, which no result depends on; null is the fastest of this machine.</param>
/// <param name="metrics">What folds and models are scored by; trainings watch the one that ranks where they do not watch the loss.</param>
/// <param name="paused">Of this and the other slots of the node.</param>
public sealed class TrainingRun(
    DataSet data, ValidationSettings validation, ulong seed, int? vectorBits = null, MetricSet? metrics = null, PausedTrainings? paused = null) : IDisposable
{
    private readonly TrainingRows _rows = new(data.Train, validation, seed);

    private readonly Engines _engines = new(vectorBits);

    private readonly MetricSet _metrics = metrics ?? MetricSet.LossAlone;

    private readonly PausedTrainings _paused = paused ?? new PausedTrainings();

    /// <summary>The rows as a scheme of validation sees them.</summary>
    public static Strata StrataOf(ValidationSettings validation, DataTable table) => TrainingRows.StrataOf(validation, table, null);

    /// <summary>The classes of the rows, or fifths of a numeric target.</summary>
    public static Strata StrataOf(DataTable table) => TrainingRows.StrataOf(table, null);

    /// <summary>Trains and validates one fold.</summary>
    /// <param name="hyperparameters">Of the configuration.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="onEpoch">Called after each epoch; may be null.</param>
    /// <param name="cancellation">Looked at before each batch; ends with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    /// <param name="last">The last epoch to run; what it computes is the beginning of the whole training.</param>
    /// <param name="key">Of the configuration: where an earlier training of it paused this one continues, with the same bits. Null: it begins.</param>
    public FoldOutcome TrainFold(
        Hyperparameters hyperparameters, int fold, Action<EpochProgress>? onEpoch, CancellationToken cancellation, OuterPart? part = null,
        int last = int.MaxValue, ConfigurationKey? key = null)
    {
        var split = _rows.Fold(fold, part);
        PausedId? id = key is { } known ? new PausedId(known, fold, NumberOf(part)) : null;
        var paused = id is { } begun ? _paused.Take(begun, last) : null;
        using var session = Session(hyperparameters, TrainingSeed.ForFold(seed, fold, NumberOf(part)), split.Train, hyperparameters.Training.MaxEpochs);
        return FoldTraining.Run(
            session, hyperparameters.Training, split.Validation, _metrics.Recorded, onEpoch, cancellation,
            WatchedBy(hyperparameters), last, paused: paused, onPause: id is { } kept ? pausing => _paused.Keep(kept, pausing) : null);
    }

    /// <summary>Trains on all training rows for a given number of epochs and scores train and test rows; outside of an outer fold its rows are the test rows.</summary>
    /// <param name="hyperparameters">Of the winner.</param>
    /// <param name="epochs">How many, ≥ 1.</param>
    /// <param name="restart">Which seed, from 0.</param>
    /// <param name="cancellation">Looked at before each batch; ends with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    public RefitOutcome Refit(Hyperparameters hyperparameters, int epochs, int restart, CancellationToken cancellation, OuterPart? part = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        // The course of the folds, which were scored at this epoch of it: its schedule is not squeezed into fewer epochs.
        var course = Math.Max(epochs, hyperparameters.Training.MaxEpochs);
        var rows = _rows.All(part);
        using var session = Session(hyperparameters, TrainingSeed.ForRefit(seed, restart, NumberOf(part)), rows, course);
        return RefitTraining.Run(session, rows, TestScorer(session, part), _metrics.Final, epochs, restart, cancellation);
    }

    /// <summary>Trains on all training rows but held-out ones, takes the weights of the epoch that these find best, and scores them.</summary>
    /// <param name="hyperparameters">Of the winner.</param>
    /// <param name="share">Share of the rows to hold out; <see cref="RefitSplit.Check"/> has passed it.</param>
    /// <param name="restart">Which seed, from 0; the rows are the same for all.</param>
    /// <param name="onEpoch">Called after each epoch; may be null.</param>
    /// <param name="cancellation">Looked at before each batch; ends with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    public RefitOutcome Refit(
        Hyperparameters hyperparameters, double share, int restart, Action<EpochProgress>? onEpoch, CancellationToken cancellation, OuterPart? part = null)
    {
        var split = _rows.HoldOut(share, part);
        using var session = Session(hyperparameters, TrainingSeed.ForRefit(seed, restart, NumberOf(part)), split.Train, hyperparameters.Training.MaxEpochs);
        return RefitTraining.Run(
            session, hyperparameters.Training, WatchedBy(hyperparameters), TestScorer(session, part), _metrics.Final, split, restart, onEpoch, cancellation);
    }

    /// <summary>Trains a fold again, up to an epoch of its first training and with the same bits, for what its net says to its validation rows.</summary>
    /// <param name="hyperparameters">Of the winner.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="epoch">The last one to run, ≥ 1.</param>
    /// <param name="onEpoch">Called after each epoch; may be null.</param>
    /// <param name="cancellation">Looked at before each batch; ends with <see cref="OperationCanceledException"/>.</param>
    /// <param name="part">The outer fold that is held out; null for a training over all rows.</param>
    public OutOfFoldOutcome TrainOutOfFold(
        Hyperparameters hyperparameters, int fold, int epoch, Action<EpochProgress>? onEpoch, CancellationToken cancellation, OuterPart? part = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        var split = _rows.Fold(fold, part);
        using var session = Session(hyperparameters, TrainingSeed.ForFold(seed, fold, NumberOf(part)), split.Train, hyperparameters.Training.MaxEpochs);
        var outcome = FoldTraining.Run(session, hyperparameters.Training, split.Validation, [], onEpoch, cancellation, WatchedBy(hyperparameters), last: epoch);
        return outcome switch
        {
            FoldOutcome.Scored { Curves: var curves } when curves.Epochs == epoch => new OutOfFoldOutcome.Trained(
                curves.Train[^1], curves.Validation[^1], session.ScorerOf(split.Validation).Predict(session.Net), session.Model()),
            FoldOutcome.Scored scored => new OutOfFoldOutcome.Failed($"stopped after {scored.Curves.Epochs} of {epoch} epochs"),
            FoldOutcome.Failed failed => new OutOfFoldOutcome.Failed(failed.Reason),
            _ => throw new InvalidOperationException($"A training does not end as {outcome.GetType().Name}."),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _engines.Dispose();

    private static int NumberOf(OuterPart? part) => part?.Number ?? 0;

    private Scorer? TestScorer(TrainingSession session, OuterPart? part) => part is { } held ? session.ScorerOf(_rows.Outer(held).Validation)
        : data.Test is null ? null
        : session.ScorerOf(data.Test);

    private Metric WatchedBy(Hyperparameters hyperparameters) => hyperparameters.Training.Monitor == Watched.Metric ? _metrics.Ranking : Metric.Loss;

    private TrainingSession Session(Hyperparameters hyperparameters, TrainingSeed draws, int[] rows, int epochs) =>
        new(_engines.For(hyperparameters.Engine, hyperparameters.Model), hyperparameters, draws, data.Train, rows, epochs);
}

/// <summary>How far a training is.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">In units of the target, as <see cref="LossCurves.Train"/>.</param>
/// <param name="ValidationLoss">In units of the target, as <see cref="LossCurves.Validation"/>.</param>
public readonly record struct EpochProgress(int Epoch, double TrainLoss, double ValidationLoss);

/// <summary>What came of the second training of a fold.</summary>
public abstract record OutOfFoldOutcome
{
    private OutOfFoldOutcome()
    {
    }

    /// <summary>Its net.</summary>
    /// <param name="TrainLoss">Of the last epoch that was run, as <see cref="LossCurves.Train"/>.</param>
    /// <param name="ValidationLoss">After that epoch, as <see cref="LossCurves.Validation"/>.</param>
    /// <param name="Predictions">Of the validation rows, ascending, in the unit in which the target is stored; for classes their probabilities, rows × classes.</param>
    public sealed record Trained(double TrainLoss, double ValidationLoss, float[] Predictions, TrainedModel Model) : OutOfFoldOutcome;

    /// <summary>It did not reach that epoch, unlike the first training.</summary>
    public sealed record Failed(string Reason) : OutOfFoldOutcome;
}

/// <summary>What came of a refit.</summary>
public abstract record RefitOutcome
{
    private RefitOutcome()
    {
    }

    /// <summary>A model.</summary>
    public sealed record Trained(RefitResult Result, TrainedModel Model) : RefitOutcome;

    /// <summary>The model of another objective.</summary>
    /// <param name="Model">Its bytes; empty if there is none.</param>
    public sealed record Delivered(RefitResult Result, byte[] Model) : RefitOutcome;

    /// <summary>The loss was not finite.</summary>
    public sealed record Failed(string Reason) : RefitOutcome;
}
