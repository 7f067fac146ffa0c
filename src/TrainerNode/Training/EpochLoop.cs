using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Runs a net through the epochs of one training. Nothing is allocated for a batch.</summary>
internal sealed class EpochLoop
{
    private readonly INet _net;
    private readonly LearningRateSchedule _schedule;
    private readonly LossSettings _loss;
    private readonly double _learningRate, _lossUnit;
    private readonly int _batchSize;
    private readonly TrainingSeed _seed;
    private readonly IRowSource _table;
    private readonly AugmentedRows? _augmented;
    private readonly int[] _rows, _order;
    private readonly float[]? _weights;
    private IOptimizer _optimizer;
    private WeightAverage? _average;

    /// <summary>Draws the initial weights.</summary>
    /// <param name="net">With a capacity of one batch at least.</param>
    /// <param name="hyperparameters">Of the configuration.</param>
    /// <param name="seed">Where all draws come from.</param>
    /// <param name="table">The numbers.</param>
    /// <param name="rows">Which rows of it to train on, at least one.</param>
    /// <param name="epochs">How many epochs it may come to.</param>
    /// <param name="loss">What the net minimises.</param>
    /// <param name="lossUnit">What the net's loss is multiplied by to be in units of the target.</param>
    /// <param name="weights">How much each row of the table counts in a <see cref="Losses.WeightedLoss"/>; null for other losses.</param>
    public EpochLoop(
        INet net, Hyperparameters hyperparameters, TrainingSeed seed, IRowSource table, int[] rows, int epochs, LossSettings loss, double lossUnit,
        float[]? weights)
    {
        (_net, _seed, _rows, _loss, _lossUnit, _weights) = (net, seed, rows, loss, lossUnit, weights);
        _augmented = table is PixelRows images && hyperparameters.Augmentation != AugmentationSettings.None
            ? new AugmentedRows(images, new Augmentation(hyperparameters.Augmentation, images.Shape))
            : null;
        _table = _augmented ?? table;
        _order = new int[rows.Length];
        _batchSize = hyperparameters.Training.BatchSize;
        _learningRate = hyperparameters.Optimizer.LearningRate;
        _average = hyperparameters.Training.Averaging > 0 ? new WeightAverage(net, hyperparameters.Training.Averaging) : null;
        _optimizer = hyperparameters.Optimizer.Create(net.Layout.Trained);
        _schedule = new LearningRateSchedule(hyperparameters.Schedule, epochs, (rows.Length + _batchSize - 1) / _batchSize);
        InitialWeights.Draw(hyperparameters.Initialization, net.Layout, net.Parameters, seed.Stream(StreamPurpose.InitialWeights));
    }

    /// <summary>What another loop needs to continue here. This one is not used any more: the state is not copied.</summary>
    public PausedLoop Pause() => new(_net.Parameters.ToArray(), _optimizer, _average);

    /// <summary>Continues where another loop of the same training paused.</summary>
    public void Continue(PausedLoop paused)
    {
        paused.Parameters.CopyTo(_net.Parameters);
        (_optimizer, _average) = (paused.Optimizer, paused.Average?.ForNet(_net));
    }

    /// <summary>
    /// Trains one epoch: every row once, in an order that depends on the seed and the epoch alone. The net then holds the weights to
    /// score: the averaged ones where they are averaged.
    /// </summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="losses">What the schedule judges a plateau by: a loss after each earlier epoch.</param>
    /// <param name="cancellation">Looked at before each batch.</param>
    /// <returns>
    /// Mean loss over the rows, each as seen before its step; in units of the target. Batches that have no loss, since all their rows are of
    /// classes with a weight of 0, are left out.
    /// </returns>
    public double Run(int epoch, ReadOnlySpan<double> losses, CancellationToken cancellation)
    {
        _rows.CopyTo(_order, 0);
        _seed.Stream(StreamPurpose.Shuffle, epoch).Shuffle(_order.AsSpan());
        var dropout = _seed.Stream(StreamPurpose.Dropout, epoch);
        _average?.Hide();
        _augmented?.Begin(_seed.Stream(StreamPurpose.Augmentation, epoch));
        var (sum, counted) = (0.0, 0);
        for (var start = 0; start < _order.Length; start += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _order.AsSpan(start, Math.Min(_batchSize, _order.Length - start));
            NetRows.FillInputs(_net, _table, batch);
            var targets = NetRows.FillTargets(_net, _table, batch, _weights);
            var loss = _net.Backpropagate(batch.Length, ref dropout);
            if (_loss.HasMean(_net.Targets[..targets]))
            {
                sum += loss * (double)batch.Length;
                counted += batch.Length;
            }

            var factor = _schedule.Factor(epoch - 1, start / _batchSize, losses);
            _optimizer.Step(_net.Parameters[.._net.Layout.Trained], _net.Gradients, _learningRate * factor);
            _average?.Add();
        }

        _average?.Show();
        return Significand.Rounded(sum / counted * _lossUnit);
    }
}
